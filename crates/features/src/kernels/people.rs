//! Surveys, and the people at the account.

use super::{Moment, Parameters, mean};
use crate::history::rows::{Contact, Survey};
use crate::history::visible;

fn answers<'a>(moment: &'a Moment<'_>, days: usize, of: u8) -> impl DoubleEndedIterator<Item = &'a Survey> {
    let from = moment.before(days as f64);
    visible(moment.frame.history.surveys.of(moment.account), moment.t)
        .filter(move |row| row.stamp.at >= from && (of == 0 || row.kind == of) && !row.score.is_nan())
}

pub(super) fn survey_last(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    answers(moment, days, of).next_back().map_or(f64::NAN, |row| row.score)
}

/// The last score less the one before it.
pub(super) fn survey_change(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    let mut last = answers(moment, days, of).rev();
    match (last.next(), last.next()) {
        (Some(last), Some(before)) => last.score - before.score,
        _ => f64::NAN,
    }
}

pub(super) fn survey_mean(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    mean(answers(moment, days, of).map(|row| row.score))
}

pub(super) fn surveys(moment: &Moment<'_>, Parameters { days, of }: Parameters) -> f64 {
    answers(moment, days, of).count() as f64
}

/// Days since the last answer; since the start where there was none.
pub(super) fn days_since_survey(moment: &Moment<'_>, _: Parameters) -> f64 {
    moment.since(
        visible(moment.frame.history.surveys.of(moment.account), moment.t)
            .next_back()
            .map(|row| row.stamp.at),
    )
}

fn people<'a>(moment: &'a Moment<'_>) -> impl Iterator<Item = &'a Contact> {
    visible(moment.frame.history.contacts.of(moment.account), moment.t)
}

/// People who had not left or lost access.
pub(super) fn people_active(moment: &Moment<'_>, _: Parameters) -> f64 {
    people(moment).filter(|row| row.deactivated_at >= moment.t).count() as f64
}

pub(super) fn people_per_seat(moment: &Moment<'_>, parameters: Parameters) -> f64 {
    let seats = moment.now.seats;
    if seats > 0.0 { people_active(moment, parameters) / seats } else { f64::NAN }
}

/// Share of the people there at the beginning of the window, or added since, who left in it.
pub(super) fn people_gone_share(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    let there = people(moment).filter(|row| row.deactivated_at >= from).count();
    let gone =
        people(moment).filter(|row| row.deactivated_at >= from && row.deactivated_at < moment.t).count();
    if there == 0 { f64::NAN } else { gone as f64 / there as f64 }
}

pub(super) fn people_added(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    people(moment).filter(|row| row.stamp.at >= from).count() as f64
}

pub(super) fn champions(moment: &Moment<'_>, _: Parameters) -> f64 {
    people(moment).filter(|row| row.is_champion && row.deactivated_at >= moment.t).count() as f64
}

pub(super) fn champions_gone(moment: &Moment<'_>, Parameters { days, .. }: Parameters) -> f64 {
    let from = moment.before(days as f64);
    people(moment)
        .filter(|row| row.is_champion && row.deactivated_at >= from && row.deactivated_at < moment.t)
        .count() as f64
}
