//! Retention of groups of accounts: by start month, and by any trait with few values.

use std::collections::{BTreeMap, BTreeSet};

use holdfast_analytics::{Analytics, Value};
use holdfast_domain::calendar::Month;
use holdfast_stats::survival::{FlemingHarrington, KaplanMeier, SurvivalVariance, log_rank};

use crate::error::Error;
use crate::intervals::{Share, share};
use crate::revenue::Reader;
use crate::settings::Settings;
use crate::survival::{self, LifeGroup};

/// Retention of groups of accounts.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CohortTable {
    /// What the groups are: `start_month`, or a trait's name.
    pub by: String,
    /// `month` (calendar months since the start) or the unit of time as a customer.
    pub unit: String,
    /// How strongly time as a customer differs between the groups: chi-square of the
    /// log-rank test per degree of freedom; `None` for start months.
    pub separation: Option<f64>,
    /// The groups.
    pub rows: Vec<CohortRow>,
}

/// One group.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CohortRow {
    /// The month or the trait's value.
    pub label: String,
    /// Accounts at the start.
    pub size: u64,
    /// Share still there after some units.
    pub cells: Vec<CohortCell>,
}

/// Retention of a group after some time.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CohortCell {
    /// Units since the start.
    pub age: u32,
    /// Accounts that could be observed that long, or left before.
    pub observed: u64,
    /// Of these, still customers at that age.
    pub retained: u64,
    /// Share, with its 95 % interval: Wilson for start months, Kaplan–Meier for traits.
    pub share: Share,
}

/// An account behind a cell.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CohortAccount {
    /// The account.
    pub account_id: String,
    /// Whether it was still a customer at the cell's age; `None` where that could not be
    /// observed yet.
    pub retained: Option<bool>,
}

/// The name of the table of start months.
const START_MONTH: &str = "start_month";

/// Start months and ages shown: the latest ones.
const MOST_MONTHS: i32 = 60;

/// A trait with more values than this makes no readable comparison.
const MOST_VALUES: i64 = 12;

/// Values of traits that fewer accounts than this have are left out.
const FEWEST_ACCOUNTS: u64 = 5;

/// Traits compared: those that separate best.
const MOST_TRAITS: usize = 12;

/// Ages shown for traits.
const MOST_AGES: u32 = 24;

pub(crate) fn compute(engine: &dyn Analytics, settings: &Settings) -> Result<Vec<CohortTable>, Error> {
    let mut tables = Vec::new();
    tables.extend(by_start_month(engine, settings)?);
    tables.extend(by_trait(engine)?);
    Ok(tables)
}

/// An account that started in month s is retained at age k unless it left before the first
/// instant of month s + k; it is observed once that instant has come. One that left and came
/// back counts as there throughout.
fn by_start_month(engine: &dyn Analytics, settings: &Settings) -> Result<Option<CohortTable>, Error> {
    let sql = "SELECT local_month(started_at) AS started, \
               CASE WHEN has_left THEN local_month(ended_at) END AS ended, count(*) AS accounts FROM lives \
               WHERE NOT never_customer AND started_at IS NOT NULL AND (NOT has_left OR ended_at IS NOT NULL) \
               GROUP BY 1, 2 ORDER BY 1";
    let table = engine.query(sql, &[]).map_err(Error::engine("lives"))?;
    let reader = Reader::new(&table, "lives");
    let (last, _) = settings.last_month()?;
    let mut cohorts: BTreeMap<i32, Vec<(Option<i32>, u64)>> = BTreeMap::new();
    for row in 0..table.rows() {
        let started = reader.integer("started", row)? as i32;
        if started > last.number() - MOST_MONTHS {
            let ended = reader.optional_integer("ended", row)?.map(|month| month as i32);
            cohorts.entry(started).or_default().push((ended, reader.count("accounts", row)?));
        }
    }
    let mut rows = Vec::with_capacity(cohorts.len());
    for (started, ends) in cohorts {
        let size = ends.iter().map(|(_, accounts)| accounts).sum();
        let mut cells = Vec::new();
        for age in 0..=(last.number() - started) {
            let gone_before = |ended: &Option<i32>| ended.is_some_and(|ended| ended < started + age);
            let retained =
                ends.iter().filter(|(ended, _)| !gone_before(ended)).map(|(_, accounts)| accounts).sum();
            if let Some(share) = share(retained, size)? {
                cells.push(CohortCell { age: age as u32, observed: size, retained, share });
            }
        }
        rows.push(CohortRow { label: Month::from_number(started).to_string(), size, cells });
    }
    let table = CohortTable { by: START_MONTH.to_owned(), unit: "month".to_owned(), separation: None, rows };
    Ok((!table.rows.is_empty()).then_some(table))
}

fn by_trait(engine: &dyn Analytics) -> Result<Vec<CohortTable>, Error> {
    let step = "account_labels";
    let sql = "WITH labels AS ( \
                 SELECT account_id, name, text FROM account_traits WHERE text IS NOT NULL AND number IS NULL \
                 UNION ALL SELECT account_id, 'plan' AS name, plan AS text FROM accounts WHERE plan IS NOT NULL \
               ), few AS ( \
                 SELECT name FROM (SELECT name, text FROM labels GROUP BY name, text) AS pairs GROUP BY name \
                 HAVING count(*) BETWEEN 2 AND $most \
               ) \
               SELECT l.account_id, l.name, min(l.text) AS text FROM labels AS l JOIN few ON l.name = few.name \
               GROUP BY l.account_id, l.name";
    let labelled = engine
        .materialize(step, sql, &[("most", Value::Integer(MOST_VALUES))])
        .map_err(Error::engine(step))?;
    if labelled == 0 {
        return Ok(Vec::new());
    }
    let unit = survival::unit(engine)?;
    let (groups, _) = survival::life_groups(engine, &unit, Some(step))?;
    let mut traits: BTreeMap<&str, Vec<&LifeGroup>> = BTreeMap::new();
    for group in &groups {
        traits.entry(&group.label.0).or_default().push(group);
    }
    let mut tables = Vec::new();
    for (name, groups) in traits {
        tables.extend(trait_table(name, &unit, &groups)?);
    }
    let separation = |table: &CohortTable| table.separation.unwrap_or_default();
    tables.sort_by(|a, b| separation(b).total_cmp(&separation(a)).then_with(|| a.by.cmp(&b.by)));
    tables.truncate(MOST_TRAITS);
    Ok(tables)
}

fn trait_table(name: &str, unit: &str, groups: &[&LifeGroup]) -> Result<Option<CohortTable>, Error> {
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    for group in groups {
        *sizes.entry(&group.label.1).or_default() += group.accounts;
    }
    let shown: BTreeSet<&str> =
        sizes.iter().filter(|(_, size)| **size >= FEWEST_ACCOUNTS).map(|(label, _)| *label).collect();
    if shown.len() < 2 {
        return Ok(None);
    }
    let groups: Vec<&LifeGroup> =
        groups.iter().copied().filter(|group| shown.contains(group.label.1.as_str())).collect();
    let numbers: Vec<u32> = groups
        .iter()
        .map(|group| shown.iter().position(|label| *label == group.label.1).unwrap_or_default() as u32)
        .collect();
    // The test fails only where no one left at all: then nothing separates.
    let test = log_rank(&survival::data(&groups)?, &numbers, None, FlemingHarrington::LOG_RANK).ok();
    let longest = groups.iter().map(|group| group.duration).fold(0.0, f64::max);
    let step = (longest / f64::from(MOST_AGES)).ceil().max(1.0) as u32;
    let mut rows = Vec::with_capacity(shown.len());
    for label in &shown {
        let own: Vec<&LifeGroup> = groups.iter().copied().filter(|group| group.label.1 == *label).collect();
        let curve = KaplanMeier::new().variance(SurvivalVariance::Greenwood).fit(&survival::data(&own)?);
        let mut cells = Vec::new();
        for age in (0..=MOST_AGES).map(|index| index * step) {
            let at = f64::from(age);
            let retained = own.iter().filter(|group| group.duration >= at).map(|group| group.accounts).sum();
            let left =
                own.iter().filter(|group| group.has_left && group.duration < at).map(|group| group.accounts);
            if retained == 0 {
                break;
            }
            let point = curve.at(at);
            let end = |limit: f64| if limit.is_finite() { limit } else { point.estimate };
            let share = Share { value: point.estimate, low: end(point.lower), high: end(point.upper) };
            cells.push(CohortCell { age, observed: retained + left.sum::<u64>(), retained, share });
        }
        let size = own.iter().map(|group| group.accounts).sum();
        rows.push(CohortRow { label: (*label).to_owned(), size, cells });
    }
    let separation = test
        .map(|test| test.statistic / test.degrees_of_freedom.max(1) as f64)
        .filter(|value| value.is_finite());
    Ok(Some(CohortTable { by: name.to_owned(), unit: unit.to_owned(), separation, rows }))
}

/// The accounts behind a cell: `by` and `label` as in the table, `age` in its unit. To be
/// called after [`Measures::compute`](crate::Measures::compute) on the same engine.
///
/// # Errors
/// [`Error::NotAMonth`] for a start month that is no month, [`Error::Engine`].
pub fn cohort_accounts(
    engine: &dyn Analytics,
    settings: &Settings,
    by: &str,
    label: &str,
    age: u32,
) -> Result<Vec<CohortAccount>, Error> {
    let step = "cohort_accounts";
    let (sql, parameters) = if by == START_MONTH {
        let month: Month = label.parse().map_err(|_| Error::NotAMonth { label: label.to_owned() })?;
        let until = month.plus(i32::try_from(age).unwrap_or(i32::MAX / 2));
        let sql = "SELECT account_id, \
                   CASE WHEN $until > $last THEN NULL \
                     ELSE NOT has_left OR local_month(ended_at) >= $until END AS retained \
                   FROM lives WHERE NOT never_customer AND local_month(started_at) = $month \
                   AND (NOT has_left OR ended_at IS NOT NULL) ORDER BY account_id";
        let (last, _) = settings.last_month()?;
        let number = |month: Month| Value::Integer(i64::from(month.number()));
        (sql, vec![("month", number(month)), ("until", number(until)), ("last", number(last))])
    } else {
        let sql = "SELECT l.account_id, \
                   CASE WHEN l.duration >= $age THEN TRUE WHEN l.has_left THEN FALSE END AS retained \
                   FROM lives AS l JOIN account_labels AS t ON l.account_id = t.account_id \
                   WHERE NOT l.never_customer AND l.duration > 0 AND t.name = $name AND t.text = $label \
                   ORDER BY l.account_id";
        let text = |text: &str| Value::Text(text.to_owned());
        (sql, vec![("age", Value::Number(f64::from(age))), ("name", text(by)), ("label", text(label))])
    };
    let table = engine.query(sql, &parameters).map_err(Error::engine(step))?;
    let reader = Reader::new(&table, step);
    (0..table.rows())
        .map(|row| {
            let account = reader.text("account_id", row)?.ok_or_else(|| reader.missing("account_id", row))?;
            let retained = table.column("retained").map_err(Error::engine(step))?.boolean(row);
            Ok(CohortAccount { account_id: account.to_owned(), retained })
        })
        .collect()
}
