//! Between columns and the types of the core.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::types::Type;
use rusqlite::{Connection, Row};

use crate::timeline::facts::{ApplicationId, Days};

/// A result in SQLite's own terms, as row mappers give it.
pub(super) type Got<T> = rusqlite::Result<T>;

/// An instant as it is stored: microseconds since the epoch.
pub(super) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

pub(super) fn instant(row: &Row<'_>, column: usize) -> Got<Timestamp> {
    let at = row.get(column)?;
    Timestamp::from_microsecond(at).map_err(|e| wrong(column, Type::Integer, e))
}

pub(super) fn instant_opt(row: &Row<'_>, column: usize) -> Got<Option<Timestamp>> {
    let at: Option<i64> = row.get(column)?;
    let parse = |at| Timestamp::from_microsecond(at).map_err(|e| wrong(column, Type::Integer, e));
    at.map(parse).transpose()
}

/// A word, a touch's name or a date: whatever parses back from its display form.
pub(super) fn parsed<T>(row: &Row<'_>, column: usize) -> Got<T>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|e| wrong(column, Type::Text, e))
}

pub(super) fn parsed_opt<T>(row: &Row<'_>, column: usize) -> Got<Option<T>>
where
    T: FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|e| wrong(column, Type::Text, e))).transpose()
}

/// Days from this column (the first) and the next (the last).
pub(super) fn days_opt(row: &Row<'_>, column: usize) -> Got<Option<Days>> {
    let earliest: Option<Date> = parsed_opt(row, column)?;
    let latest: Option<Date> = parsed_opt(row, column + 1)?;
    Ok(earliest.zip(latest).map(|(earliest, latest)| Days { earliest, latest }))
}

/// The lists of an application's facts, by the fact's seq. The statement takes the application and
/// gives seq and item, in order of position.
pub(super) fn lists<T>(
    conn: &Connection,
    sql: &str,
    application: ApplicationId,
    item: impl Fn(&Row<'_>, usize) -> Got<T>,
) -> Got<BTreeMap<i64, Vec<T>>> {
    let mut lists: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([application.0])?;
    while let Some(row) = rows.next()? {
        lists.entry(row.get(0)?).or_default().push(item(row, 1)?);
    }
    Ok(lists)
}

/// Every row that a statement gives.
pub(super) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    map: impl FnMut(&Row<'_>) -> Got<T>,
) -> Got<Vec<T>> {
    conn.prepare_cached(sql)?.query_map(params, map)?.collect()
}

/// Runs a statement that writes; how many rows it wrote.
pub(super) fn run(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Got<usize> {
    conn.prepare_cached(sql)?.execute(params)
}

/// A value that is there but is not what its column may hold.
pub(super) fn wrong(
    column: usize,
    kind: Type,
    error: impl std::error::Error + Send + Sync + 'static,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(error))
}
