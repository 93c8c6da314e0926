//! The definitions: SQL with its documentation, one file each.

/// One definition: a named table, how it is computed, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Name of the file and, unless it says otherwise, of the table.
    pub name: &'static str,
    /// The whole file.
    pub sql: &'static str,
}

macro_rules! definition {
    ($name:literal) => {
        Definition { name: $name, sql: include_str!(concat!("../sql/", $name, ".sql")) }
    };
    ($folder:literal, $name:literal) => {
        Definition { name: $name, sql: include_str!(concat!("../sql/", $folder, "/", $name, ".sql")) }
    };
}

pub(crate) const REVENUE_PERIODS: Definition = definition!("revenue_periods");
pub(crate) const REVENUE_CHANGES: Definition = definition!("revenue_changes");
pub(crate) const ACCOUNT_MOVEMENTS: Definition = definition!("account_movements");
pub(crate) const ACCOUNT_MONTHS: Definition = definition!("account_months");
pub(crate) const MONTH_ACCOUNTS: Definition = definition!("month_accounts");
pub(crate) const MONTH_MONEY: Definition = definition!("month_money");
pub(crate) const STATEMENTS: Definition = definition!("statements");
pub(crate) const ACCOUNT_MONEY: Definition = definition!("account_money");
pub(crate) const LIFE_STATUSES: Definition = definition!("life_statuses");
pub(crate) const LIVES: Definition = definition!("lives");
pub(crate) const LOSSES: Definition = definition!("losses");

/// The tables that measures are computed from, in the order in which they are built.
pub const STEPS: [Definition; 11] = [
    REVENUE_PERIODS,
    REVENUE_CHANGES,
    ACCOUNT_MOVEMENTS,
    ACCOUNT_MONTHS,
    MONTH_ACCOUNTS,
    MONTH_MONEY,
    STATEMENTS,
    ACCOUNT_MONEY,
    LIFE_STATUSES,
    LIVES,
    LOSSES,
];

/// The monthly measures, one file each, all dialects in it.
pub const MEASURES: [Definition; 9] = [
    definition!("measures", "mrr"),
    definition!("measures", "active_accounts"),
    definition!("measures", "average_revenue_per_account"),
    definition!("measures", "logo_churn"),
    definition!("measures", "gross_revenue_churn"),
    definition!("measures", "net_revenue_churn"),
    definition!("measures", "gross_revenue_retention"),
    definition!("measures", "net_revenue_retention"),
    definition!("measures", "quick_ratio"),
];

impl Definition {
    /// What it computes: the first comment of the file, without comment marks.
    pub fn documentation(&self) -> String {
        let lines = self.sql.lines().map_while(|line| line.strip_prefix("--"));
        let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        text.join("\n")
    }
}

/// The definition of this name.
pub fn find(name: &str) -> Option<Definition> {
    STEPS.into_iter().chain(MEASURES).find(|definition| definition.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_definition_begins_with_its_name_and_meaning() {
        for definition in STEPS.into_iter().chain(MEASURES) {
            let text = definition.documentation();
            assert!(text.starts_with(definition.name), "{} does not begin with its name", definition.name);
            assert!(text.len() > 100, "{} says too little", definition.name);
            assert!(
                definition.sql.lines().all(|line| line.chars().count() <= 120),
                "{} has long lines",
                definition.name
            );
        }
    }
}
