//! The measures, field by field.

use crate::document as out;
use holdfast_measures as measured;
use std::collections::BTreeMap;

pub(super) fn accounts(from: &measured::Accounts) -> out::Accounts {
    out::Accounts {
        total: from.total,
        active: from.active,
        churned: from.churned,
        churned_share: from.churned_share.map(share),
        basis: from.basis.clone(),
        never_customers: from.never_customers,
        anonymous: from.anonymous,
    }
}

fn share(from: measured::Share) -> out::Share {
    out::Share { value: from.value, low: from.low, high: from.high }
}

pub(super) fn money(from: &[measured::MoneyLine]) -> Vec<out::MoneyLine> {
    let line = |line: &measured::MoneyLine| out::MoneyLine {
        currency: line.currency.clone(),
        exponent: line.exponent,
        active_mrr_minor: line.active_mrr_minor,
        lost_mrr_minor: line.lost_mrr_minor,
    };
    from.iter().map(line).collect()
}

pub(super) fn how_left(from: &[measured::HowLeftShare]) -> Vec<out::HowLeftShare> {
    let one = |one: &measured::HowLeftShare| out::HowLeftShare {
        how: one.how.clone(),
        count: one.count,
        share: one.share,
        low: one.low,
        high: one.high,
        lost_mrr_minor: one.lost_mrr_minor.clone(),
    };
    from.iter().map(one).collect()
}

pub(super) fn reasons(from: &measured::Reasons) -> out::Reasons {
    out::Reasons {
        stated: from
            .stated
            .iter()
            .map(|reason| out::StatedReason {
                leaf: reason.leaf.clone(),
                source_value: reason.source_value.clone(),
                count: reason.count,
                share: reason.share,
                low: reason.low,
                high: reason.high,
            })
            .collect(),
        leaves: reason_shares(&from.leaves),
        rollup: out::RollUps {
            s1: reason_shares(&from.rollup.s1),
            s0: reason_shares(&from.rollup.s0),
            s2: reason_shares(&from.rollup.s2),
        },
        coverage: from.coverage.as_ref().map(|coverage| out::Coverage {
            churned: coverage.losses,
            stated: coverage.stated,
            informative: coverage.informative,
            share: share(coverage.share),
        }),
        unmapped: from
            .unmapped
            .iter()
            .map(|value| out::ValueCount { value: value.value.clone(), count: value.count })
            .collect(),
        contradictions: from.contradictions.iter().map(contradiction).collect(),
    }
}

fn reason_shares(from: &[measured::ReasonShare]) -> Vec<out::ReasonShare> {
    let one = |reason: &measured::ReasonShare| out::ReasonShare {
        id: reason.id.clone(),
        count: reason.count,
        share: reason.share,
        low: reason.low,
        high: reason.high,
        lost_mrr_minor: reason.lost_mrr_minor.clone(),
    };
    from.iter().map(one).collect()
}

fn contradiction(from: &measured::Contradiction) -> out::Contradiction {
    let cell = |cell: &measured::CrossCell| out::CrossCell {
        left: cell.left.clone(),
        right: cell.right.clone(),
        count: cell.count,
    };
    out::Contradiction {
        left: from.left.clone(),
        right: from.right.clone(),
        both: from.both,
        contradicting: from.contradicting,
        chi_square: from.chi_square,
        degrees_of_freedom: from.degrees_of_freedom,
        p_value: from.p_value,
        table: from.table.iter().map(cell).collect(),
    }
}

pub(super) fn survival(from: &measured::Survival) -> out::Survival {
    let incidence = |points: &Vec<measured::IncidencePoint>| {
        let point = |point: &measured::IncidencePoint| out::IncidencePoint {
            t: point.t,
            incidence: point.incidence,
            low: point.low,
            high: point.high,
        };
        points.iter().map(point).collect()
    };
    let step = |point: &measured::SurvivalPoint| out::SurvivalPoint {
        t: point.t,
        at_risk: point.at_risk,
        events: point.events,
        survival: point.survival,
        low: point.low,
        high: point.high,
    };
    out::Survival {
        unit: from.unit.clone(),
        subjects: from.subjects,
        events: from.events,
        left_out: from.left_out,
        median: from.median.as_ref().map(|median| out::Median {
            value: median.value,
            low: median.low,
            high: median.high,
        }),
        kaplan_meier: from.kaplan_meier.iter().map(step).collect(),
        cause_basis: from.cause_basis.clone(),
        cumulative_incidence: from
            .cumulative_incidence
            .iter()
            .map(|(cause, points)| (cause.clone(), incidence(points)))
            .collect(),
    }
}

pub(super) fn series(
    from: &[measured::MeasureSeries],
) -> BTreeMap<String, BTreeMap<String, Vec<out::MeasurePoint>>> {
    let mut by_dialect: BTreeMap<String, BTreeMap<String, Vec<out::MeasurePoint>>> = BTreeMap::new();
    for one in from {
        let points = one.points.iter().map(|point| out::MeasurePoint {
            period: point.period.clone(),
            currency: point.currency.clone(),
            value: point.value,
            low: point.low,
            high: point.high,
            numerator: point.numerator,
            denominator: point.denominator,
        });
        let measures = by_dialect.entry(one.dialect.key().to_owned()).or_default();
        measures.entry(one.measure.clone()).or_default().extend(points);
    }
    by_dialect
}

/// The differences of the headline's month, in the largest currency.
pub(super) fn differences(results: &measured::Results) -> Vec<out::DialectDifference> {
    let largest = results.money.first().map(|line| line.currency.as_str());
    results
        .dialect_differences
        .iter()
        .filter(|difference| Some(&difference.period) == results.headline_month.as_ref())
        .filter(|difference| difference.currency.is_none() || difference.currency.as_deref() == largest)
        .map(|difference| out::DialectDifference {
            dialect: difference.dialect.clone(),
            measure: difference.measure.clone(),
            period: difference.period.clone(),
            currency: difference.currency.clone(),
            canonical: difference.canonical,
            value: difference.value,
            explanation: difference.explanation.clone(),
            arguments: difference.arguments.clone(),
        })
        .collect()
}

pub(super) fn movement(from: &measured::Movement) -> out::Movement {
    out::Movement {
        period: from.period.clone(),
        currency: from.currency.clone(),
        start: from.start,
        new: from.new,
        reactivation: from.reactivation,
        expansion: from.expansion,
        contraction: from.contraction,
        churn: from.churn,
        currency_change: from.currency_change,
        // Amounts are never converted, so exchange rates move nothing.
        exchange_rate: 0,
        end: from.end,
        accounts: out::AccountMovement {
            start: from.accounts.start,
            new: from.accounts.new,
            reactivated: from.accounts.reactivated,
            churned: from.accounts.churned,
            end: from.accounts.end,
        },
    }
}

pub(super) fn cohorts(from: &measured::CohortTable) -> out::CohortTable {
    let row = |row: &measured::CohortRow| out::CohortRow {
        label: row.label.clone(),
        size: row.size,
        cells: row
            .cells
            .iter()
            .map(|cell| out::CohortCell {
                age: cell.age,
                observed: cell.observed,
                retained: cell.retained,
                share: share(cell.share),
            })
            .collect(),
    };
    out::CohortTable {
        by: from.by.clone(),
        unit: from.unit.clone(),
        rows: from.rows.iter().map(row).collect(),
    }
}
