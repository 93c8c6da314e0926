//! Usage rows.

use crate::{
    Table,
    life::{Life, Span},
    rows::{DAY_SECONDS, Id},
    timeline::Day,
};

/// Bits of a sort key below the moment: kind of row, quantity, event.
const DETAIL_BITS: u32 = 24;
/// Marks a row of the goal event.
const GOAL: u64 = 1 << 20;
/// Mean level of use, by which rates are divided so that the average account gets the
/// configured number of rows.
const MEAN_LEVEL: f64 = 0.62;

impl Life<'_, '_> {
    /// Reaches or misses the milestones of onboarding, in the first month.
    pub(crate) fn onboard(&mut self, span: Span) {
        let world = self.world;
        let onboarding = &world.configuration.onboarding;
        let missing = onboarding.missed_at_no_fit
            + (onboarding.missed_at_full_fit - onboarding.missed_at_no_fit) * self.profile.fit;
        let days = span.stop - span.from;
        let mut missed = 0_u32;
        for (index, milestone) in onboarding.milestones.iter().enumerate() {
            let day = 2 + 5 * index as u32 + self.behaviour.below(4);
            if self.behaviour.chance(missing) {
                missed += 1;
            } else if day < days {
                self.write_use(span.from + day, milestone);
            }
        }
        self.state.missed = f64::from(missed) / onboarding.milestones.len() as f64;
    }

    /// Ordinary use, `scale` times as much as the level says, and the goals reached.
    pub(crate) fn write_usage(&mut self, span: Span, scale: f64) {
        let days = u64::from(span.stop.saturating_sub(span.from));
        if days == 0 {
            return;
        }
        let usage = &self.world.configuration.usage;
        let part = days as f64 / 30.44;
        let rate = usage.events_per_account / usage.reference_months
            * self.profile.segment.usage_rate
            * (self.state.level / MEAN_LEVEL)
            * scale
            * part;
        let rows = self.usage.poisson(rate);
        let goals = std::mem::take(&mut self.goals);
        self.keys.clear();
        for index in 0..rows + goals {
            let bits = self.usage.bits();
            let mut day = span.from + (((bits >> 40) * days) >> 24) as Day;
            // Three of four rows of a weekend belong to the working days before.
            if self.world.timeline.is_weekend(day) && bits & 0x30_0000 != 0 && day >= span.from + 2 {
                day -= 2;
            }
            let second = 7 * 3600 + ((bits >> 24) & 0xFFFF) * (12 * 3600) / 0x1_0000;
            let moment = u64::from(day) * DAY_SECONDS + second;
            let kind = if index < rows { bits & 0xF_FFFF } else { GOAL };
            self.keys.push(moment << DETAIL_BITS | kind);
        }
        self.keys.sort_unstable();
        let account = Id { letter: b'A', account: self.profile.number, sequence: 0 };
        for key in &self.keys {
            let (event, quantity) = if key & GOAL == 0 {
                let event = &self.world.usage_events[(key & 0xFF) as usize];
                // One, or now and then a burst of up to sixteen.
                let burst = if (key >> 8).trailing_zeros() >= 2 { (key >> 10) & 15 } else { 0 };
                (event.as_str(), 1 + burst)
            } else {
                (usage.goal_event.as_str(), 1)
            };
            self.rows
                .row(Table::Usage)
                .id(account)
                .moment(&self.world.timeline, key >> DETAIL_BITS)
                .plain(event)
                .number(quantity)
                .end();
        }
        self.summary.usage_rows += self.keys.len() as u64;
    }

    /// Errors shown to the account during an incident.
    pub(crate) fn write_error_rows(&mut self, span: Span, hours: u32) {
        let shown = self.usage.poisson(f64::from(hours) / 4.0 * self.state.level).min(20);
        for _ in 0..shown {
            self.write_use(span.from, "error_shown");
        }
    }

    /// Use after the end, where the configuration wants the export to have that defect.
    pub(crate) fn write_late_usage(&mut self, end: Day) {
        let share = self.world.configuration.usage.after_end_share;
        if share > 0.0 && self.usage.chance(share) && end + 8 < self.world.timeline.end {
            for _ in 0..self.usage.between(1, 4) {
                let day = end + 1 + self.usage.below(6);
                self.write_use(day, "login");
            }
        }
    }

    fn write_use(&mut self, day: Day, event: &str) {
        let second = 8 * 3600 + u64::from(self.usage.below(9 * 3600));
        self.summary.usage_rows += 1;
        self.rows
            .row(Table::Usage)
            .id(Id { letter: b'A', account: self.profile.number, sequence: 0 })
            .moment(&self.world.timeline, u64::from(day) * DAY_SECONDS + second)
            .plain(event)
            .number(1)
            .end();
    }
}
