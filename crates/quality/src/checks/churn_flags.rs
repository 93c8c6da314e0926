//! What a flag says against what happened.
//!
//! Each of these accounts counts differently depending on which of its statements is
//! believed, so severities are those of impossible rows ([`Severity::of_share`]). That a
//! cancelled account still pays is more often a second subscription than a mistake: a
//! warning at most.

use crate::books::Books;
use crate::{Error, Finding, Severity, finding::share};

pub(crate) fn run(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let mut found = flags(books)?;
    found.extend(still_running(books)?);
    found.extend(subscription_flags(books)?);
    Ok(found)
}

fn flags(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let answer = books.ask("churn_flags", include_str!("../../sql/churn_flags.sql"), &[books.as_of()])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let source = answer.text(row, "source")?.unwrap_or_default();
        for (id, total, left, stayed) in [
            (
                "churn_flag_contradicts_events",
                "flagged_with_events",
                "left_without_event",
                "stayed_with_event",
            ),
            (
                "churn_flag_contradicts_subscriptions",
                "flagged_with_subscriptions",
                "left_with_running",
                "stayed_without_running",
            ),
        ] {
            let total = answer.count(row, total)?;
            let (left, stayed) = (answer.count(row, left)?, answer.count(row, stayed)?);
            if left + stayed > 0 {
                let severity = Severity::of_share(share(left + stayed, total));
                found.push(
                    Finding::new(id, severity)
                        .source(source)
                        .column("churned")
                        .rows(left + stayed, total)
                        .with("left", left)
                        .with("stayed", stayed),
                );
            }
        }
    }
    Ok(found)
}

fn still_running(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let sql = include_str!("../../sql/cancelled_but_running.sql");
    let answer = books.ask("churn_flags", sql, &[books.as_of()])?;
    let (running, cancelled) = (answer.count(0, "running")?, answer.count(0, "cancelled")?);
    if running == 0 {
        return Ok(Vec::new());
    }
    let severity = Severity::of_share(share(running, cancelled)).max(Severity::Warning);
    Ok(vec![Finding::new("cancelled_but_running", severity).rows(running, cancelled)])
}

fn subscription_flags(books: &Books<'_>) -> Result<Vec<Finding>, Error> {
    let sql = include_str!("../../sql/subscription_flags.sql");
    let answer = books.ask("churn_flags", sql, &[books.as_of()])?;
    let mut found = Vec::new();
    for row in 0..answer.rows() {
        let source = answer.text(row, "source")?.unwrap_or_default();
        let total = answer.count(row, "facts")?;
        for (id, column) in [
            ("subscription_over_without_end", "over_without_end"),
            ("subscription_open_with_end", "open_with_end"),
        ] {
            let rows = answer.count(row, column)?;
            if rows > 0 {
                let severity = Severity::of_share(share(rows, total));
                found.push(Finding::new(id, severity).source(source).column("ended_at").rows(rows, total));
            }
        }
    }
    Ok(found)
}
