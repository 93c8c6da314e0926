//! All facts that the features look at, in memory, by account.

pub(crate) mod read;
pub(crate) mod rows;
pub(crate) mod since;
pub(crate) mod stored;
pub(crate) mod usage;
pub(crate) mod versions;
pub(crate) mod words;

use holdfast_domain::facts::FactKind;
use read::Imports;
use rows::{
    Account, Cancellation, Contact, External, Fact, Incident, Invoice, Message, Payment, Subscription,
    Survey, Ticket, Trait,
};
use since::Since;
use usage::Usage;

use crate::names::Names;

/// The facts.
#[derive(Debug, Default)]
pub(crate) struct History {
    /// Identifiers of accounts.
    pub(crate) accounts: Names,
    /// Plans, currencies, traits and other texts.
    pub(crate) words: Names,
    pub(crate) account_rows: ByAccount<Account>,
    pub(crate) traits: ByAccount<Trait>,
    pub(crate) contacts: ByAccount<Contact>,
    pub(crate) subscriptions: ByAccount<Subscription>,
    pub(crate) invoices: ByAccount<Invoice>,
    pub(crate) payments: ByAccount<Payment>,
    pub(crate) tickets: ByAccount<Ticket>,
    pub(crate) messages: ByAccount<Message>,
    pub(crate) surveys: ByAccount<Survey>,
    pub(crate) cancellations: ByAccount<Cancellation>,
    pub(crate) incidents: ByAccount<Incident>,
    pub(crate) externals: ByAccount<External>,
    pub(crate) usage: Usage,
    /// From when on facts of a kind, and values of a field, are known.
    pub(crate) since: Since,
}

impl History {
    /// Works out which versions were known when, and puts everything in order, after all was read.
    pub(crate) fn settle(&mut self, imports: &Imports) {
        self.resolve(imports);
        // What names only its invoice or its ticket is of the same account.
        versions::adopt(self.payments.rows.iter_mut().map(|row| (&mut row.stamp, row.invoice)), || {
            self.invoices.rows.iter().map(|row| (row.id, row.stamp))
        });
        versions::adopt(self.messages.rows.iter_mut().map(|row| (&mut row.stamp, row.ticket)), || {
            self.tickets.rows.iter().map(|row| (row.id, row.stamp))
        });
        self.arrange();
    }

    fn resolve(&mut self, imports: &Imports) {
        fn each<T: Fact>(imports: &Imports, kind: FactKind, rows: &mut ByAccount<T>) {
            if imports.is_contested(kind) {
                versions::resolve(&mut rows.rows);
            }
        }
        each(imports, FactKind::Account, &mut self.account_rows);
        each(imports, FactKind::AccountTrait, &mut self.traits);
        each(imports, FactKind::Contact, &mut self.contacts);
        each(imports, FactKind::Subscription, &mut self.subscriptions);
        each(imports, FactKind::Invoice, &mut self.invoices);
        each(imports, FactKind::Payment, &mut self.payments);
        each(imports, FactKind::Ticket, &mut self.tickets);
        each(imports, FactKind::Message, &mut self.messages);
        each(imports, FactKind::Survey, &mut self.surveys);
        each(imports, FactKind::Cancellation, &mut self.cancellations);
        each(imports, FactKind::Incident, &mut self.incidents);
        each(imports, FactKind::ExternalEvent, &mut self.externals);
    }

    fn arrange(&mut self) {
        let accounts = self.accounts.len();
        self.account_rows.arrange(accounts);
        self.traits.arrange(accounts);
        self.contacts.arrange(accounts);
        self.subscriptions.arrange(accounts);
        self.invoices.arrange(accounts);
        self.payments.arrange(accounts);
        self.tickets.arrange(accounts);
        self.messages.arrange(accounts);
        self.surveys.arrange(accounts);
        self.cancellations.arrange(accounts);
        self.incidents.arrange(accounts);
        self.externals.arrange(accounts);
        self.usage.arrange(accounts);
    }
}

/// Rows of one kind, each account's together and in order of time; those that concern everybody last.
#[derive(Debug)]
pub(crate) struct ByAccount<T> {
    pub(crate) rows: Vec<T>,
    /// Where the rows of each account begin; one more than accounts.
    starts: Vec<u32>,
}

impl<T> Default for ByAccount<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), starts: vec![0] }
    }
}

impl<T: Fact> ByAccount<T> {
    /// The rows of an account.
    pub(crate) fn of(&self, account: u32) -> &[T] {
        let account = account as usize;
        &self.rows[self.starts[account] as usize..self.starts[account + 1] as usize]
    }

    /// The rows that concern everybody.
    pub(crate) fn of_everybody(&self) -> &[T] {
        &self.rows[self.starts.last().copied().unwrap_or_default() as usize..]
    }

    pub(crate) fn arrange(&mut self, accounts: usize) {
        // One file is in order already. What several bring is ordered by keys with places, so that
        // one sort serves all kinds.
        if !self.rows.is_sorted_by_key(|row| row.stamp().order()) {
            let keys = self.rows.iter().map(|row| row.stamp().order()).zip(0_u32..);
            let mut keys: Vec<_> = keys.collect();
            keys.sort_unstable();
            self.rows = keys.into_iter().map(|(_, place)| self.rows[place as usize]).collect();
        }
        self.starts.clear();
        self.starts.resize(accounts + 1, 0);
        let mut next = 0;
        for (place, row) in self.rows.iter().enumerate() {
            let account = row.stamp().account as usize;
            while next <= account.min(accounts) {
                self.starts[next] = place as u32;
                next += 1;
            }
        }
        let everybody = self.rows.partition_point(|row| (row.stamp().account as usize) < accounts) as u32;
        for start in &mut self.starts[next.min(accounts + 1)..] {
            *start = everybody;
        }
    }
}

/// The rows that had happened and were known before `t`, oldest first, each in the version known then.
pub(crate) fn visible<T: Fact>(rows: &[T], t: i64) -> impl DoubleEndedIterator<Item = &T> {
    rows[..rows.partition_point(|row| row.stamp().at < t)].iter().filter(move |row| row.stamp().is_visible(t))
}
