//! Incidents, and events from outside.

use holdfast_domain::facts::FactKind;

use super::{AccountRun, Reader};
use crate::error::Error;
use crate::history::History;
use crate::history::rows::{External, Incident};
use crate::history::since::field_place;
use crate::history::words::external;

impl Reader<'_> {
    pub(super) fn incidents(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let History { accounts, incidents, since, .. } = history;
        self.each(FactKind::Incident, &["account_id", "ended_at"], &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            since.saw(FactKind::Incident, stamp.at.max(stamp.known));
            incidents.rows.push(Incident { stamp, ended_at: cells.instant(1) });
        })
    }

    pub(super) fn externals(&self, history: &mut History) -> Result<(), Error> {
        let mut run = AccountRun::default();
        let fields = ["rival", "price", "shock", "news"]
            .map(|field| field_place(&format!("external_events.{field}")).unwrap_or_default());
        let columns = ["account_id", "kind", "competitor", "plan", "region", "segment", "change_percent"];
        let History { accounts, words, externals, since, .. } = history;
        self.each(FactKind::ExternalEvent, &columns, &mut |cells, mut stamp| {
            stamp.account = run.number(accounts, cells.text(0));
            let known = stamp.at.max(stamp.known);
            since.saw(FactKind::ExternalEvent, known);
            let kind = external::of(cells.word(1), cells.text(2).is_some(), cells.text(0).is_some());
            let place = match kind {
                external::RIVAL => Some(fields[0]),
                external::PRICE => Some(fields[1]),
                external::SHOCK => Some(fields[2]),
                external::NEWS => Some(fields[3]),
                _ => None,
            };
            if let Some(place) = place {
                since.saw_field(place, known);
            }
            externals.rows.push(External {
                stamp,
                percent: cells.number(6),
                plan: words.number_of(cells.text(3).map(str::to_lowercase).as_deref()),
                region: words.number_of(cells.text(4).map(str::to_lowercase).as_deref()),
                segment: words.number_of(cells.text(5).map(str::to_lowercase).as_deref()),
                kind,
            });
        })
    }
}
