//! Documents and their records into the tables. Everything here runs within the caller's transaction.

use marsad::Record;
use marsad::record::Entity;
use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::entry::{Entry, Recoded};
use crate::filter::Role;
use crate::identity::Hash;
use crate::signature::Signature;

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It was not there.
    New,
    /// The article was there with another text: this is its version of that number.
    Version(u32),
    /// It was there as it is.
    Known,
}

/// Mentions of one document have ids from `doc << SHIFT`.
pub(crate) const SHIFT: u32 = 24;

/// The most records of one document that get rows.
const MOST: usize = (1 << SHIFT) - 1;

/// Adds a document with its records, unless it is there.
pub(crate) fn document(connection: &Connection, entry: &Entry, coded: &str, run: i64) -> Result<Added> {
    if let Some(doc) = known(connection, &entry.article, &entry.content)? {
        alias(connection, &entry.document.id, doc)?;
        return Ok(Added::Known);
    }
    let taken = connection
        .prepare_cached("SELECT 1 FROM documents WHERE name = ? AND article <> ?")?
        .exists(params![entry.document.id, entry.article])?;
    let renamed = taken.then(|| entry.renamed());
    let entry = renamed.as_ref().unwrap_or(entry);
    let version: u32 = connection
        .prepare_cached("SELECT ifnull(max(version), 0) + 1 FROM documents WHERE article = ?")?
        .query_row([&entry.article], |row| row.get(0))?;
    if version > 1 {
        connection
            .prepare_cached("UPDATE documents SET current = 0 WHERE article = ? AND current = 1")?
            .execute([&entry.article])?;
    }
    let document = &entry.document;
    connection
        .prepare_cached(
            "INSERT INTO documents (article, version, current, name, url, outlet, published, day, language, title, words, mentions,
             text_hash, content_hash, coded, run) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            entry.article,
            version,
            document.id,
            document.url,
            document.outlet,
            document.published,
            document.day().map(|day| day.to_string()),
            document.language,
            document.lines.first().map_or("", String::as_str),
            entry.words as i64,
            entry.records.len() as i64,
            entry.text,
            entry.content,
            coded,
            run,
        ])?;
    let doc = connection.last_insert_rowid();
    connection
        .prepare_cached("INSERT INTO contents (doc, format, raw, raw_hash, lines, records) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![doc, entry.format, entry.raw, entry.raw_hash, entry.lines, entry.packed_records])?;
    signature(connection, doc, &entry.signature)?;
    mentions(connection, doc, &entry.records)?;
    changed(connection)?;
    Ok(if version == 1 { Added::New } else { Added::Version(version) })
}

/// Puts a new coding of a document in place of the one that is there.
pub(crate) fn recoded(connection: &Connection, recoded: &Recoded, coded: &str) -> Result<()> {
    let doc = recoded.doc;
    connection
        .prepare_cached("UPDATE documents SET coded = ?, words = ?, mentions = ? WHERE id = ?")?
        .execute(params![coded, recoded.words as i64, recoded.records.len() as i64, doc])?;
    connection
        .prepare_cached("UPDATE contents SET records = ? WHERE doc = ?")?
        .execute(params![recoded.packed, doc])?;
    signature(connection, doc, &recoded.signature)?;
    mentions(connection, doc, &recoded.records)?;
    changed(connection)
}

fn signature(connection: &Connection, doc: i64, signature: &Signature) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO signatures (doc, signature) VALUES (?, ?)")?
        .execute(params![doc, signature.to_bytes()])?;
    Ok(())
}

/// Notes that copies and events no longer agree with what is there.
pub(crate) fn changed(connection: &Connection) -> Result<()> {
    connection.prepare_cached("UPDATE facts SET value = 0 WHERE name = 'derived' AND value <> 0")?.execute([])?;
    Ok(())
}

/// The row of a document that is there with its content.
pub(crate) fn known(connection: &Connection, article: &Hash, content: &Hash) -> Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM documents WHERE article = ? AND content_hash = ?")?
        .query_row(params![article, content], |row| row.get(0))
        .optional()
}

/// Keeps the id under which a document came once more.
pub(crate) fn alias(connection: &Connection, name: &str, doc: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO aliases (name, doc) SELECT ?1, ?2 WHERE NOT EXISTS
             (SELECT 1 FROM documents WHERE name = ?1)",
        )?
        .execute(params![name, doc])?;
    Ok(())
}

/// Puts the rows of a document's records in place of those that are there.
pub(crate) fn mentions(connection: &Connection, doc: i64, records: &[Record]) -> Result<()> {
    let first = doc << SHIFT;
    connection
        .prepare_cached("DELETE FROM mentions WHERE id BETWEEN ? AND ?")?
        .execute([first, first | MOST as i64])?;
    for (record, n) in records.iter().zip(1..=MOST as i64) {
        mention(connection, doc, n, record)?;
        for (role, list) in [(Role::Actor, &record.actors), (Role::Recipient, &record.recipients)] {
            participants(connection, first + n, role, list.iter())?;
        }
        participants(connection, first + n, Role::Source, record.sources.iter().map(|source| &source.entity))?;
    }
    Ok(())
}

fn mention(connection: &Connection, doc: i64, n: i64, record: &Record) -> Result<()> {
    let (date, place) = (record.date.as_ref(), record.place.as_ref());
    let start = date.and_then(|date| date.start.as_deref());
    let published = record.published.as_deref().and_then(|published| published.get(..10));
    let contexts = (!record.contexts.is_empty()).then(|| format!(" {} ", record.contexts.join(" ")));
    let arabic = place.map(|place| place.name.as_deref().unwrap_or(&place.text));
    connection
        .prepare_cached(
            "INSERT INTO mentions (id, doc, n, line, action, event, mode, modality, contexts, cameo, quad, goldstein, day,
             date_start, date_end, date_precision, place, place_ar, country, admin1, lat, lon, geonames, place_precision, rule,
             confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            (doc << SHIFT) + n,
            doc,
            n,
            record.line,
            record.action,
            record.event,
            record.mode,
            record.modality,
            contexts,
            record.cameo,
            record.quad,
            record.goldstein,
            start.or(published),
            start,
            date.and_then(|date| date.end.as_deref()),
            date.map(|date| &date.precision),
            place.and_then(|place| place.name_en.as_deref()).or(arabic),
            arabic,
            place.and_then(|place| place.country.as_deref()),
            place.and_then(|place| place.admin1.as_deref()),
            place.and_then(|place| place.lat),
            place.and_then(|place| place.lon),
            place.and_then(|place| place.geonames),
            place.map(|place| &place.precision),
            record.rule,
            record.confidence,
        ])?;
    Ok(())
}

fn participants<'r>(
    connection: &Connection,
    mention: i64,
    role: Role,
    list: impl Iterator<Item = &'r Entity>,
) -> Result<()> {
    for (n, who) in list.enumerate() {
        let entity = entity(connection, who)?;
        connection
            .prepare_cached("INSERT INTO participants (mention, role, n, entity) VALUES (?, ?, ?, ?)")?
            .execute(params![mention, role.number(), n as i64, entity])?;
    }
    Ok(())
}

/// The row of an entity, made where there is none.
fn entity(connection: &Connection, who: &Entity) -> Result<i64> {
    let name = who.name.as_deref().unwrap_or(&who.text);
    let found = connection
        .prepare_cached(
            "SELECT id FROM entities WHERE name = ? AND ifnull(entity, '') = ifnull(?, '') AND ifnull(name_en, '') = ifnull(?, '')
             AND ifnull(country, '') = ifnull(?, '') AND ifnull(sector, '') = ifnull(?, '')",
        )?
        .query_row(params![name, who.id, who.name_en, who.country, who.sector], |row| row.get(0))
        .optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO entities (name, entity, name_en, country, sector) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![name, who.id, who.name_en, who.country, who.sector])?;
    Ok(connection.last_insert_rowid())
}
