//! Tables of who leaves next and of the model card.

use super::tables::{Table, amount, amounts, optional, optional_real, real};
use crate::Names;
use crate::document::{CauseDrivers, Estimate, Metric, Review, Risk};

/// Every table about risk; without rows where it was not looked at.
pub(super) fn tables(review: &Review, names: &dyn Names) -> Vec<Table> {
    let risk = review.risk.as_ref();
    vec![
        summary(risk),
        who_next(risk, names),
        drivers(risk),
        changes(risk),
        expected(risk, names),
        groups(risk),
        causes(risk, names),
        metrics(risk),
        calibration(risk),
        families(risk),
        columns(risk),
        cohorts(risk),
        fairness(risk),
    ]
}

/// A table whose rows are made from what is known about risk, where there is something.
fn table(
    name: &'static str,
    columns: &'static [&'static str],
    risk: Option<&Risk>,
    rows: impl Fn(&Risk) -> Vec<Vec<String>>,
) -> Table {
    Table { name, columns, rows: risk.map(rows).unwrap_or_default() }
}

fn ends(estimate: &Estimate) -> [String; 3] {
    [real(estimate.value), real(estimate.low), real(estimate.high)]
}

fn optional_ends(estimate: Option<&Estimate>) -> [String; 3] {
    estimate.map(ends).unwrap_or_default()
}

fn name_of(names: &dyn Names, id: &str, level: &str) -> String {
    match level {
        "leaf" => names.reason(id).name,
        "s2" | "s0" => names.class(id).name,
        _ => id.to_owned(),
    }
}

fn summary(risk: Option<&Risk>) -> Table {
    table("risk_summary", &["figure", "value", "note"], risk, |risk| {
        let row = |figure: &str, value: String| vec![figure.to_owned(), value, String::new()];
        let card = &risk.card;
        let mut rows = vec![
            row("verdict", risk.verdict.clone()),
            row("predicted_on", risk.predicted_on.clone().unwrap_or_default()),
            row("horizon_days", risk.horizon_days.to_string()),
            row("accounts", risk.accounts.to_string()),
            row("base_rate", optional_real(risk.base_rate)),
            row("landmarks", card.landmarks.to_string()),
            row("customer_months", card.rows.to_string()),
            row("losses", card.losses.to_string()),
            row("losses_of_unknown_reason", real(card.unknown_losses)),
            row("entered_late", card.entered_late.to_string()),
        ];
        let stretch = |from: &str, until: &str| format!("{from}/{until}");
        if let Some(window) = &card.window {
            rows.push(row("window", stretch(&window.from, &window.to)));
        }
        rows.extend(card.folds.iter().map(|fold| row(&fold.purpose, stretch(&fold.from, &fold.until))));
        rows.extend(card.horizons.iter().map(|horizon| {
            row(&format!("standing_{}_days", horizon.horizon_days), horizon.standing.clone())
        }));
        if let Some(time) = &card.lead_time {
            rows.push(row("lead_time_losses", time.losses.to_string()));
            rows.push(row("lead_time_found", time.found.to_string()));
            rows.push(row("lead_time_median_days", real(time.median_days)));
        }
        rows.extend(
            risk.refusals
                .iter()
                .map(|refusal| vec!["refusal".to_owned(), refusal.id.clone(), refusal.message.clone()]),
        );
        rows
    })
}

fn who_next(risk: Option<&Risk>, names: &dyn Names) -> Table {
    let columns = &[
        "rank",
        "rank_in_currency",
        "account_id",
        "segment",
        "horizon_days",
        "probability",
        "base_rate",
        "cause",
        "level",
        "name",
        "cause_probability",
        "currency",
        "monthly_amount",
        "money_at_risk",
        "states",
        "last_words",
        "written_on",
    ];
    table("who_next", columns, risk, |risk| {
        let rows = risk.who_next.iter().map(|account| {
            let currency = account.currency.clone().unwrap_or_default();
            let money = |minor: Option<i64>| minor.map(|minor| amount(minor, &currency)).unwrap_or_default();
            let wrote = account.wrote.as_ref();
            let quote = wrote.map(|wrote| {
                let quote = &wrote.quote;
                format!("{}{}{}", quote.before, quote.words, quote.after)
            });
            vec![
                account.rank.to_string(),
                account.rank_in_currency.to_string(),
                account.account_id.clone(),
                account.segment.clone().unwrap_or_default(),
                risk.horizon_days.to_string(),
                real(account.probability),
                optional_real(risk.base_rate),
                account.cause.clone(),
                account.level.clone(),
                name_of(names, &account.cause, &account.level),
                real(account.cause_probability),
                currency.clone(),
                money(account.monthly_minor),
                money(account.money_at_risk_minor),
                account.states.join("; "),
                quote.unwrap_or_default(),
                wrote.and_then(|wrote| wrote.written_on.clone()).unwrap_or_default(),
            ]
        });
        rows.collect()
    })
}

fn drivers(risk: Option<&Risk>) -> Table {
    let columns = &[
        "account_id",
        "cause",
        "probability",
        "family",
        "family_log_odds",
        "feature",
        "unit",
        "value",
        "log_odds",
    ];
    table("risk_drivers", columns, risk, |risk| {
        let mut rows = Vec::new();
        for account in &risk.who_next {
            rows.extend(account.drivers.iter().flat_map(|drivers| driver_rows(&account.account_id, drivers)));
        }
        rows
    })
}

fn driver_rows(account: &str, drivers: &CauseDrivers) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for family in &drivers.families {
        let start = [
            account.to_owned(),
            drivers.cause.clone(),
            real(drivers.probability),
            family.family.clone(),
            real(family.log_odds),
        ];
        if family.features.is_empty() {
            rows.push(start.iter().cloned().chain(std::iter::repeat_n(String::new(), 4)).collect());
        }
        for feature in &family.features {
            let value = feature.value.map(real).or_else(|| feature.category.clone());
            let end = [
                feature.feature.clone(),
                feature.unit.clone(),
                value.unwrap_or_default(),
                real(feature.log_odds),
            ];
            rows.push(start.iter().cloned().chain(end).collect());
        }
    }
    rows
}

fn changes(risk: Option<&Risk>) -> Table {
    let columns = &[
        "account_id",
        "feature",
        "unit",
        "from",
        "to",
        "probability_before",
        "probability_after",
        "currency",
        "money",
    ];
    table("risk_changes", columns, risk, |risk| {
        let all = risk.who_next.iter();
        let pairs = all.flat_map(|account| account.changes.iter().map(move |change| (account, change)));
        pairs
            .map(|(account, change)| {
                let currency = account.currency.clone().unwrap_or_default();
                let money = change.money_minor.map(|minor| amount(minor, &currency)).unwrap_or_default();
                vec![
                    account.account_id.clone(),
                    change.feature.clone(),
                    change.unit.clone(),
                    optional_real(change.from),
                    real(change.to),
                    real(change.probability_before),
                    real(change.probability_after),
                    currency,
                    money,
                ]
            })
            .collect()
    })
}

fn expected(risk: Option<&Risk>, names: &dyn Names) -> Table {
    let columns = &[
        "horizon_days",
        "standing",
        "cause",
        "level",
        "name",
        "customers",
        "low",
        "high",
        "monthly_amounts",
        "money_at_risk",
    ];
    table("expected_losses", columns, risk, |risk| {
        let standing = |days: u32| {
            let known = risk.card.horizons.iter().find(|horizon| horizon.horizon_days == days);
            known.map(|horizon| horizon.standing.clone()).unwrap_or_default()
        };
        let rows = risk.expected.iter().map(|expected| {
            vec![
                expected.horizon_days.to_string(),
                standing(expected.horizon_days),
                expected.cause.clone(),
                expected.level.clone(),
                name_of(names, &expected.cause, &expected.level),
                real(expected.customers),
                real(expected.low),
                real(expected.high),
                amounts(&expected.monthly_minor),
                amounts(&expected.at_risk_minor),
            ]
        });
        rows.collect()
    })
}

fn groups(risk: Option<&Risk>) -> Table {
    let columns = &[
        "kind",
        "group",
        "from",
        "to",
        "accounts",
        "losses",
        "horizon_days",
        "cause",
        "share",
        "low",
        "high",
    ];
    table("risk_groups", columns, risk, |risk| {
        let mut rows = Vec::new();
        for group in &risk.groups {
            for horizon in &group.horizons {
                let any = std::iter::once(("any", &horizon.leaves));
                let causes = horizon.causes.iter().map(|(cause, estimate)| (cause.as_str(), estimate));
                for (cause, estimate) in any.chain(causes) {
                    let mut cells = vec![
                        group.kind.clone(),
                        group.group.clone(),
                        optional_real(group.from),
                        optional_real(group.to),
                        group.accounts.to_string(),
                        group.losses.to_string(),
                        horizon.horizon_days.to_string(),
                        cause.to_owned(),
                    ];
                    cells.extend(ends(estimate));
                    rows.push(cells);
                }
            }
        }
        rows
    })
}

fn causes(risk: Option<&Risk>, names: &dyn Names) -> Table {
    let columns = &["cause", "level", "name", "losses", "leaf", "leaf_losses", "leaf_share"];
    table("risk_causes", columns, risk, |risk| {
        let causes = risk.card.causes.iter();
        let pairs = causes.flat_map(|cause| cause.leaves.iter().map(move |leaf| (cause, leaf)));
        pairs
            .map(|(cause, leaf)| {
                vec![
                    cause.id.clone(),
                    cause.level.clone(),
                    name_of(names, &cause.id, &cause.level),
                    real(cause.expected_events),
                    leaf.leaf.clone(),
                    real(leaf.expected_events),
                    real(leaf.share),
                ]
            })
            .collect()
    })
}

fn metrics(risk: Option<&Risk>) -> Table {
    let columns = &[
        "of",
        "cause",
        "horizon_days",
        "customer_months",
        "accounts",
        "events",
        "mean_predicted",
        "mean_observed",
        "auc",
        "auc_low",
        "auc_high",
        "log_loss",
        "base_log_loss",
        "brier",
        "base_brier",
        "calibration_error",
        "slope",
        "slope_low",
        "slope_high",
        "intercept",
        "intercept_low",
        "intercept_high",
        "lift",
    ];
    table("risk_metrics", columns, risk, |risk| {
        let own = risk.card.metrics.iter().map(|metric| metric_row("model", metric));
        // The model's own metrics beside the score are those above.
        let score = risk.card.hand_score.iter().map(|pair| metric_row("score_by_hand", &pair.score));
        own.chain(score).collect()
    })
}

fn metric_row(of: &str, metric: &Metric) -> Vec<String> {
    let mut cells = vec![
        of.to_owned(),
        metric.cause.clone(),
        metric.horizon_days.to_string(),
        metric.rows.to_string(),
        metric.accounts.to_string(),
        real(metric.events),
        real(metric.mean_predicted),
        real(metric.mean_observed),
    ];
    cells.extend(optional_ends(metric.auc.as_ref()));
    let scores =
        [metric.log_loss, metric.base_log_loss, metric.brier, metric.base_brier, metric.calibration_error];
    cells.extend(scores.map(real));
    cells.extend(optional_ends(metric.slope.as_ref()));
    cells.extend(optional_ends(metric.intercept.as_ref()));
    cells.push(optional_real(metric.lift));
    cells
}

fn calibration(risk: Option<&Risk>) -> Table {
    let columns =
        &["cause", "horizon_days", "predicted", "observed", "low", "high", "customer_months", "events"];
    table("risk_calibration", columns, risk, |risk| {
        let metrics = risk.card.metrics.iter();
        let pairs = metrics.flat_map(|metric| metric.bins.iter().map(move |bin| (metric, bin)));
        pairs
            .map(|(metric, bin)| {
                let mut cells = vec![metric.cause.clone(), metric.horizon_days.to_string()];
                cells.extend([bin.predicted, bin.observed, bin.low, bin.high].map(real));
                cells.extend([bin.rows.to_string(), real(bin.events)]);
                cells
            })
            .collect()
    })
}

fn families(risk: Option<&Risk>) -> Table {
    let columns = &["family", "family_importance", "feature", "importance"];
    table("risk_signals", columns, risk, |risk| {
        let families = risk.card.families.iter();
        let pairs = families.flat_map(|family| family.features.iter().map(move |feature| (family, feature)));
        pairs
            .map(|(family, feature)| {
                vec![
                    family.family.clone(),
                    real(family.importance),
                    feature.feature.clone(),
                    real(feature.importance),
                ]
            })
            .collect()
    })
}

/// Columns with something to know about them: left out, or moved since.
fn columns(risk: Option<&Risk>) -> Table {
    table("risk_columns", &["feature", "what", "value"], risk, |risk| {
        let card = &risk.card;
        let row = |feature: &str, what: &str, value: Option<f64>| {
            vec![feature.to_owned(), what.to_owned(), optional_real(value)]
        };
        let leaks = card.leaks.iter().map(|leak| row(&leak.feature, "leak_auc", Some(leak.auc)));
        let left_out = card.left_out.iter().map(|column| row(&column.feature, &column.reason, None));
        let drift = card.population_drift.iter();
        let drift = drift.map(|shift| row(&shift.feature, "stability_index", Some(shift.index)));
        leaks.chain(left_out).chain(drift).collect()
    })
}

fn cohorts(risk: Option<&Risk>) -> Table {
    let columns = &["kind", "cohort", "cause", "observed", "expected", "ratio", "low", "high", "alarm"];
    table("risk_cohorts", columns, risk, |risk| {
        let rows = risk.card.cohort_drift.iter().map(|shift| {
            let mut cells = vec![shift.kind.clone(), shift.cohort.clone(), shift.cause.clone()];
            cells.extend([real(shift.observed), real(shift.expected)]);
            cells.extend(ends(&shift.ratio));
            cells.push(shift.alarm.to_string());
            cells
        });
        rows.collect()
    })
}

fn fairness(risk: Option<&Risk>) -> Table {
    let columns = &[
        "kind",
        "group",
        "horizon_days",
        "accounts",
        "events",
        "mean_predicted",
        "observed",
        "low",
        "high",
        "auc",
        "auc_low",
        "auc_high",
        "off",
    ];
    table("risk_fairness", columns, risk, |risk| {
        let rows = risk.card.fairness.iter().map(|check| {
            let mut cells = vec![
                check.kind.clone(),
                check.group.clone(),
                check.horizon_days.to_string(),
                check.accounts.to_string(),
                real(check.events),
                real(check.mean_predicted),
            ];
            cells.extend(ends(&check.observed));
            cells.extend(optional_ends(check.auc.as_ref()));
            cells.push(optional(Some(check.off)));
            cells
        });
        rows.collect()
    })
}
