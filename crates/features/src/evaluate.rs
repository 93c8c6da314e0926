//! Every feature of every account at every instant, account by account, on all threads.

mod assemble;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

use crate::customer::{position, stays, stretches};
use crate::days::{DAY, Days};
use crate::definitions::{Definition, Definitions};
use crate::error::Error;
use crate::frame::{Frame, Role};
use crate::history::rows::UNKNOWN;
use crate::history::since::field_place;
use crate::history::{History, visible};
use crate::kernels::{Kernel, Moment};
use crate::names::Names;
use crate::snapshots::{Request, Snapshots};
use crate::traits::{self, TraitColumn};
use crate::use_summary::UseSummary;

/// Accounts that a thread takes at a time.
const CHUNK: usize = 512;

/// What is computed, prepared.
struct Plan<'a> {
    frame: Frame<'a>,
    as_of: &'a [i64],
    features: Vec<Feature>,
    traits: Vec<TraitColumn>,
    /// Accounts by identifier.
    order: Vec<u32>,
}

/// A feature, its kernel, and the instant up to which it is missing.
struct Feature {
    definition: Definition,
    kernel: Kernel,
    since: i64,
}

/// The rows of some accounts. Words stand for categories.
#[derive(Default)]
struct Chunk {
    rows: Vec<(u32, u16)>,
    /// Account and instant of each loss.
    losses: Vec<(u32, i64)>,
    /// One for each feature; empty where it is a category.
    numbers: Vec<Vec<f32>>,
    /// One for each feature; empty where it is a number.
    words: Vec<Vec<u32>>,
    amounts: Vec<Option<i64>>,
    started_at: Vec<i64>,
    /// Currency, segment, plan, region, language.
    standing: [Vec<u32>; 5],
}

/// Computes all rows.
pub(crate) fn evaluate(history: &History, days: &Days, request: &Request) -> Result<Snapshots, Error> {
    let definitions = Definitions::shipped()?;
    let frame = Frame::new(history, days, &request.zone, &request.labels);
    let features = definitions
        .features()
        .iter()
        .map(|definition| {
            let problem = |problem| Error::Definition { name: definition.name.clone(), problem };
            let kernel = Kernel::of(definition).map_err(problem)?;
            let kinds = definition.needs.iter().map(|kind| frame.since.kind(*kind));
            let fields = definition
                .fields
                .iter()
                .map(|field| {
                    let place = field_place(field)
                        .ok_or_else(|| problem(format!("no field {field:?} is looked for; see since.rs")))?;
                    Ok(frame.since.fields[place])
                })
                .collect::<Result<Vec<i64>, Error>>()?;
            let since = kinds.chain(fields).max().unwrap_or(i64::MIN);
            Ok(Feature { definition: definition.clone(), kernel, since })
        })
        .collect::<Result<Vec<Feature>, Error>>()?;
    let mut order: Vec<u32> = (0..history.accounts.len() as u32).collect();
    order.sort_by(|one, other| history.accounts.text(*one).cmp(history.accounts.text(*other)));
    let traits = traits::columns(&frame);
    let plan = Plan { frame, as_of: &request.as_of, features, traits, order };
    let chunks = plan.run();
    Ok(assemble::assemble(&plan, chunks))
}

impl Plan<'_> {
    /// All chunks in order, computed on as many threads as the machine runs at once.
    fn run(&self) -> Vec<Chunk> {
        let threads = std::thread::available_parallelism().map_or(2, usize::from);
        let next = AtomicUsize::new(0);
        let chunks = self.order.len().div_ceil(CHUNK);
        let (sender, receiver) = sync_channel(threads);
        std::thread::scope(|scope| {
            for _ in 0..threads.min(chunks) {
                let (sender, next) = (sender.clone(), &next);
                scope.spawn(move || {
                    let mut scratch = Scratch::default();
                    loop {
                        let place = next.fetch_add(1, Ordering::Relaxed);
                        if place >= chunks {
                            break;
                        }
                        let until = (place * CHUNK + CHUNK).min(self.order.len());
                        let chunk = self.chunk(&self.order[place * CHUNK..until], &mut scratch);
                        if sender.send((place, chunk)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            let found: BTreeMap<usize, Chunk> = receiver.into_iter().collect();
            found.into_values().collect()
        })
    }

    fn chunk(&self, accounts: &[u32], scratch: &mut Scratch) -> Chunk {
        let columns = self.features.len() + self.traits.len();
        let mut chunk = Chunk {
            numbers: vec![Vec::new(); columns],
            words: vec![Vec::new(); columns],
            ..Chunk::default()
        };
        for account in accounts {
            self.account(*account, scratch, &mut chunk);
        }
        chunk
    }

    fn account(&self, account: u32, scratch: &mut Scratch, chunk: &mut Chunk) {
        let (frame, history) = (&self.frame, self.frame.history);
        let late = history.usage.late_of(account);
        let mut has_usage = false;
        let mut stayed_at = None;
        for (place, &t) in self.as_of.iter().enumerate() {
            stretches(history, account, t, &mut scratch.stretches);
            if !stays(&scratch.stretches, t) {
                if let Some(from) = stayed_at.take() {
                    let at = self.left_at(account, from, t, scratch);
                    chunk.losses.push((account, at));
                }
                continue;
            }
            stayed_at = Some(t);
            let Some(mut now) = position(&scratch.stretches, t) else { continue };
            if !has_usage {
                history.usage.entries_of(account, &mut scratch.entries);
                has_usage = true;
            }
            let day = frame.days.day(t);
            scratch.used.gather(&scratch.entries, late, &frame.kinds, day);
            let started_at = scratch.stretches[0].from;
            if now.plan == Names::NONE {
                let stated =
                    visible(history.account_rows.of(account), t).rfind(|row| row.plan != Names::NONE);
                now.plan = stated.map_or(Names::NONE, |row| row.plan);
            }
            let (segment, region, language) = scratch.read_traits(self, account, t);
            let first = frame.days.day(started_at).max(self.usage_since());
            let moment = Moment {
                frame,
                account,
                t,
                day,
                stretches: &scratch.stretches,
                now,
                started_at,
                used: &scratch.used,
                observed: usize::from(day.saturating_sub(first)),
                segment,
                region,
                language,
                traits: &scratch.texts,
            };
            chunk.rows.push((account, place as u16));
            chunk.amounts.push((now.amount != UNKNOWN).then_some(now.amount));
            chunk.started_at.push(started_at);
            let currency = if now.amount == UNKNOWN { Names::NONE } else { now.currency };
            let known = [currency, segment, now.plan, region, language];
            for (column, word) in chunk.standing.iter_mut().zip(known) {
                column.push(word);
            }
            for (column, feature) in self.features.iter().enumerate() {
                let is_known = feature.since < t;
                match feature.kernel {
                    Kernel::Number(kernel, parameters) => {
                        let value = if is_known { kernel(&moment, parameters) as f32 } else { f32::NAN };
                        // One bit pattern for what is missing, and no infinities.
                        chunk.numbers[column].push(if value.is_finite() { value } else { f32::NAN });
                    }
                    Kernel::Category(kernel) => {
                        chunk.words[column].push(if is_known { kernel(&moment) } else { Names::NONE });
                    }
                    Kernel::AmountLevel => chunk.numbers[column].push(f32::NAN),
                }
            }
            let places = self.features.len()..;
            for ((column, trait_), value) in places.zip(&self.traits).zip(&scratch.values) {
                if trait_.is_number {
                    chunk.numbers[column].push(value.1 as f32);
                } else {
                    chunk.words[column].push(if trait_.until < t { Names::NONE } else { value.0 });
                }
            }
        }
    }

    /// When, to the day, an account stopped staying that stayed at `from` and no longer at `until`.
    fn left_at(&self, account: u32, mut from: i64, mut until: i64, scratch: &mut Scratch) -> i64 {
        while until - from > DAY {
            let middle = from + (until - from) / 2;
            stretches(self.frame.history, account, middle, &mut scratch.stretches);
            if stays(&scratch.stretches, middle) {
                from = middle;
            } else {
                until = middle;
            }
        }
        until
    }

    /// The local day from which on usage is recorded.
    fn usage_since(&self) -> u16 {
        match self.frame.since.kind(holdfast_domain::facts::FactKind::Usage) {
            i64::MAX => u16::MAX,
            since => self.frame.days.day(since),
        }
    }
}

/// What a thread uses again and again.
#[derive(Default)]
struct Scratch {
    stretches: Vec<crate::customer::Stretch>,
    entries: Vec<crate::history::usage::Entry>,
    used: UseSummary,
    /// Texts of all traits, in lower case.
    texts: Vec<u32>,
    /// Text and number of each trait that is a feature.
    values: Vec<(u32, f64)>,
}

impl Scratch {
    /// Reads the traits known at `t`, the newest of each name; returns segment, region and language.
    fn read_traits(&mut self, plan: &Plan<'_>, account: u32, t: i64) -> (u32, u32, u32) {
        self.texts.clear();
        self.values.clear();
        self.values.resize(plan.traits.len(), (Names::NONE, f64::NAN));
        let (mut segment, mut region, mut language) = (Names::NONE, Names::NONE, Names::NONE);
        for row in visible(plan.frame.history.traits.of(account), t) {
            if row.text != Names::NONE {
                self.texts.push(plan.frame.lower(row.text));
                match plan.frame.role(row.name) {
                    Role::Segment => segment = row.text,
                    Role::Region => region = row.text,
                    Role::Language => language = row.text,
                    Role::Other => {}
                }
            }
            if let Some(place) = plan.traits.iter().position(|column| column.name == row.name) {
                self.values[place] = (row.text, row.number);
            }
        }
        (segment, region, language)
    }
}
