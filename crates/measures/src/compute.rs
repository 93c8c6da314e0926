//! Running the definitions in order.

use holdfast_analytics::{Analytics, Column, Table, Value};
use holdfast_taxonomy::{Crosswalks, Taxonomy};

use crate::cohorts::{self, CohortTable};
use crate::definitions::{self, Definition};
use crate::dialects::{self, DialectDifference};
use crate::error::Error;
use crate::lives::{self, Accounts, HowLeftShare, MoneyLine};
use crate::positions;
use crate::reasons::{self, Reasons};
use crate::revenue::{self, MonthAccounts, Movement};
use crate::series::{self, MeasureSeries};
use crate::settings::{Recognition, Settings};
use crate::survival::{self, Survival};

/// Everything measured.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Results {
    /// The recognition setting the figures follow.
    pub recognition: Recognition,
    /// How many accounts there are, stayed and left.
    pub accounts: Accounts,
    /// Recurring money held and lost, one line a currency, largest first.
    pub money: Vec<MoneyLine>,
    /// How customers left.
    pub how_left: Vec<HowLeftShare>,
    /// Why, as stated.
    pub reasons: Reasons,
    /// How long customers stay; `None` where neither tenure nor dates are known.
    pub survival: Option<Survival>,
    /// Monthly series of every measure in every dialect; empty without dated revenue.
    pub series: Vec<MeasureSeries>,
    /// The last complete month (or the only one): the one to put into headlines.
    pub headline_month: Option<String>,
    /// Why dialects differ, for every month in which they do.
    pub dialect_differences: Vec<DialectDifference>,
    /// Movements of monthly recurring revenue, by currency and month; none for a currency
    /// without any amount.
    pub mrr_movements: Vec<Movement>,
    /// Movements of accounts, all currencies together.
    pub month_accounts: Vec<MonthAccounts>,
    /// Retention of groups of accounts: start months first, then traits that separate best.
    pub cohorts: Vec<CohortTable>,
}

/// The monthly figures alone, currencies without any amount included.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Monthly {
    /// Movements of monthly recurring revenue, by currency and month.
    pub movements: Vec<Movement>,
    /// Movements of accounts, all currencies together.
    pub accounts: Vec<MonthAccounts>,
    /// Series of every measure in every dialect.
    pub series: Vec<MeasureSeries>,
}

/// Computes measures on an engine that holds the facts.
#[derive(Debug, Clone)]
pub struct Measures;

impl Measures {
    /// Runs every definition and reads the results. The engine keeps the intermediate tables
    /// (named as the SQL files, with `day_movements` and `month_movements`) for this session.
    ///
    /// `progress` hears the name of each step before it runs.
    ///
    /// # Errors
    /// [`Error::Engine`] naming the step, [`Error::AsOf`] for an as-of instant outside the
    /// calendar.
    pub fn compute(
        engine: &dyn Analytics,
        settings: &Settings,
        taxonomy: &Taxonomy,
        crosswalks: &Crosswalks,
        progress: &mut dyn FnMut(&str),
    ) -> Result<Results, Error> {
        let has_months = revenue_tables(engine, settings, progress)?;
        life_tables(engine, settings, progress)?;
        let mut say = |step: &str| progress(step);
        let (mut series, mut movements, mut month_accounts, mut differences) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        if has_months {
            say("measures");
            let money;
            (movements, money) = revenue::movements(engine)?;
            month_accounts = revenue::month_accounts(engine)?;
            series = series::compute(engine)?;
            let silent = without_amounts(&movements);
            movements.retain(|movement| !silent.contains(&movement.currency));
            for one in &mut series {
                one.points.retain(|point| point.currency.as_ref().is_none_or(|code| !silent.contains(code)));
            }
            series.retain(|one| !one.points.is_empty());
            differences = dialects::differences(&series, &month_accounts, &money);
        }
        say("accounts");
        let accounts = lives::accounts(engine)?;
        let money = lives::money(engine)?;
        let how_left = lives::how_left(engine, crosswalks)?;
        say("reasons");
        let reasons = reasons::compute(engine, taxonomy, crosswalks, settings.s2_headings)?;
        say("survival");
        let survival = survival::compute(engine, taxonomy, crosswalks, settings.s2_headings)?;
        say("cohorts");
        let cohorts = cohorts::compute(engine, settings)?;
        let complete = month_accounts.iter().rev().find(|month| !month.partial).or(month_accounts.last());
        Ok(Results {
            recognition: settings.recognition,
            accounts,
            money,
            how_left,
            reasons,
            survival,
            series,
            headline_month: complete.map(|month| month.period.clone()),
            dialect_differences: differences,
            mrr_movements: movements,
            month_accounts,
            cohorts,
        })
    }

    /// Only the monthly part of [`Measures::compute`].
    ///
    /// # Errors
    /// As [`Measures::compute`].
    pub fn compute_monthly(engine: &dyn Analytics, settings: &Settings) -> Result<Monthly, Error> {
        if !revenue_tables(engine, settings, &mut |_| {})? {
            return Ok(Monthly::default());
        }
        let (movements, _) = revenue::movements(engine)?;
        Ok(Monthly {
            movements,
            accounts: revenue::month_accounts(engine)?,
            series: series::compute(engine)?,
        })
    }
}

/// Currencies in which no amount ever occurs: accounts whose amounts are not known.
fn without_amounts(movements: &[Movement]) -> Vec<String> {
    let mut codes: Vec<String> = movements.iter().map(|movement| movement.currency.clone()).collect();
    codes.dedup();
    let amounts = |code: &String| {
        movements.iter().any(|movement| {
            movement.currency == *code && (movement.start != 0 || movement.end != 0 || movement.new != 0)
        })
    };
    codes.retain(|code| !amounts(code));
    codes
}

struct Step<'a> {
    engine: &'a dyn Analytics,
    progress: &'a mut dyn FnMut(&str),
}

impl Step<'_> {
    fn run(
        &mut self,
        table: &str,
        definition: Definition,
        parameters: &[(&str, Value)],
    ) -> Result<u64, Error> {
        (self.progress)(table);
        self.engine.materialize(table, definition.sql, parameters).map_err(Error::engine(definition.name))
    }
}

/// Everything up to the monthly figures; `false` where nothing is dated.
fn revenue_tables(
    engine: &dyn Analytics,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Result<bool, Error> {
    let as_of = ("as_of", Value::Integer(settings.as_of));
    let currency = ("default_currency", Value::Text(settings.default_currency.code().to_owned()));
    let recognition = ("recognition", Value::Text(settings.recognition.key().to_owned()));
    let mut step = Step { engine, progress };
    step.run("revenue_periods", definitions::REVENUE_PERIODS, &[as_of, currency, recognition])?;
    step.run("revenue_changes", definitions::REVENUE_CHANGES, &[])?;
    let changes = positions::changes(engine)?;
    for (movements, by_month) in [("day_movements", false), ("month_movements", true)] {
        positions::fill(engine, &changes, by_month)?;
        step.run(movements, definitions::ACCOUNT_MOVEMENTS, &[])?;
    }
    positions::release(engine)?;
    let has_months = register_months(engine, settings)?;
    if has_months {
        step.run("account_months", definitions::ACCOUNT_MONTHS, &[])?;
        step.run("month_accounts", definitions::MONTH_ACCOUNTS, &[])?;
        step.run("month_money", definitions::MONTH_MONEY, &[])?;
    }
    Ok(has_months)
}

/// The table `months`: every month from the first change to the as-of day.
fn register_months(engine: &dyn Analytics, settings: &Settings) -> Result<bool, Error> {
    let step = "months";
    let table =
        engine.query("SELECT min(month) AS first FROM revenue_changes", &[]).map_err(Error::engine(step))?;
    let first = table.column("first").map_err(Error::engine(step))?;
    let Some(first) = (table.rows() > 0).then(|| first.integer(0)).flatten() else {
        return Ok(false);
    };
    let (last, is_partial) = settings.last_month()?;
    let last = i64::from(last.number());
    let months = Column::integers((first..=last).map(Some));
    let partial = Column::booleans((first..=last).map(|month| Some(is_partial && month == last)));
    let columns = vec![("month".to_owned(), months), ("partial".to_owned(), partial)];
    let table = Table::new(columns).map_err(Error::engine(step))?;
    engine.register(step, table).map_err(Error::engine(step))?;
    Ok(true)
}

fn life_tables(
    engine: &dyn Analytics,
    settings: &Settings,
    progress: &mut dyn FnMut(&str),
) -> Result<(), Error> {
    let as_of = [("as_of", Value::Integer(settings.as_of))];
    let currency = [("default_currency", Value::Text(settings.default_currency.code().to_owned()))];
    let mut step = Step { engine, progress };
    step.run("statements", definitions::STATEMENTS, &as_of)?;
    step.run("account_money", definitions::ACCOUNT_MONEY, &currency)?;
    step.run("life_statuses", definitions::LIFE_STATUSES, &as_of)?;
    step.run("lives", definitions::LIVES, &as_of)?;
    step.run("losses", definitions::LOSSES, &[])?;
    Ok(())
}
