//! The same monthly figures computed slowly and obviously: a second opinion for tests.
//!
//! It takes subscription rows, walks every local day of every month, and asks for every
//! account what it paid before and after that day by summing the rows that run. Nothing is
//! incremental, nothing is shared with the SQL.

use std::collections::{BTreeMap, BTreeSet};

use holdfast_domain::calendar::{Month, Zone};
use jiff::Timestamp;

use crate::dialects::Dialect;
use crate::settings::Recognition;

/// A subscription row, as in the table `subscriptions`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Subscription {
    /// The account that pays.
    pub account: String,
    /// The subscription; a later row with the same one replaces it from its start on.
    pub subscription: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Monthly amount in minor units; `None`: paying, amount not known.
    pub mrr: Option<i64>,
    /// An unpaid trial.
    pub trial: bool,
    /// First instant, microseconds.
    pub started_at: i64,
    /// First instant after the service.
    pub ended_at: Option<i64>,
    /// When the customer asked to cancel.
    pub requested_at: Option<i64>,
    /// When it was cancelled in billing.
    pub cancelled_at: Option<i64>,
}

/// The figures of one month and currency, minor units; losses are ≥ 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoneyMonth {
    /// MRR at the start.
    pub start: i64,
    /// MRR at the end.
    pub end: i64,
    /// First-time customers.
    pub new: i64,
    /// Returned customers.
    pub reactivation: i64,
    /// More from customers that stay.
    pub expansion: i64,
    /// Less from customers that stay.
    pub contraction: i64,
    /// From customers that left.
    pub churn: i64,
    /// Moved to (+) or from (−) another currency.
    pub currency_change: i64,
}

/// A measure: dialect, name, month, currency (empty where it is over all accounts).
pub type MeasureKey = (Dialect, &'static str, i32, String);

/// Everything the reference computes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// Snapshot movements by month number and currency.
    pub money: BTreeMap<(i32, String), MoneyMonth>,
    /// Values of measures; `None` where not defined.
    pub measures: BTreeMap<MeasureKey, Option<f64>>,
}

/// A stretch of local days [from, to) at one amount.
struct Stretch {
    from: i64,
    to: Option<i64>,
    currency: String,
    mrr: i64,
}

type Accounts = BTreeMap<String, Vec<Stretch>>;

fn local_day(zone: &Zone, instant: i64) -> i64 {
    let instant = Timestamp::from_microsecond(instant).unwrap_or(Timestamp::UNIX_EPOCH);
    let epoch = jiff::civil::date(1970, 1, 1);
    i64::from(zone.date(instant).since(epoch).map_or(0, |span| span.get_days()))
}

fn month_of(day: i64) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(day)).map_or(0, |date| Month::of(date).number())
}

fn first_day(month: i32) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    let first = Month::from_number(month).first_day().unwrap_or(epoch);
    i64::from(first.since(epoch).map_or(0, |span| span.get_days()))
}

fn stretches(rows: &[Subscription], as_of: i64, recognition: Recognition, zone: &Zone) -> Accounts {
    let mut accounts = Accounts::new();
    for (index, row) in rows.iter().enumerate() {
        if row.started_at >= as_of || row.trial || row.mrr == Some(0) {
            continue;
        }
        let service_end = row.ended_at.or(row.cancelled_at).or(row.requested_at);
        let next = rows
            .iter()
            .enumerate()
            .filter(|(other, later)| {
                later.account == row.account
                    && later.subscription == row.subscription
                    && later.started_at < as_of
                    && (later.started_at, *other) > (row.started_at, index)
            })
            .map(|(_, later)| later.started_at)
            .min();
        let counted = match recognition {
            Recognition::PeriodEnd => [None, None, service_end],
            Recognition::Cancelled => [None, row.cancelled_at, service_end],
            Recognition::Requested => [row.requested_at, row.cancelled_at, service_end],
        };
        let end = counted.into_iter().flatten().chain(next).min();
        if end.is_some_and(|end| end <= row.started_at) {
            continue;
        }
        accounts.entry(row.account.clone()).or_default().push(Stretch {
            from: local_day(zone, row.started_at),
            to: end.filter(|end| *end < as_of).map(|end| local_day(zone, end)),
            currency: row.currency.clone(),
            mrr: row.mrr.unwrap_or(0).max(0),
        });
    }
    accounts
}

/// What an account pays before a day's changes, by currency, and whether it pays at all.
fn position(stretches: &[Stretch], day: i64) -> (BTreeMap<&str, i64>, bool) {
    let mut amounts = BTreeMap::new();
    let mut active = false;
    for stretch in stretches.iter().filter(|one| one.from < day && one.to.is_none_or(|to| to >= day)) {
        *amounts.entry(stretch.currency.as_str()).or_default() += stretch.mrr;
        active = true;
    }
    (amounts, active)
}

/// Movements of one account between two days, by currency: kind and amount (signed).
fn compare(stretches: &[Stretch], from: i64, until: i64) -> (Vec<(&str, &'static str, i64)>, &'static str) {
    let ((before, was), (after, is)) = (position(stretches, from), position(stretches, until));
    let has_earlier = stretches.iter().any(|one| one.from < from);
    let account = match (was, is) {
        (false, true) if has_earlier => "reactivation",
        (false, true) => "new",
        (true, false) => "churn",
        _ => "none",
    };
    let codes: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let amount = |side: &BTreeMap<&str, i64>, code: &str| side.get(code).copied().unwrap_or(0);
    let entered = codes.iter().any(|code| amount(&before, code) == 0 && amount(&after, code) > 0);
    let vacated = codes.iter().any(|code| amount(&before, code) > 0 && amount(&after, code) == 0);
    let moves = codes.into_iter().map(|code| {
        let (old, new) = (amount(&before, code), amount(&after, code));
        let kind = match account {
            "none" if old == new => "none",
            "none" if entered && vacated && (old == 0 || new == 0) => "currency_change",
            "none" if new > old => "expansion",
            "none" => "contraction",
            kind => kind,
        };
        (code, kind, new - old)
    });
    (moves.collect(), account)
}

/// Sums of one month's day-by-day movements.
#[derive(Default)]
struct DayForm {
    sums: BTreeMap<(String, &'static str), i64>,
    kept: BTreeMap<String, i64>,
    daily_gross: BTreeMap<String, f64>,
    daily_net: BTreeMap<String, f64>,
    arrivals: i64,
    ends: i64,
    leavers: BTreeSet<String>,
    daily_churn: f64,
}

fn day_form(accounts: &Accounts, month: i32) -> DayForm {
    let mut form = DayForm::default();
    let mut losses: BTreeMap<(String, String), i64> = BTreeMap::new();
    for day in first_day(month)..first_day(month + 1) {
        let (mut at_start, mut ended) = (0, 0);
        let mut totals: BTreeMap<String, (i64, i64, i64, i64)> = BTreeMap::new();
        for (name, stretches) in accounts {
            let (amounts, active) = position(stretches, day);
            at_start += i64::from(active);
            for (code, amount) in amounts {
                totals.entry(code.to_owned()).or_default().0 += amount;
            }
            let (moves, account) = compare(stretches, day, day + 1);
            match account {
                "new" | "reactivation" => form.arrivals += 1,
                "churn" => {
                    ended += 1;
                    form.leavers.insert(name.clone());
                }
                _ => {}
            }
            for (code, kind, delta) in moves {
                *form.sums.entry((code.to_owned(), kind)).or_default() += delta;
                let total = totals.entry(code.to_owned()).or_default();
                total.1 += delta;
                if kind == "new" || kind == "currency_change" {
                    total.2 += delta;
                }
                if kind == "churn" || kind == "contraction" {
                    total.3 -= delta;
                    *losses.entry((name.clone(), code.to_owned())).or_default() -= delta;
                }
            }
        }
        form.ends += ended;
        if at_start > 0 {
            form.daily_churn += f64::from(ended as i32) / at_start as f64;
        }
        for (code, (start, delta, not_kept, loss)) in totals {
            if start > 0 {
                let start = start as f64;
                *form.daily_gross.entry(code.clone()).or_default() += loss as f64 / start;
                *form.daily_net.entry(code).or_default() += 1.0 - (start + (delta - not_kept) as f64) / start;
            }
        }
    }
    for ((name, code), loss) in losses {
        let (amounts, _) = position(&accounts[&name], first_day(month));
        *form.kept.entry(code.clone()).or_default() +=
            loss.min(amounts.get(code.as_str()).copied().unwrap_or(0));
    }
    form
}

/// Every monthly figure of these subscriptions. `as_of` is exclusive.
pub fn figures(rows: &[Subscription], as_of: i64, recognition: Recognition, zone: &Zone) -> Figures {
    let accounts = stretches(rows, as_of, recognition, zone);
    let mut figures = Figures::default();
    let Some(first) = accounts.values().flatten().map(|one| month_of(one.from)).min() else {
        return figures;
    };
    let last = month_of(local_day(zone, as_of - 1));
    let partial = local_day(zone, as_of - 1) + 1 < first_day(last + 1)
        || zone.month_start(Month::from_number(last + 1)).is_ok_and(|next| next.as_microsecond() > as_of);
    let codes: BTreeSet<String> = accounts.values().flatten().map(|one| one.currency.clone()).collect();
    for month in first..=last {
        let (start_day, end_day) = (first_day(month), first_day(month + 1));
        let mut money: BTreeMap<String, MoneyMonth> =
            codes.iter().map(|code| (code.clone(), MoneyMonth::default())).collect();
        let (mut at_start, mut at_end, mut churned) = (0_i64, 0_i64, 0_i64);
        let mut payers: BTreeMap<&str, i64> = BTreeMap::new();
        for stretches in accounts.values() {
            let ((before, was), (after, is)) = (position(stretches, start_day), position(stretches, end_day));
            at_start += i64::from(was);
            at_end += i64::from(is);
            churned += i64::from(was && !is);
            for (code, amount) in before {
                money.entry(code.to_owned()).or_default().start += amount;
            }
            for (code, amount) in after {
                money.entry(code.to_owned()).or_default().end += amount;
                *payers.entry(code).or_default() += i64::from(amount > 0);
            }
            for (code, kind, delta) in compare(stretches, start_day, end_day).0 {
                let sums = money.entry(code.to_owned()).or_default();
                match kind {
                    "new" => sums.new += delta,
                    "reactivation" => sums.reactivation += delta,
                    "expansion" => sums.expansion += delta,
                    "contraction" => sums.contraction -= delta,
                    "churn" => sums.churn -= delta,
                    "currency_change" => sums.currency_change += delta,
                    _ => {}
                }
            }
        }
        let days = day_form(&accounts, month);
        let open = partial && month == last;
        let mut put = |dialect: Dialect, name: &'static str, code: &str, value: Option<f64>| {
            figures.measures.insert((dialect, name, month, code.to_owned()), value);
        };
        let ratio = |part: i64, whole: i64| (whole > 0).then(|| part as f64 / whole as f64);
        put(Dialect::Canonical, "active_accounts", "", Some(at_end as f64));
        put(Dialect::Canonical, "logo_churn", "", ratio(churned, at_start));
        put(Dialect::ChartmogulB2b, "logo_churn", "", ratio(churned, at_start));
        put(Dialect::Stripe, "logo_churn", "", ratio(days.ends, at_start + days.arrivals));
        let leavers = (days.leavers.len() as i64).min(at_start);
        put(Dialect::Baremetrics, "logo_churn", "", ratio(leavers, at_start));
        if !open {
            put(Dialect::Profitwell, "logo_churn", "", ratio(churned, at_start));
        }
        for (code, sums) in &money {
            let day = |kind: &'static str| days.sums.get(&(code.clone(), kind)).copied().unwrap_or(0);
            let lost = sums.contraction + sums.churn;
            let day_lost = -day("contraction") - day("churn");
            let kept = days.kept.get(code).copied().unwrap_or(0);
            let held = |part: i64| ratio(sums.start + part, sums.start);
            put(Dialect::Canonical, "mrr", code, Some(sums.end as f64));
            let paying = payers.get(code.as_str()).copied().unwrap_or(0);
            put(Dialect::Canonical, "average_revenue_per_account", code, ratio(sums.end, paying));
            put(Dialect::Canonical, "gross_revenue_churn", code, ratio(lost, sums.start));
            put(Dialect::ChartmogulB2b, "gross_revenue_churn", code, ratio(day_lost, sums.start));
            put(Dialect::Baremetrics, "gross_revenue_churn", code, ratio(kept, sums.start));
            put(Dialect::Canonical, "net_revenue_churn", code, ratio(lost - sums.expansion, sums.start));
            let gained = day("expansion") + day("reactivation");
            put(Dialect::ChartmogulB2b, "net_revenue_churn", code, ratio(day_lost - gained, sums.start));
            put(Dialect::Baremetrics, "net_revenue_churn", code, ratio(kept - day("expansion"), sums.start));
            if !open {
                put(Dialect::Profitwell, "gross_revenue_churn", code, ratio(lost, sums.start));
                put(Dialect::Profitwell, "net_revenue_churn", code, ratio(lost - sums.expansion, sums.start));
            }
            put(Dialect::Canonical, "gross_revenue_retention", code, held(-lost));
            put(Dialect::Canonical, "net_revenue_retention", code, held(sums.expansion - lost));
            put(Dialect::ChartmogulB2b, "net_revenue_retention", code, held(gained - day_lost));
            put(Dialect::Baremetrics, "net_revenue_retention", code, held(day("expansion") - kept));
            put(Dialect::Canonical, "quick_ratio", code, ratio(sums.new + sums.expansion, lost));
            put(Dialect::Baremetrics, "quick_ratio", code, ratio(day("new") + day("expansion"), day_lost));
            if sums.start + day("new") > 0 {
                let daily = |rates: &BTreeMap<String, f64>| Some(rates.get(code).copied().unwrap_or(0.0));
                put(Dialect::ChartmogulB2c, "gross_revenue_churn", code, daily(&days.daily_gross));
                put(Dialect::ChartmogulB2c, "net_revenue_churn", code, daily(&days.daily_net));
            }
        }
        if at_start + days.arrivals > 0 {
            put(Dialect::ChartmogulB2c, "logo_churn", "", Some(days.daily_churn));
        }
        for (code, sums) in money {
            figures.money.insert((month, code), sums);
        }
    }
    figures
}
