//! Who an account is: drawn once, true throughout.

use crate::{
    configuration::Segment,
    dice::{Dice, Purpose},
    texts::{Texts, choose},
    timeline::Day,
    world::World,
};

/// The lasting traits of an account. What the vendor cannot see ends up in the truth files.
#[expect(clippy::struct_excessive_bools, reason = "independent traits, not states")]
#[derive(Debug)]
pub(crate) struct Profile<'w> {
    pub(crate) number: u64,
    pub(crate) segment_index: usize,
    pub(crate) segment: &'w Segment,
    pub(crate) country: usize,
    pub(crate) language: usize,
    pub(crate) currency: usize,
    pub(crate) texts: &'w Texts,
    pub(crate) name: String,
    pub(crate) industry: &'w str,
    pub(crate) source: &'w str,
    pub(crate) owner: &'w str,
    pub(crate) created: Day,
    pub(crate) plan: usize,
    pub(crate) seats: u32,
    pub(crate) annual: bool,
    pub(crate) trial: bool,
    pub(crate) converts: bool,
    pub(crate) discount_percent: i64,
    /// Months the discount lasts; `None` is for ever.
    pub(crate) discount_months: Option<u32>,
    pub(crate) by_transfer: bool,
    pub(crate) channel: &'static str,
    pub(crate) promised_feature: &'w str,
    pub(crate) fit: f64,
    pub(crate) ability: f64,
    pub(crate) price_pressure: f64,
    pub(crate) hard_to_use: bool,
    pub(crate) wrong_job: bool,
    pub(crate) oversold: bool,
    pub(crate) experience_mismatch: bool,
    pub(crate) channel_mismatch: bool,
    /// Per competitor launch, by position: whether the account notices it.
    pub(crate) notices: u64,
}

impl<'w> Profile<'w> {
    /// Draws account `number` (counted from 1).
    pub(crate) fn new(world: &'w World<'_>, number: u64) -> Self {
        let mut dice = Dice::new(world.seed, number, Purpose::Profile);
        let business = &world.configuration.business;
        let segment_index = dice.weighted(&world.segment_weights);
        let segment = &world.configuration.segments[segment_index];
        let choices = &world.segments[segment_index];
        let country = dice.weighted(&choices.countries);
        let (language, currency) = world.countries[country];
        let texts = &world.texts[language];
        let created = world.arrival(&mut dice);
        let fit = (segment.fit + segment.fit_spread * dice.normal()).clamp(0.0, 1.0);
        let wrong_job = dice.chance(segment.wrong_job_share);
        let ability = 0.15 + 0.75 * fit + 0.15 * dice.normal() - 0.4 * f64::from(u8::from(wrong_job));
        // Sizes of firms are spread like their logarithms.
        let [fewest, most] = segment.seats.map(f64::from);
        let seats = (fewest * (most / fewest).powf(dice.uniform())).round().max(1.0) as u32;
        let oversold = dice.chance(segment.oversold_share);
        let channel_mismatch = dice.chance(segment.channel_mismatch_share);
        let discounted = dice.chance(segment.discount_share);
        let discount_percent = i64::from(dice.between(1, 3)) * 10;
        let discount_months = [Some(3), Some(6), Some(12), None][dice.below(4) as usize];
        Self {
            number,
            segment_index,
            segment,
            country,
            language,
            currency,
            texts,
            name: texts.company(&mut dice),
            industry: choose(&business.industries, &mut dice),
            source: choose(&business.acquisition_sources, &mut dice),
            owner: choose(&business.owners, &mut dice),
            created,
            plan: dice.weighted(&choices.plans),
            seats,
            annual: dice.chance(segment.annual_share),
            trial: dice.chance(segment.trial_share),
            converts: dice.chance(segment.trial_conversion),
            discount_percent: if discounted { discount_percent } else { 0 },
            discount_months,
            by_transfer: dice.chance(world.configuration.payments.transfer_share),
            channel: if channel_mismatch {
                "messenger"
            } else {
                ["email", "email", "chat", "phone"][dice.below(4) as usize]
            },
            promised_feature: if oversold { choose(&texts.features, &mut dice) } else { "" },
            fit,
            ability: ability.clamp(0.02, 1.0),
            price_pressure: (segment.price_pressure + 0.2 * dice.normal()).clamp(0.0, 1.0),
            hard_to_use: dice.chance(segment.hard_to_use_share),
            wrong_job,
            oversold,
            experience_mismatch: dice.chance(segment.experience_mismatch_share),
            channel_mismatch,
            // Three of five notice a launch: a bit is set if either of two is, and a third.
            notices: (dice.bits() | dice.bits()) & (dice.bits() | dice.bits()),
        }
    }
}
