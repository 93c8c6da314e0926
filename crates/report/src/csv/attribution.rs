//! Tables of the reasons from everything said and seen.

use super::tables::{Table, amounts, optional_real, real};
use crate::Names;
use crate::document::{AttributedShare, Attribution, GroupShare, Review};

/// Every table of the attribution; without rows where there is none.
pub(super) fn tables(review: &Review, names: &dyn Names) -> Vec<Table> {
    let found = review.attribution.as_ref();
    vec![
        coverage(found),
        shares(found, names),
        groups(found, names),
        pages(found, names),
        page_sources(found),
        examples(found),
        rising(found, names),
        stated_against_inferred(found, names),
        price_audit(found, names),
        rivals(found),
        recurrence(found, names),
        sources(found),
    ]
}

/// A table whose rows are made from the attribution, where there is one.
fn table(
    name: &'static str,
    columns: &'static [&'static str],
    found: Option<&Attribution>,
    rows: impl Fn(&Attribution) -> Vec<Vec<String>>,
) -> Table {
    Table { name, columns, rows: found.map(rows).unwrap_or_default() }
}

fn coverage(found: Option<&Attribution>) -> Table {
    table("attribution_coverage", &["figure", "value", "of"], found, |found| {
        let counts = [
            ("stated", found.stated),
            ("reasoned", found.reasoned),
            ("confident", found.confident),
            ("unavoidable", found.unavoidable),
        ];
        let row = |(name, count): (&str, u64)| {
            vec![name.to_owned(), count.to_string(), found.departures.to_string()]
        };
        let verdict = vec!["verdict".to_owned(), found.verdict.clone(), String::new()];
        counts.into_iter().map(row).chain([verdict]).collect()
    })
}

fn shares(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns = &["scheme", "id", "name", "share", "low", "high", "of"];
    table("attributed_reasons", columns, found, |found| {
        let roll_ups = &found.rollup;
        let schemes: [(&str, &[AttributedShare]); 4] =
            [("leaf", &found.leaves), ("s1", &roll_ups.s1), ("s0", &roll_ups.s0), ("s2", &roll_ups.s2)];
        let rows = schemes.into_iter().flat_map(|(scheme, rows)| rows.iter().map(move |row| (scheme, row)));
        rows.map(|(scheme, row)| {
            let name = if scheme == "leaf" { names.reason(&row.id) } else { names.class(&row.id) };
            let mut cells = vec![scheme.to_owned(), row.id.clone(), name.name];
            cells.extend([real(row.share), real(row.low), real(row.high), found.departures.to_string()]);
            cells
        })
        .collect()
    })
}

fn groups(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns = &[
        "kind",
        "by",
        "group",
        "accounts",
        "scheme",
        "id",
        "name",
        "share",
        "low",
        "high",
        "larger",
        "stands_out",
    ];
    table("attributed_reasons_by_group", columns, found, |found| {
        let mut rows = Vec::new();
        for grouping in &found.groupings {
            for group in &grouping.groups {
                let start = [&grouping.kind, &grouping.by, &group.group, &group.accounts.to_string()]
                    .map(Clone::clone);
                if group.leaves.is_empty() {
                    // Named with its count, without shares.
                    let mut cells = start.to_vec();
                    cells.resize(columns.len(), String::new());
                    rows.push(cells);
                }
                let classes = group.classes.iter().map(|share| ("s2", share, names.class(&share.id)));
                let leaves = group.leaves.iter().map(|share| ("leaf", share, names.reason(&share.id)));
                for (scheme, share, name) in classes.chain(leaves) {
                    let mut cells = start.to_vec();
                    cells.extend([scheme.to_owned(), share.id.clone(), name.name]);
                    cells.extend(group_cells(share));
                    rows.push(cells);
                }
            }
        }
        rows
    })
}

fn group_cells(share: &GroupShare) -> [String; 5] {
    let stands_out = share.stands_out.clone().unwrap_or_default();
    [real(share.share), real(share.low), real(share.high), real(share.larger), stands_out]
}

fn pages(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns = &[
        "leaf",
        "name",
        "accounts",
        "stated",
        "stated_and_likeliest",
        "rests_stated",
        "rests_inferred",
        "rests_both",
        "high",
        "medium",
        "low",
        "avoidable",
        "lost_mrr",
    ];
    table("reason_pages", columns, found, |found| {
        let rows = found.reasons.iter().map(|row| {
            let rests = |key: &str| row.rests.get(key).copied().unwrap_or(0);
            let sure = |key: &str| row.confidence.get(key).copied().unwrap_or(0);
            let mut cells = vec![row.leaf.clone(), names.reason(&row.leaf).name];
            let counts = [
                row.accounts,
                row.stated,
                row.stated_and_likeliest,
                rests("stated"),
                rests("inferred"),
                rests("both"),
                sure("high"),
                sure("medium"),
                sure("low"),
                row.avoidable,
            ];
            cells.extend(counts.map(|count| count.to_string()));
            cells.push(amounts(&row.lost_mrr_minor));
            cells
        });
        rows.collect()
    })
}

fn page_sources(found: Option<&Attribution>) -> Table {
    let columns = &["leaf", "source", "accounts", "of", "log_odds"];
    table("reason_sources", columns, found, |found| {
        let rows = found.reasons.iter().flat_map(|page| page.sources.iter().map(move |row| (page, row)));
        rows.map(|(page, row)| {
            let counts = [row.accounts.to_string(), row.of.to_string()];
            let [accounts, of] = counts;
            vec![page.leaf.clone(), row.source.clone(), accounts, of, real(row.log_odds)]
        })
        .collect()
    })
}

fn examples(found: Option<&Attribution>) -> Table {
    let columns = &[
        "leaf",
        "account_id",
        "probability",
        "rests",
        "confidence",
        "left_on",
        "stated",
        "source",
        "symbol",
        "log_odds",
        "words",
    ];
    table("reason_examples", columns, found, |found| {
        let mut rows = Vec::new();
        for reason in &found.examples {
            for account in &reason.examples {
                for evidence in &account.evidence {
                    let mut cells = vec![reason.leaf.clone(), account.account_id.clone()];
                    cells.extend([real(account.probability), account.rests.clone()]);
                    let words = [&account.confidence, &account.left_on, &account.stated];
                    cells.extend(words.map(|word| word.clone().unwrap_or_default()));
                    cells.extend([evidence.source.clone(), evidence.symbol.clone(), real(evidence.log_odds)]);
                    cells.push(evidence.quote.as_ref().map(|quote| quote.words.clone()).unwrap_or_default());
                    rows.push(cells);
                }
            }
        }
        rows
    })
}

fn rising(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns =
        &["leaf", "name", "before", "recent", "growth_low", "growth_high", "probability", "since", "days"];
    table("rising_reasons", columns, found, |found| {
        let window = found.rising_window.as_ref();
        let rows = found.rising.iter().map(|row| {
            let mut cells = vec![row.leaf.clone(), names.reason(&row.leaf).name];
            cells.extend([row.before, row.recent, row.low, row.high, row.probability].map(real));
            cells.push(window.map(|window| window.since.clone()).unwrap_or_default());
            cells.push(window.map(|window| window.days.to_string()).unwrap_or_default());
            cells
        });
        rows.collect()
    })
}

fn stated_against_inferred(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns = &["stated", "stated_name", "inferred", "inferred_name", "accounts", "of"];
    table("stated_against_inferred", columns, found, |found| {
        let Some(against) = &found.stated_against_inferred else { return Vec::new() };
        let rows = against.cells.iter().map(|cell| {
            let mut cells = vec![cell.stated.clone(), names.class(&cell.stated).name];
            cells.extend([cell.inferred.clone(), names.class(&cell.inferred).name]);
            cells.extend([real(cell.accounts), against.accounts.to_string()]);
            cells
        });
        rows.collect()
    })
}

fn price_audit(found: Option<&Attribution>, names: &dyn Names) -> Table {
    table("price_audit", &["figure", "leaf", "name", "value", "claims"], found, |found| {
        let Some(audit) = &found.price_audit else { return Vec::new() };
        let row = |figure: &str, leaf: &str, value: f64| {
            let name = if leaf.is_empty() { String::new() } else { names.reason(leaf).name };
            vec![figure.to_owned(), leaf.to_owned(), name, real(value), audit.claims.to_string()]
        };
        let heads = [row("borne_out", "", audit.borne_out), row("probability", "", audit.probability)];
        let instead = audit.instead.iter().map(|other| row("instead", &other.leaf, other.share));
        heads.into_iter().chain(instead).collect()
    })
}

fn rivals(found: Option<&Attribution>) -> Table {
    table("rivals", &["rival", "accounts", "leaf", "share"], found, |found| {
        let mut rows = Vec::new();
        for rival in &found.rivals {
            let start = vec![rival.name.clone(), rival.accounts.to_string()];
            if rival.kinds.is_empty() {
                rows.push([start.clone(), vec![String::new(), String::new()]].concat());
            }
            let kind = |kind: &crate::document::LeafShare| vec![kind.leaf.clone(), real(kind.share)];
            rows.extend(rival.kinds.iter().map(|share| [start.clone(), kind(share)].concat()));
        }
        rows
    })
}

fn recurrence(found: Option<&Attribution>, names: &dyn Names) -> Table {
    let columns = &["figure", "before", "before_name", "after", "after_name", "value"];
    table("recurrence", columns, found, |found| {
        let Some(recurrence) = &found.recurrence else { return Vec::new() };
        let figure = |name: &str, value: String| {
            let mut cells = vec![name.to_owned()];
            cells.resize(columns.len() - 1, String::new());
            cells.push(value);
            cells
        };
        let mut rows = vec![
            figure("left", recurrence.left.to_string()),
            figure("returned", recurrence.returned.to_string()),
            figure("left_again", recurrence.left_again.to_string()),
            figure("stated_twice", recurrence.stated_twice.to_string()),
            figure("same_leaf", real(recurrence.same_leaf)),
            figure("same_class", real(recurrence.same_class)),
            figure("same_class_by_chance", real(recurrence.same_class_by_chance)),
        ];
        rows.extend(recurrence.missing.iter().map(|missing| figure("missing", missing.clone())));
        rows.extend(recurrence.cells.iter().map(|cell| {
            let mut cells = vec!["cell".to_owned(), cell.before.clone(), names.class(&cell.before).name];
            cells.extend([cell.after.clone(), names.class(&cell.after).name, real(cell.accounts)]);
            cells
        }));
        rows
    })
}

fn sources(found: Option<&Attribution>) -> Table {
    let columns = &["source", "basis", "spoke", "reliability", "weight", "agreement"];
    table("evidence_sources", columns, found, |found| {
        let rows = found.sources.iter().map(|row| {
            let mut cells = vec![row.id.clone(), row.basis.clone(), row.spoke.to_string()];
            cells.extend([real(row.reliability), real(row.weight), optional_real(row.agreement)]);
            cells
        });
        rows.collect()
    })
}
