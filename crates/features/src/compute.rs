//! From facts to features.

use holdfast_analytics::Analytics;

use crate::days::Days;
use crate::error::Error;
use crate::evaluate::evaluate;
use crate::history::History;
use crate::history::read::{Imports, Reader};
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
    check(request)?;
    let days = Days::of(&request.zone)?;
    let imports = Imports::read(engine)?;
    let mut history = History::default();
    let reader = Reader {
        engine,
        days: &days,
        imports: &imports,
        after: "",
        currency: request.default_currency.code(),
        keeps_keys: false,
    };
    reader.read(&mut history, progress)?;
    history.arrange();
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
