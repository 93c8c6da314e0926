//! Which inputs belong together: the same customers, or rows that another file explains.

use super::{Candidate, join};
use crate::left_out::LeftOutReason;
use crate::mapping::{Join, ReadAs};
use crate::profile::ColumnProfile;
use crate::recognise::tables::{self, Taken};
use holdfast_domain::facts::FactKind;

/// Share of the smaller column's values that occur in the other.
fn overlap(a: &ColumnProfile, b: &ColumnProfile) -> f64 {
    let (small, large) = if a.hashes.len() <= b.hashes.len() { (a, b) } else { (b, a) };
    if small.hashes.is_empty() {
        return 0.0;
    }
    let shared = small.hashes.iter().filter(|hash| large.hashes.contains(hash)).count();
    shared as f64 / small.hashes.len() as f64
}

fn folder<'a>(candidate: &'a Candidate<'_>) -> Option<&'a std::path::Path> {
    candidate.table.profile.input.path.parent()
}

/// A table of customers without an identifier stands alone; beside tables that have one
/// it cannot be joined to them and would count its customers twice.
pub(super) fn refuse_unjoinable(candidates: &mut [Candidate<'_>]) {
    let identified: Vec<Option<std::path::PathBuf>> = candidates
        .iter()
        .filter(|candidate| !matches!(candidate.taken, Taken::Refused(_)) && identifier(candidate).is_some())
        .map(|candidate| folder(candidate).map(std::path::Path::to_owned))
        .collect();
    for candidate in candidates {
        if candidate.taken == Taken::Customers && identifier(candidate).is_none() && !identified.is_empty() {
            candidate.taken = Taken::Refused(LeftOutReason::CannotBeJoined);
        }
    }
}

/// Whether two tables are about customers of whom half are the same.
pub(super) fn share_accounts(a: &Candidate<'_>, b: &Candidate<'_>) -> bool {
    match (identifier(a), b.table.account()) {
        (Some(here), Some(there)) => overlap(a.table.column(here), b.table.column(there)) >= 0.5,
        _ => false,
    }
}

/// The column that identifies the customers of a table.
pub(super) fn identifier(candidate: &Candidate<'_>) -> Option<usize> {
    let table = &candidate.table;
    table.account().or_else(|| {
        ["generic_id", "subscription_id"]
            .iter()
            .filter_map(|concept| table.first(concept, ReadAs::Text))
            .find(|index| table.column(*index).repeated == 0 && candidate.taken == Taken::Customers)
    })
}

/// For each candidate, the index of the primary of its group of customer tables (itself
/// where it is the primary or alone).
pub(super) fn same_customers(candidates: &[Candidate<'_>]) -> Vec<usize> {
    let mut primary: Vec<usize> = (0..candidates.len()).collect();
    let customers: Vec<usize> = (0..candidates.len())
        .filter(|index| {
            candidates[*index].taken == Taken::Customers && identifier(&candidates[*index]).is_some()
        })
        .collect();
    // The most complete table leads: the one that says most about who left, when and why.
    let mut ranked = customers.clone();
    ranked.sort_by_key(|index| (std::cmp::Reverse(completeness(&candidates[*index])), *index));
    for (position, index) in ranked.iter().enumerate() {
        for leader in &ranked[..position] {
            if primary[*leader] != *leader
                || folder(&candidates[*leader]) != folder(&candidates[*index])
                    && numeric_ids(&candidates[*index])
            {
                continue;
            }
            let (Some(here), Some(there)) =
                (identifier(&candidates[*index]), identifier(&candidates[*leader]))
            else {
                continue;
            };
            if overlap(candidates[*index].table.column(here), candidates[*leader].table.column(there)) >= 0.5
            {
                primary[*index] = *leader;
                break;
            }
        }
    }
    primary
}

/// Small running numbers coincide between files that have nothing to do with one another.
fn numeric_ids(candidate: &Candidate<'_>) -> bool {
    identifier(candidate).is_some_and(|index| {
        let column = candidate.table.column(index);
        column.numbers.point == column.filled && column.numbers.greatest < 1e6
    })
}

fn completeness(candidate: &Candidate<'_>) -> u32 {
    let table = &candidate.table;
    let flag = crate::recognise::customers::outcome_flag(table).is_some();
    let ended = table.first("ended_at", ReadAs::Date).is_some();
    let known = [
        (flag || ended, 8),
        (table.first("tenure", ReadAs::Number).is_some(), 4),
        (ended, 3),
        (table.first("started_at", ReadAs::Date).is_some(), 2),
        (table.has("reason"), 3),
        (table.has("reason_category"), 1),
        (table.first("mrr", ReadAs::Money).is_some(), 1),
    ];
    known.iter().filter(|(has, _)| *has).map(|(_, points)| points).sum()
}

/// The order of loading: customers first, leaders before followers, then the rest.
pub(super) fn order(candidates: &[Candidate<'_>], primary: &[usize]) -> Vec<usize> {
    let rank = |index: usize| match candidates[index].taken {
        Taken::Customers if primary[index] == index => 0,
        Taken::Customers => 1,
        Taken::Facts(FactKind::Subscription) => 2,
        Taken::Facts(_) => 3,
        Taken::Refused(_) => 4,
    };
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|index| (rank(*index), *index));
    order
}

/// A file that says whose the rows of another are: it has an account and an identifier
/// whose values cover those here.
pub(super) fn find_join(candidates: &[Candidate<'_>], index: usize) -> Option<Join> {
    let here = &candidates[index].table;
    for concept in ["subscription_id", "ticket_id", "invoice_id", "contact_id"] {
        let Some(column) = here.first(concept, ReadAs::Text) else { continue };
        for (other, candidate) in candidates.iter().enumerate() {
            if other == index || matches!(candidate.taken, Taken::Refused(_)) {
                continue;
            }
            let Some(account) = candidate.table.account() else { continue };
            let key = candidate.table.first(concept, ReadAs::Text).or_else(|| match candidate.taken {
                Taken::Facts(kind) => tables::assign(&candidate.table, kind)
                    .into_iter()
                    .find(|(field, _)| *field == concept)
                    .map(|(_, column)| column),
                _ => None,
            });
            let Some(key) = key.filter(|key| *key != account) else { continue };
            if overlap(here.column(column), candidate.table.column(key)) >= 0.5 {
                let there = &candidate.table;
                let mut join = join(
                    &here.column(column).header,
                    &there.profile.input.source_name(),
                    &there.column(key).header,
                    &there.column(account).header,
                );
                let header = |column: usize| there.column(column).header.clone();
                if here.first("currency", ReadAs::Text).is_none() {
                    join.currency = there.first("currency", ReadAs::Text).map(header);
                }
                if here.first("occurred_at", ReadAs::Date).is_none() && concept == "invoice_id" {
                    join.occurred_at = there.first("occurred_at", ReadAs::Date).map(header);
                }
                return Some(join);
            }
        }
    }
    None
}
