//! What a cause-specific hazard can depend on: the observable state of an account.

use serde::Deserialize;

macro_rules! signals {
    ($($(#[doc = $doc:literal])+ $variant:ident => $name:literal,)+) => {
        /// One covariate of the hazards, between 0 (absent) and 1 (as strong as it gets).
        ///
        /// Every signal is known at the start of the account-month whose hazards it raises,
        /// and every one leaves traces in the exported files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Signal {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Signal {
            /// Every signal, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Number of signals.
            pub const COUNT: usize = Self::ALL.len();

            /// The name used in the configuration.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

signals! {
    /// 1 in the first month, falling to 0 after six months.
    EarlyLife => "early_life",
    /// One minus the account's true fit.
    LowFit => "low_fit",
    /// Sales promised a feature that does not exist; fades over the first year.
    Oversold => "oversold",
    /// Share of onboarding milestones missed, in the first nine months.
    MilestonesMissed => "milestones_missed",
    /// Set-up or an integration failed and is not repaired yet.
    SetupFailed => "setup_failed",
    /// The team finds the product hard to use.
    HardToUse => "hard_to_use",
    /// One minus the level of use, relative to what the account's size would lead to expect.
    LowUsage => "low_usage",
    /// One minus the share of the desired outcome reached.
    OutcomeGap => "outcome_gap",
    /// The product cannot do the job this account has.
    WrongJob => "wrong_job",
    /// A feature request of this account is open.
    FeatureRequestOpen => "feature_request_open",
    /// An incident hit the account within the last two months.
    RecentIncident => "recent_incident",
    /// Months since the last major release, over 24, at most 1.
    ProductStale => "product_stale",
    /// A rival that does more launched for this segment.
    CompetitorMore => "competitor_more",
    /// A rival that does it better launched for this segment.
    CompetitorBetter => "competitor_better",
    /// A rival believed to be better campaigned in this segment.
    CompetitorBelieved => "competitor_believed",
    /// A cheaper rival launched for this segment.
    CompetitorCheaper => "competitor_cheaper",
    /// How far the price stands above the account's budget.
    PricePressure => "price_pressure",
    /// The account's own price rose, or its discount ended, within three months.
    PriceIncrease => "price_increase",
    /// An overage invoice came within two months.
    UnexpectedCharge => "unexpected_charge",
    /// A first reply took longer than a day, within three months.
    SlowReply => "slow_reply",
    /// A ticket got a canned answer or had to be reopened, within three months.
    IneffectiveSupport => "ineffective_support",
    /// An agent was cold, within three months.
    ColdSupport => "cold_support",
    /// An agent showed criticism, contempt, defensiveness or stonewalling, within three months.
    HorsemanSupport => "horseman_support",
    /// The account needs another way of being served than it gets.
    ExperienceMismatch => "experience_mismatch",
    /// The account lives on a channel that is not offered.
    ChannelMismatch => "channel_mismatch",
    /// Months since anyone got in touch unprompted, over 12, at most 1.
    NoContact => "no_contact",
    /// A privacy incident hit the account within four months.
    TrustBroken => "trust_broken",
    /// The charge for the current period was declined.
    PaymentDeclined => "payment_declined",
    /// The account has no means of payment that is accepted.
    PaymentMethodMissing => "payment_method_missing",
    /// The account was charged twice.
    BillingError => "billing_error",
    /// The champion left or changed role.
    ChampionGone => "champion_gone",
    /// The business is closing down.
    Closing => "closing",
    /// The business was bought or merged.
    Acquired => "acquired",
    /// The business is short of cash and pays late.
    CashStrain => "cash_strain",
    /// The need for the category is ending.
    NeedEnding => "need_ending",
    /// The business is building its own.
    InHousing => "in_housing",
    /// The business is outgrowing the segment.
    Outgrowing => "outgrowing",
    /// The business is shrinking.
    Shrinking => "shrinking",
    /// The business is moving out of the area served.
    Relocating => "relocating",
    /// Use is fading without any other event.
    UsageFading => "usage_fading",
    /// An external shock hits the account's country or industry.
    ExternalShock => "external_shock",
}

/// The value of every [`Signal`] for one account at one moment.
#[derive(Debug, Clone)]
pub struct Signals([f64; Signal::COUNT]);

impl Default for Signals {
    fn default() -> Self {
        Self([0.0; Signal::COUNT])
    }
}

impl Signals {
    /// The value of `signal`, in 0..=1.
    pub fn get(&self, signal: Signal) -> f64 {
        self.0[signal as usize]
    }

    /// Sets `signal`, clamped to 0..=1.
    pub fn set(&mut self, signal: Signal, value: f64) {
        self.0[signal as usize] = value.clamp(0.0, 1.0);
    }

    /// Sets `signal` to 1 or 0.
    pub fn set_flag(&mut self, signal: Signal, present: bool) {
        self.0[signal as usize] = f64::from(u8::from(present));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_clamped_and_names_are_distinct() {
        let mut signals = Signals::default();
        signals.set(Signal::LowFit, 1.7);
        assert!((signals.get(Signal::LowFit) - 1.0).abs() < 1e-12);
        let names: std::collections::BTreeSet<_> = Signal::ALL.iter().map(|s| s.name()).collect();
        assert_eq!(names.len(), Signal::COUNT);
    }
}
