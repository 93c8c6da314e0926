//! Checks of a configuration: ranges, references, and what the mechanisms need.

use std::collections::BTreeMap;

use super::{Configuration, Segment};
use crate::{Error, LEAVES, Result, Signal, texts};

/// Signals that may be raised by an occurrence: those no other process sets.
const OCCURRENCE_SIGNALS: &[Signal] = &[
    Signal::SetupFailed,
    Signal::FeatureRequestOpen,
    Signal::UnexpectedCharge,
    Signal::PaymentMethodMissing,
    Signal::BillingError,
    Signal::ChampionGone,
    Signal::Closing,
    Signal::Acquired,
    Signal::CashStrain,
    Signal::NeedEnding,
    Signal::InHousing,
    Signal::Outgrowing,
    Signal::Shrinking,
    Signal::Relocating,
    Signal::UsageFading,
];

fn share(place: impl Into<String>, value: f64) -> Result<()> {
    if (0.0..=1.0).contains(&value) {
        return Ok(());
    }
    Err(Error::configuration(place, format!("{value} is not between 0 and 1")))
}

fn positive(place: impl Into<String>, value: f64) -> Result<()> {
    if value.is_finite() && value > 0.0 {
        return Ok(());
    }
    Err(Error::configuration(place, format!("{value} is not a positive number")))
}

fn weights(place: &str, table: &BTreeMap<String, f64>) -> Result<()> {
    let valid = table.values().all(|weight| weight.is_finite() && *weight >= 0.0);
    if valid && table.values().sum::<f64>() > 0.0 {
        return Ok(());
    }
    Err(Error::configuration(place, "weights have to be 0 or more, and one of them positive"))
}

fn known(place: &str, name: &str, names: &[&str]) -> Result<()> {
    if names.contains(&name) {
        return Ok(());
    }
    Err(Error::configuration(place, format!("`{name}` is not one of {}", names.join(", "))))
}

fn filled<T>(place: &str, items: &[T]) -> Result<()> {
    if items.is_empty() {
        return Err(Error::configuration(place, "at least one entry is needed"));
    }
    Ok(())
}

impl Configuration {
    /// Checks everything the simulation relies on.
    pub(super) fn check(&self) -> Result<()> {
        self.check_business()?;
        self.check_calendar()?;
        let plans: Vec<&str> = self.plans.iter().map(|plan| plan.name.as_str()).collect();
        let countries: Vec<&str> = self.countries.iter().map(|c| c.code.as_str()).collect();
        filled("segments", &self.segments)?;
        for segment in &self.segments {
            check_segment(segment, &plans, &countries)?;
        }
        self.check_causes()?;
        self.check_processes()
    }

    fn segment_names(&self) -> Vec<&str> {
        self.segments.iter().map(|segment| segment.name.as_str()).collect()
    }

    fn check_business(&self) -> Result<()> {
        filled("business.rivals", &self.business.rivals)?;
        filled("business.owners", &self.business.owners)?;
        filled("business.industries", &self.business.industries)?;
        filled("business.acquisition_sources", &self.business.acquisition_sources)?;
        share("business.largest_total_hazard", self.business.largest_total_hazard)?;
        filled("plans", &self.plans)?;
        filled("countries", &self.countries)?;
        let currencies: Vec<&str> = self.currencies.iter().map(|c| c.code.as_str()).collect();
        for country in &self.countries {
            let place = format!("countries.{}", country.code);
            known(&place, &country.currency, &currencies)?;
            known(&place, &country.language, &texts::LANGUAGES)?;
            for plan in &self.plans {
                if plan.seat_price.get(&country.currency).is_none_or(|price| *price <= 0) {
                    return Err(Error::configuration(
                        format!("plans.{}.seat_price", plan.name),
                        format!("a positive price in {} is needed", country.currency),
                    ));
                }
            }
        }
        Ok(())
    }

    fn check_calendar(&self) -> Result<()> {
        let calendar = &self.calendar;
        let start: jiff::civil::Date = calendar.start.parse().map_err(|error| {
            Error::configuration("calendar.start", format!("not a date like 2023-01-01: {error}"))
        })?;
        if start.day() != 1 {
            return Err(Error::configuration("calendar.start", "has to be the first of a month"));
        }
        if !(1..=120).contains(&calendar.months) {
            return Err(Error::configuration("calendar.months", "has to be between 1 and 120"));
        }
        if !(-0.5..=1.0).contains(&calendar.arrivals_growth) {
            return Err(Error::configuration("calendar.arrivals_growth", "has to be between -0.5 and 1"));
        }
        let plans: Vec<&str> = self.plans.iter().map(|plan| plan.name.as_str()).collect();
        for change in &calendar.price_changes {
            for plan in &change.plans {
                known("calendar.price_changes", plan, &plans)?;
            }
            if !(-90..=1000).contains(&change.percent) {
                return Err(Error::configuration(
                    "calendar.price_changes",
                    "percent has to be between -90 and 1000",
                ));
            }
        }
        for launch in &calendar.competitor_launches {
            for segment in &launch.segments {
                known("calendar.competitor_launches", segment, &self.segment_names())?;
            }
        }
        for incident in &calendar.incidents {
            share("calendar.incidents.share", incident.share)?;
            if incident.day > 27 {
                return Err(Error::configuration("calendar.incidents.day", "has to be 0 to 27"));
            }
        }
        let random = &calendar.random_incidents;
        filled("calendar.random_incidents.titles", &random.titles)?;
        share("calendar.random_incidents.share", random.share[0])?;
        share("calendar.random_incidents.share", random.share[1])
    }

    fn check_causes(&self) -> Result<()> {
        filled("causes", &self.causes)?;
        let options: Vec<&str> = self.distortions.options.iter().map(String::as_str).collect();
        for (index, cause) in self.causes.iter().enumerate() {
            let place = format!("causes.{}", cause.leaf);
            known(&place, &cause.leaf, &LEAVES)?;
            if self.cause(&cause.leaf) != Some(index) {
                return Err(Error::configuration(place, "stands twice"));
            }
            share(format!("{place}.monthly_hazard"), cause.monthly_hazard)?;
            share(format!("{place}.vendor_share"), cause.vendor_share)?;
            for (signal, factor) in &cause.raised_by {
                positive(format!("{place}.raised_by.{}", signal.name()), *factor)?;
            }
            weights(&format!("{place}.destinations"), &cause.destinations)?;
            weights(&format!("{place}.honest_answers"), &cause.honest_answers)?;
            for option in cause.honest_answers.keys() {
                known(&format!("{place}.honest_answers"), option, &options)?;
            }
        }
        for occurrence in &self.occurrences {
            let place = format!("occurrences.{}", occurrence.signal.name());
            if !OCCURRENCE_SIGNALS.contains(&occurrence.signal) {
                return Err(Error::configuration(
                    place,
                    "this signal follows from other processes and cannot occur by chance",
                ));
            }
            share(format!("{place}.monthly_probability"), occurrence.monthly_probability)?;
            share(format!("{place}.ticket_probability"), occurrence.ticket_probability)?;
            positive(format!("{place}.usage_factor"), occurrence.usage_factor)?;
            positive(format!("{place}.seats_factor"), occurrence.seats_factor)?;
            if let Some(topic) = &occurrence.ticket_topic {
                known(&place, topic, &texts::TICKET_TOPICS)?;
            }
            for segment in occurrence.segments.keys() {
                known(&place, segment, &self.segment_names())?;
            }
        }
        Ok(())
    }

    fn check_processes(&self) -> Result<()> {
        positive("term.annual_near_renewal", self.term.annual_near_renewal)?;
        positive("term.annual_otherwise", self.term.annual_otherwise)?;
        share("term.immediate_share", self.term.immediate_share)?;
        share("term.reactivation_share", self.term.reactivation_share)?;
        share("term.plan_upgrade", self.term.plan_upgrade)?;
        share("onboarding.missed_at_full_fit", self.onboarding.missed_at_full_fit)?;
        share("onboarding.missed_at_no_fit", self.onboarding.missed_at_no_fit)?;
        filled("onboarding.milestones", &self.onboarding.milestones)?;
        positive("usage.reference_months", self.usage.reference_months)?;
        if !(0.0..=100_000.0).contains(&self.usage.events_per_account) {
            return Err(Error::configuration("usage.events_per_account", "has to be between 0 and 100000"));
        }
        weights("usage.events", &self.usage.events)?;
        share("usage.after_end_share", self.usage.after_end_share)?;
        let support = &self.support;
        weights("support.channels", &support.channels)?;
        weights("support.background_topics", &support.background_topics)?;
        for topic in support.background_topics.keys() {
            known("support.background_topics", topic, &texts::TICKET_TOPICS)?;
        }
        positive("support.first_reply_median_hours", support.first_reply_median_hours)?;
        share("support agent styles", support.canned + support.cold + support.horseman)?;
        share("support.reopened_after_canned", support.reopened_after_canned)?;
        share("support.reopened_otherwise", support.reopened_otherwise)?;
        share("support.rating_response", support.rating_response)?;
        share("surveys.response", self.surveys.response)?;
        share("surveys.comment", self.surveys.comment)?;
        if self.surveys.every_months == 0 {
            return Err(Error::configuration("surveys.every_months", "has to be 1 or more"));
        }
        let payments = &self.payments;
        share("payments.decline", payments.decline)?;
        share("payments.transfer_share", payments.transfer_share)?;
        weights("payments.decline_codes", &payments.decline_codes)?;
        let ascending = payments.retry_days.windows(2).all(|pair| pair[0] < pair[1]);
        let last = payments.retry_days.last().copied().unwrap_or(0);
        if !ascending || !(1..=27).contains(&last) || payments.retry_days.first() == Some(&0) {
            return Err(Error::configuration("payments.retry_days", "have to rise and lie between 1 and 27"));
        }
        let distortions = &self.distortions;
        let options: Vec<&str> = distortions.options.iter().map(String::as_str).collect();
        filled("distortions.options", &options)?;
        known("distortions.price_option", &distortions.price_option, &options)?;
        share("distortions.silence", distortions.silence)?;
        share("distortions.price_over_blamed", distortions.price_over_blamed)?;
        share("distortions.first_option", distortions.first_option)?;
        share("distortions.comment", distortions.comment)?;
        share("distortions.comment_contradicts", distortions.comment_contradicts)?;
        weights("distortions.channels", &distortions.channels)
    }
}

fn check_segment(segment: &Segment, plans: &[&str], countries: &[&str]) -> Result<()> {
    let place = format!("segments.{}", segment.name);
    positive(format!("{place}.share"), segment.share)?;
    share(format!("{place}.fit"), segment.fit)?;
    if segment.seats[0] == 0 || segment.seats[0] > segment.seats[1] || segment.seats[1] > 1_000_000 {
        return Err(Error::configuration(
            format!("{place}.seats"),
            "have to be two rising numbers between 1 and 1000000",
        ));
    }
    weights(&format!("{place}.plans"), &segment.plans)?;
    for plan in segment.plans.keys() {
        known(&format!("{place}.plans"), plan, plans)?;
    }
    weights(&format!("{place}.countries"), &segment.countries)?;
    for country in segment.countries.keys() {
        known(&format!("{place}.countries"), country, countries)?;
    }
    if !(0..100).contains(&segment.annual_discount_percent) {
        return Err(Error::configuration(
            format!("{place}.annual_discount_percent"),
            "has to be between 0 and 99",
        ));
    }
    for (name, value) in [
        ("annual_share", segment.annual_share),
        ("trial_share", segment.trial_share),
        ("trial_conversion", segment.trial_conversion),
        ("discount_share", segment.discount_share),
        ("expansion", segment.expansion),
        ("contraction", segment.contraction),
        ("hard_to_use_share", segment.hard_to_use_share),
        ("wrong_job_share", segment.wrong_job_share),
        ("oversold_share", segment.oversold_share),
        ("experience_mismatch_share", segment.experience_mismatch_share),
        ("channel_mismatch_share", segment.channel_mismatch_share),
        ("price_pressure", segment.price_pressure),
    ] {
        share(format!("{place}.{name}"), value)?;
    }
    positive(format!("{place}.usage_rate"), segment.usage_rate)
}
