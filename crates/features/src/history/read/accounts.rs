//! Accounts, their traits, their people.

use holdfast_domain::facts::FactKind;

use super::{AccountRun, Reader};
use crate::error::Error;
use crate::history::History;
use crate::history::rows::{Account, Contact, NEVER, Trait, UNKNOWN};
use crate::history::since::field_place;

/// Status words of accounts that left.
const GONE: &[&str] = &[
    "churned",
    "cancelled",
    "canceled",
    "inactive",
    "closed",
    "left",
    "lost",
    "terminated",
    "expired",
    "exited",
    "lapsed",
    "ended",
    "former",
    "deactivated",
    "unsubscribed",
    "解約",
    "解約済み",
    "解約済",
    "退会",
    "退会済み",
    "已流失",
    "流失",
    "已取消",
    "已退订",
    "已解約",
    "已終止",
    "已终止",
    "停用",
];

/// The longest text of a trait that can be a category.
const LONGEST_CATEGORY: usize = 80;

impl Reader<'_> {
    pub(super) fn accounts(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let columns =
            ["account_id", "started_at", "ended_at", "mrr", "plan", "currency", "trial", "churned", "status"];
        let History { accounts, words, account_rows, since, .. } = history;
        self.each(FactKind::Account, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            since.saw(FactKind::Account, stamp.at.max(stamp.known));
            let ended_at = cells.instant(2);
            let status = cells.word(8).trim().to_lowercase();
            let is_gone = cells.truth(7).unwrap_or_else(|| GONE.contains(&status.as_str()));
            account_rows.rows.push(Account {
                stamp,
                started_at: cells.instant(1),
                ended_at,
                mrr: cells.integer(3).unwrap_or(UNKNOWN),
                plan: words.number_of(cells.text(4)),
                currency: words.number_of(cells.text(5).or(Some(self.currency))),
                trial: cells.truth(6).unwrap_or(false),
                is_gone_undated: is_gone && ended_at == NEVER,
            });
        })
    }

    pub(super) fn traits(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let History { accounts, words, traits, since, .. } = history;
        self.each(
            FactKind::AccountTrait,
            &["account_id", "name", "text", "number"],
            &mut |cells, mut stamp| {
                stamp.account = run.number(accounts, cells.text(0));
                since.saw(FactKind::AccountTrait, stamp.at.max(stamp.known));
                // Where the column is numeric the text says the same once more, in as many ways as there
                // are accounts.
                let number = cells.number(3);
                let text = cells.text(2).filter(|text| number.is_nan() && text.len() <= LONGEST_CATEGORY);
                let (name, text) = (words.number_of(cells.text(1)), words.number_of(text));
                traits.rows.push(Trait { stamp, name, text, number });
            },
        )?;
        Ok(())
    }

    pub(super) fn contacts(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let champion = field_place("contacts.champion");
        let History { accounts, contacts, since, .. } = history;
        self.each(
            FactKind::Contact,
            &["account_id", "deactivated_at", "champion", "role"],
            &mut |cells, mut stamp| {
                stamp.account = run.number(accounts, cells.text(0));
                since.saw(FactKind::Contact, stamp.at.max(stamp.known));
                let is_champion =
                    cells.truth(2).unwrap_or(false) || cells.word(3).to_lowercase().contains("champion");
                if let Some(place) = champion.filter(|_| is_champion) {
                    since.saw_field(place, stamp.at.max(stamp.known));
                }
                contacts.rows.push(Contact { stamp, deactivated_at: cells.instant(1), is_champion });
            },
        )?;
        Ok(())
    }
}
