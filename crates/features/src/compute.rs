//! From facts to features.

use std::path::Path;

use holdfast_analytics::Analytics;

use crate::days::Days;
use crate::error::Error;
use crate::evaluate::evaluate;
use crate::history::History;
use crate::history::read::{Imports, Reader};
use crate::history::stored::{self, Mark};
use crate::snapshots::{Request, Snapshots};

/// Computes every feature of every account at every instant of the request.
///
/// Every table of facts is read once, as a stream; memory is that of the reduced facts (about 10
/// bytes for each account, day and kind of usage event, 100 for each other fact) and of the answer.
/// `progress` is told the table that is being read, then `features`.
///
/// # Errors
/// [`Error::Request`] for instants that are not ascending, [`Error::Engine`] if the engine cannot
/// read the facts.
pub fn compute(
    engine: &dyn Analytics,
    request: &Request,
    progress: &mut dyn FnMut(&str),
) -> Result<Snapshots, Error> {
    answer(engine, None, request, progress)
}

/// As [`compute`], with the reduced facts kept in files of `folder`: only imports that came since the
/// last time are read. The values are the same, bit for bit.
///
/// The files can be deleted at any time. They are thrown away and made again where they are damaged,
/// were written by another version of the program or for another zone or default currency, or where
/// the imports they hold are not the first ones in force.
///
/// # Errors
/// As [`compute`]; [`Error::Write`] if the folder cannot be written.
pub fn compute_incrementally(
    engine: &dyn Analytics,
    folder: &Path,
    request: &Request,
    progress: &mut dyn FnMut(&str),
) -> Result<Snapshots, Error> {
    answer(engine, Some(folder), request, progress)
}

fn answer(
    engine: &dyn Analytics,
    folder: Option<&Path>,
    request: &Request,
    progress: &mut dyn FnMut(&str),
) -> Result<Snapshots, Error> {
    check(request)?;
    let days = Days::of(&request.zone)?;
    let imports = Imports::read(engine)?;
    let currency = request.default_currency.code();
    let settings = stored::settings(request.zone.name(), currency);
    let mut history = History::default();
    let (pieces, held) = match folder {
        Some(folder) => stored::read(folder, &mut history, &settings, &imports)?,
        None => (0, 0),
    };
    let after = held.checked_sub(1).map_or("", |last| imports.all[last].0.as_str());
    let reader =
        Reader { engine, days: &days, imports: &imports, after, currency, keeps_keys: folder.is_some() };
    if folder.is_none() || held < imports.all.len() || held == 0 {
        let mark = Mark::of(&mut history);
        reader.read(&mut history, progress)?;
        if let Some(folder) = folder.filter(|_| held < imports.all.len()) {
            let fresh: Vec<&str> = imports.all[held..].iter().map(|(id, _, _)| id.as_str()).collect();
            stored::write(folder, pieces, &mut history, &mark, &settings, &fresh)?;
        }
    }
    history.settle(&imports);
    progress("features");
    evaluate(&history, &days, request)
}

/// What a request must keep to.
pub(crate) fn check(request: &Request) -> Result<(), Error> {
    if !request.as_of.is_sorted_by(|one, next| one < next) {
        return Err(Error::Request(
            "the instants are not in ascending order, or one comes twice; sort them".to_owned(),
        ));
    }
    if request.as_of.len() > usize::from(u16::MAX) {
        return Err(Error::Request(format!(
            "{} instants are more than {}; ask for fewer",
            request.as_of.len(),
            u16::MAX
        )));
    }
    Ok(())
}
