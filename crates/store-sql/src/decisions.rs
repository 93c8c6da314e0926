//! Decisions about losses: only ever added; the latest that was not undone stands.

use crate::SqlStore;
use crate::backend::{Backend, Row, Scope, Transaction, values};
use crate::paging::{List, number, page_of, rows_to_ask_for};
use crate::writing::{Record, check_text, fresh, open, repeat};
use async_trait::async_trait;
use holdfast_store::decisions::{
    Decision, DecisionFilter, Decisions, Loss, NewDecision, Reading, ReadingPair, Verdict,
};
use holdfast_store::ids::DecisionId;
use holdfast_store::{Command, Error, Page, PageRequest, Result, WorkspaceContext};
use uuid::Uuid;

/// The columns of a decision `d` and of its undoing `u`.
macro_rules! columns {
    ($d:literal, $u:literal) => {
        concat!(
            $d,
            ".id, ",
            $d,
            ".number, ",
            $d,
            ".account, ",
            $d,
            ".day, ",
            $d,
            ".reading, ",
            $d,
            ".verdict, ",
            $d,
            ".proposed, ",
            $d,
            ".reason, ",
            $d,
            ".comment, ",
            $d,
            ".actor, ",
            $d,
            ".at, ",
            $u,
            ".at"
        )
    };
}

/// Decisions with what undid them.
macro_rules! decisions {
    () => {
        concat!(
            "SELECT ",
            columns!("d", "u"),
            " FROM decisions d LEFT JOIN decision_undos u \
             ON u.workspace = d.workspace AND u.decision = d.id WHERE d.workspace = $1 "
        )
    };
}

/// That the decision of this name is the latest of its loss and reading that was not undone.
macro_rules! stands {
    ($d:literal) => {
        concat!(
            " NOT EXISTS (SELECT 1 FROM decision_undos x WHERE x.workspace = ",
            $d,
            ".workspace AND x.decision = ",
            $d,
            ".id) AND NOT EXISTS (SELECT 1 FROM decisions l WHERE l.workspace = ",
            $d,
            ".workspace AND l.account = ",
            $d,
            ".account AND l.day = ",
            $d,
            ".day AND l.reading = ",
            $d,
            ".reading AND l.number > ",
            $d,
            ".number AND NOT EXISTS (SELECT 1 FROM decision_undos y \
             WHERE y.workspace = l.workspace AND y.decision = l.id)) "
        )
    };
}

const COLUMNS: usize = 12;

fn decision(row: &Row, from: usize) -> Result<Decision> {
    let day = row.text(from + 3)?;
    let day =
        day.parse().map_err(|_| Error::Corrupt { what: "a decision", why: format!("{day:?} is no day") })?;
    Ok(Decision {
        id: DecisionId::from_uuid(row.id(from)?),
        number: row.int(from + 1)?,
        loss: Loss { account: row.text(from + 2)?.to_owned(), day },
        reading: Reading::from_key(row.text(from + 4)?)?,
        verdict: Verdict::from_key(row.text(from + 5)?)?,
        proposed: row.text_if_any(from + 6)?,
        reason: row.text_if_any(from + 7)?,
        comment: row.text(from + 8)?.to_owned(),
        by: row.text(from + 9)?.parse()?,
        at: row.moment(from + 10)?,
        undone_at: row.moment_if_any(from + 11)?,
    })
}

async fn standing(
    transaction: &mut dyn Transaction,
    workspace: Uuid,
    loss: &Loss,
    reading: Reading,
) -> Result<Option<Decision>> {
    let rows = transaction
        .rows(
            concat!(
                decisions!(),
                "AND d.account = $2 AND d.day = $3 AND d.reading = $4 AND u.decision IS NULL \
                 ORDER BY d.number DESC LIMIT 1"
            ),
            values![workspace, &loss.account, loss.day.to_string(), reading.key()],
        )
        .await?;
    rows.first().map(|row| decision(row, 0)).transpose()
}

async fn by_id(transaction: &mut dyn Transaction, workspace: Uuid, id: DecisionId) -> Result<Decision> {
    let rows =
        transaction.rows(concat!(decisions!(), "AND d.id = $2"), values![workspace, id.as_uuid()]).await?;
    rows.first().map_or(Err(Error::NotFound { what: "decision" }), |row| decision(row, 0))
}

#[async_trait]
impl<B: Backend> Decisions for SqlStore<B> {
    async fn decide(
        &self,
        context: &WorkspaceContext,
        command: &Command,
        new: &NewDecision,
    ) -> Result<DecisionId> {
        new.check()?;
        check_text("account", &new.loss.account)?;
        check_text("comment", &new.comment)?;
        for reason in [&new.proposed, &new.reason].into_iter().flatten() {
            check_text("reason", reason)?;
        }
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let begun = self.begin(context, command, "decide", new).await?;
            let mut writing = open!(begun, answer => DecisionId::from_uuid(answer));
            let other = match new.reading {
                Reading::First => Reading::Second,
                Reading::Second => Reading::First,
            };
            let others = standing(&mut *writing.transaction, workspace, &new.loss, other).await?;
            if others.is_some_and(|others| others.by == *context.actor()) {
                let why = "the two readings of a loss are of different people";
                return Err(Error::Refused { what: "decision", why });
            }
            let id = DecisionId::new(command.now);
            let number = writing.number();
            writing
                .execute(
                    "INSERT INTO decisions (workspace, id, number, account, day, reading, verdict, proposed, \
                     reason, comment, actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                    values![
                        workspace,
                        id.as_uuid(),
                        number,
                        &new.loss.account,
                        new.loss.day.to_string(),
                        new.reading.key(),
                        new.verdict.key(),
                        new.proposed.as_ref(),
                        new.reason.as_ref(),
                        &new.comment,
                        context.actor().to_string(),
                        command.now,
                    ],
                )
                .await?;
            let detail = serde_json::json!({
                "reading": new.reading, "verdict": new.verdict, "proposed": new.proposed, "reason": new.reason,
            });
            let record = Record::new("decision.made", "decision", id).detail(&detail).after(new);
            writing.finish(command, record, id.as_uuid()).await?;
            Ok(id)
        })
    }

    async fn undo(&self, context: &WorkspaceContext, command: &Command, id: DecisionId) -> Result<()> {
        let workspace = context.workspace().as_uuid();
        repeat!(self, command, async {
            let mut writing = open!(self.begin(context, command, "undo", &id).await?, _answer => ());
            let undone = by_id(&mut *writing.transaction, workspace, id).await?;
            let now = standing(&mut *writing.transaction, workspace, &undone.loss, undone.reading).await?;
            if now.map(|decision| decision.id) != Some(id) {
                let why = "it does not stand: a later one does, or it was undone before";
                return Err(Error::Refused { what: "undoing the decision", why });
            }
            writing
                .execute(
                    "INSERT INTO decision_undos (workspace, decision, actor, at) VALUES ($1, $2, $3, $4)",
                    values![workspace, id.as_uuid(), context.actor().to_string(), command.now],
                )
                .await?;
            writing.finish(command, Record::new("decision.undone", "decision", id), fresh(command.now)).await
        })
    }

    async fn decision(&self, context: &WorkspaceContext, id: DecisionId) -> Result<Decision> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let found = by_id(&mut *transaction, context.workspace().as_uuid(), id).await?;
        transaction.commit().await?;
        Ok(found)
    }

    async fn history(
        &self,
        context: &WorkspaceContext,
        loss: &Loss,
        page: &PageRequest,
    ) -> Result<Page<Decision>> {
        let after = number(page, List::History, i64::MIN)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    decisions!(),
                    "AND d.account = $2 AND d.day = $3 AND d.number > $4 ORDER BY d.number LIMIT $5"
                ),
                values![
                    context.workspace().as_uuid(),
                    &loss.account,
                    loss.day.to_string(),
                    after,
                    rows_to_ask_for(page)
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(|row| decision(row, 0)).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::History, |decision| (decision.number, Vec::new())))
    }

    async fn standing(
        &self,
        context: &WorkspaceContext,
        loss: &Loss,
        reading: Reading,
    ) -> Result<Option<Decision>> {
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let found = standing(&mut *transaction, context.workspace().as_uuid(), loss, reading).await?;
        transaction.commit().await?;
        Ok(found)
    }

    async fn standing_decisions(
        &self,
        context: &WorkspaceContext,
        filter: &DecisionFilter,
        page: &PageRequest,
    ) -> Result<Page<Decision>> {
        let before = number(page, List::Standing, i64::MAX)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        let rows = transaction
            .rows(
                concat!(
                    decisions!(),
                    "AND d.number < $2 AND ($3 IS NULL OR d.reading = $3) \
                     AND ($4 IS NULL OR d.verdict = $4) AND ($5 IS NULL OR d.actor = $5) AND",
                    stands!("d"),
                    "ORDER BY d.number DESC LIMIT $6"
                ),
                values![
                    context.workspace().as_uuid(),
                    before,
                    filter.reading.map(Reading::key),
                    filter.verdict.map(Verdict::key),
                    filter.by.as_ref().map(ToString::to_string),
                    rows_to_ask_for(page),
                ],
            )
            .await?;
        transaction.commit().await?;
        let found = rows.iter().map(|row| decision(row, 0)).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Standing, |decision| (decision.number, Vec::new())))
    }

    async fn reading_pairs(
        &self,
        context: &WorkspaceContext,
        page: &PageRequest,
    ) -> Result<Page<ReadingPair>> {
        let after = number(page, List::Pairs, i64::MIN)?;
        let mut transaction = self.backend.read(Scope::Workspace(context.workspace())).await?;
        // Neither is undone: the undoing of the second, which is empty, serves both.
        let rows = transaction
            .rows(
                concat!(
                    "SELECT ",
                    columns!("f", "u"),
                    ", ",
                    columns!("s", "u"),
                    " FROM decisions s JOIN decisions f ON f.workspace = s.workspace \
                     AND f.account = s.account AND f.day = s.day AND f.reading = 'first' \
                     LEFT JOIN decision_undos u ON u.workspace = s.workspace AND u.decision = s.id \
                     WHERE s.workspace = $1 AND s.reading = 'second' AND s.number > $2 AND",
                    stands!("s"),
                    "AND",
                    stands!("f"),
                    "ORDER BY s.number LIMIT $3"
                ),
                values![context.workspace().as_uuid(), after, rows_to_ask_for(page)],
            )
            .await?;
        transaction.commit().await?;
        let pair = |row| Ok(ReadingPair { first: decision(row, 0)?, second: decision(row, COLUMNS)? });
        let found = rows.iter().map(pair).collect::<Result<Vec<_>>>()?;
        Ok(page_of(found, page, List::Pairs, |pair| (pair.second.number, Vec::new())))
    }
}
