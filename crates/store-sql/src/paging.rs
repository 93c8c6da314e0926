//! Pages by the key of the row before.

use holdfast_store::{Cursor, Error, Page, PageRequest, Result};
use uuid::Uuid;

/// Which list a cursor belongs to.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
pub(crate) enum List {
    Workspaces = 1,
    Memberships = 2,
    Members = 3,
    Sessions = 4,
    ApiKeys = 5,
    Audit = 6,
    History = 7,
    Standing = 8,
    Pairs = 9,
    Notes = 10,
    Tasks = 11,
    Assignments = 12,
    Snoozes = 13,
    Views = 14,
    Jobs = 15,
    Messages = 16,
}

fn identifier(key: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(key).map_err(|_| Error::BadCursor)
}

/// The identifier the page begins after, in ascending order.
pub(crate) fn after_id(page: &PageRequest, list: List) -> Result<Uuid> {
    page.cursor().map_or(Ok(Uuid::nil()), |cursor| identifier(cursor.position(list as u8)?.1))
}

/// The identifier the page begins before, in descending order.
pub(crate) fn before_id(page: &PageRequest, list: List) -> Result<Uuid> {
    page.cursor().map_or(Ok(Uuid::max()), |cursor| identifier(cursor.position(list as u8)?.1))
}

/// The number the page begins after (ascending) or before (descending).
pub(crate) fn number(page: &PageRequest, list: List, start: i64) -> Result<i64> {
    page.cursor().map_or(Ok(start), |cursor| Ok(cursor.position(list as u8)?.0))
}

/// The number and identifier the page begins after.
pub(crate) fn after_number_and_id(page: &PageRequest, list: List) -> Result<(i64, Uuid)> {
    page.cursor().map_or(Ok((i64::MIN, Uuid::nil())), |cursor| {
        let (number, key) = cursor.position(list as u8)?;
        Ok((number, identifier(key)?))
    })
}

/// The number and text the page begins after.
pub(crate) fn after_number_and_text(page: &PageRequest, list: List) -> Result<(i64, String)> {
    page.cursor().map_or(Ok((i64::MIN, String::new())), |cursor| {
        let (number, key) = cursor.position(list as u8)?;
        let text = std::str::from_utf8(key).map_err(|_| Error::BadCursor)?;
        Ok((number, text.to_owned()))
    })
}

/// One row more than the page holds tells whether there is another page.
pub(crate) fn rows_to_ask_for(page: &PageRequest) -> i64 {
    i64::from(page.limit()) + 1
}

/// The page made of the rows that were asked for.
pub(crate) fn page_of<T>(
    mut rows: Vec<T>,
    page: &PageRequest,
    list: List,
    position: impl Fn(&T) -> (i64, Vec<u8>),
) -> Page<T> {
    let limit = page.limit() as usize;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| {
        let (number, key) = position(row);
        Cursor::new(list as u8, number, key)
    });
    Page { rows, next }
}

/// The position of a row whose identifier is its key.
pub(crate) fn by_id(id: Uuid) -> (i64, Vec<u8>) {
    (0, id.as_bytes().to_vec())
}
