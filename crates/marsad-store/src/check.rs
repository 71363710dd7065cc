//! Whether a store is whole, and what it holds.

use marsad::{Document, Record};
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::entry::unpack_records;
use crate::error::Error;
use crate::identity;
use crate::pack::{sha256, unpack};
use crate::signature::Signature;
use crate::store::Store;

/// The most faults that are listed.
const LISTED: usize = 1000;

/// What a check has found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// Documents looked at, all versions.
    pub documents: u64,
    /// Records looked at.
    pub records: u64,
    /// What is wrong; the first thousand.
    pub faults: Vec<String>,
    /// Whether copies and events agree with the documents; if not, they are to be derived anew, which is no fault.
    pub derived: bool,
}

impl Check {
    fn fault(&mut self, fault: String) {
        if self.faults.len() < LISTED {
            self.faults.push(fault);
        }
    }
}

/// Rules that hold between tables, each with a query for what breaks it.
const RULES: [(&str, &str); 6] = [
    (
        "an article has not exactly one current version, or a version is missing",
        "SELECT min(name) FROM documents GROUP BY article HAVING sum(current) <> 1 OR max(version) <> count(*)",
    ),
    (
        "its records and their rows differ in number",
        "SELECT name FROM documents AS d WHERE mentions <> (SELECT count(*) FROM mentions AS m WHERE m.id BETWEEN (d.id << 24) AND (d.id << 24) + 16777215)",
    ),
    ("a document has no content", "SELECT name FROM documents WHERE id NOT IN (SELECT doc FROM contents)"),
    ("a document has no signature", "SELECT name FROM documents WHERE id NOT IN (SELECT doc FROM signatures)"),
    ("a record stands in the wrong document", "SELECT id FROM mentions WHERE id <> (doc << 24) + n"),
    (
        "an event's leading mention follows another",
        "SELECT mention FROM event_members WHERE event IN (SELECT mention FROM event_members)",
    ),
];

impl Store {
    /// Looks at all that the store holds: the database's own check, references, every hash, every record.
    ///
    /// # Errors
    /// When the store cannot be read at all; what is damaged is a fault in the answer.
    pub fn check(&self) -> Result<Check, Error> {
        let mut check = Check::default();
        let integrity = self.column("PRAGMA integrity_check(100)")?;
        integrity.into_iter().filter(|line| line != "ok").for_each(|line| check.fault(format!("database: {line}")));
        for table in self.column("SELECT \"table\" FROM pragma_foreign_key_check")? {
            check.fault(format!("{table}: a row refers to one that is not there"));
        }
        for (rule, query) in RULES {
            match self.column(query) {
                Ok(found) => found.into_iter().for_each(|name| check.fault(format!("{name}: {rule}"))),
                Err(error) => check.fault(error.cause),
            }
        }
        if let Err(error) = self.check_documents(&mut check) {
            check.fault(error.cause);
        }
        check.derived = self.is_derived()?;
        Ok(check)
    }

    fn check_documents(&self, check: &mut Check) -> Result<(), Error> {
        let sql = "SELECT d.id, d.name, d.url, d.outlet, d.published, d.language, d.text_hash, d.content_hash, c.lines, c.raw,
            c.raw_hash, c.records, s.signature FROM documents AS d JOIN contents AS c ON c.doc = d.id
            JOIN signatures AS s ON s.doc = d.id ORDER BY d.id";
        self.asked(|connection| {
            let mut statement = connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                check.documents += 1;
                let name: String = row.get(1)?;
                match document(row)? {
                    Ok(records) => {
                        check.records += records.len() as u64;
                        if rows_of(connection, row.get(0)?)? != records {
                            check.fault(format!("{name}: the rows of its records are not what the records say"));
                        }
                    }
                    Err(what) => check.fault(format!("{name}: {what}")),
                }
            }
            Ok(())
        })
    }

    /// The SHA-256 of all that the store holds of documents, records, copies and events, whatever the order in which it came:
    /// two stores of one digest hold the same. Runs and feeds do not count.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn digest(&self) -> Result<[u8; 32], Error> {
        let mut hasher = Sha256::new();
        for query in DIGEST {
            self.asked(|connection| {
                let mut statement = connection.prepare(query)?;
                let columns = statement.column_count();
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    for column in 0..columns {
                        feed(&mut hasher, row.get_ref(column)?);
                    }
                }
                Ok(())
            })?;
        }
        self.asked(|connection| {
            let mut statement = connection.prepare(RECORDS)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (lines, records): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
                let lines = unpack(&lines, &[]).unwrap_or_default();
                hasher.update(unpack_records(&records, &lines).unwrap_or_default());
            }
            Ok(())
        })?;
        Ok(hasher.finalize().into())
    }

    /// Whether copies and events agree with what is there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_derived(&self) -> Result<bool, Error> {
        self.asked(|connection| {
            connection.query_row("SELECT value FROM facts WHERE name = 'derived'", [], |row| row.get(0))
        })
    }

    /// The first column of a query as text.
    pub(crate) fn column(&self, query: &str) -> Result<Vec<String>, Error> {
        self.asked(|connection| {
            let mut statement = connection.prepare(query)?;
            let text = |row: &Row<'_>| {
                Ok(match row.get_ref(0)? {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    other => other.as_str().unwrap_or_default().to_owned(),
                })
            };
            statement.query_map([], text)?.take(LISTED).collect()
        })
    }
}

/// What is searched of a record: number, line, action, event, modality, CAMEO code, rule, mode, participants.
type Searched = (i64, u32, [String; 5], Option<String>, i64);

fn searched(record: &Record, n: i64) -> Searched {
    let Record { line, action, event, modality, cameo, rule, mode, actors, recipients, sources, .. } = record;
    let words = [action, event, modality, cameo, rule].map(Clone::clone);
    (n, *line, words, mode.clone(), (actors.len() + recipients.len() + sources.len()) as i64)
}

/// The same out of the rows of a document.
fn rows_of(connection: &Connection, doc: i64) -> rusqlite::Result<Vec<Searched>> {
    let mut statement = connection.prepare_cached(
        "SELECT n, line, action, event, modality, cameo, rule, mode,
         (SELECT count(*) FROM participants AS p WHERE p.mention = m.id) FROM mentions AS m
         WHERE id BETWEEN (?1 << 24) AND (?1 << 24) + 16777215 ORDER BY n",
    )?;
    let read = |row: &Row<'_>| {
        let words = [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
        Ok((row.get(0)?, row.get(1)?, words, row.get(7)?, row.get(8)?))
    };
    statement.query_map([doc], read)?.collect()
}

/// A document's records, or what is wrong with it.
fn document(row: &Row<'_>) -> rusqlite::Result<Result<Vec<Searched>, &'static str>> {
    let (lines, raw): (Vec<u8>, Vec<u8>) = (row.get(8)?, row.get(9)?);
    let (text_hash, content_hash, raw_hash): (Vec<u8>, Vec<u8>, Vec<u8>) = (row.get(6)?, row.get(7)?, row.get(10)?);
    let (records, signature): (Vec<u8>, Vec<u8>) = (row.get(11)?, row.get(12)?);
    let Some(plain) = unpack(&lines, &[]) else { return Ok(Err("its lines do not unpack")) };
    let Ok(lines) = serde_json::from_slice::<Vec<String>>(&plain) else { return Ok(Err("its lines are no JSON")) };
    let document = Document {
        id: row.get(1)?,
        lines,
        url: row.get(2)?,
        outlet: row.get(3)?,
        published: row.get(4)?,
        language: row.get(5)?,
    };
    let Some(raw) = unpack(&raw, &plain) else { return Ok(Err("its raw input does not unpack")) };
    let Some(records) = unpack_records(&records, &plain) else { return Ok(Err("its records do not unpack")) };
    let all: Result<Vec<Record>, _> = records.lines().map(serde_json::from_str).collect();
    let Ok(all) = all else { return Ok(Err("a record cannot be read")) };
    Ok(if sha256(&raw) != raw_hash.as_slice() {
        Err("its raw input is not what was read")
    } else if identity::text(&document) != text_hash.as_slice() {
        Err("its text is not what was read")
    } else if identity::content(&document) != content_hash.as_slice() {
        Err("its content is not what was read")
    } else if Signature::from_bytes(&signature).is_none() {
        Err("its signature is none")
    } else if all.iter().any(|record| record.doc != document.id) {
        Err("a record belongs to another document")
    } else {
        Ok(all.iter().zip(1..).map(|(record, n)| searched(record, n)).collect())
    })
}

fn feed(hasher: &mut Sha256, value: rusqlite::types::ValueRef<'_>) {
    use rusqlite::types::ValueRef as Value;
    let (kind, bytes) = match value {
        Value::Null => (0_u8, Vec::new()),
        Value::Integer(number) => (1, number.to_le_bytes().to_vec()),
        Value::Real(number) => (2, number.to_le_bytes().to_vec()),
        Value::Text(text) => (3, text.to_vec()),
        Value::Blob(blob) => (4, blob.to_vec()),
    };
    hasher.update([kind]);
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

/// All but the row numbers, which depend on the order of reading.
const DIGEST: [&str; 6] = [
    "SELECT d.article, d.version, d.current, d.name, d.url, d.outlet, d.published, d.day, d.language, d.title, d.words,
        d.mentions, d.text_hash, d.content_hash, d.coded, c.format, c.raw_hash, s.signature FROM documents AS d
        JOIN contents AS c ON c.doc = d.id JOIN signatures AS s ON s.doc = d.id ORDER BY d.article, d.version",
    "SELECT a.name, d.article, d.version FROM aliases AS a JOIN documents AS d ON d.id = a.doc ORDER BY a.name",
    "SELECT d.article, d.version, m.n, m.line, m.action, m.event, m.mode, m.modality, m.contexts, m.cameo, m.quad, m.goldstein,
        m.day, m.date_start, m.date_end, m.date_precision, m.place, m.place_ar, m.country, m.admin1, m.lat, m.lon, m.geonames,
        m.place_precision, m.rule, m.confidence FROM mentions AS m JOIN documents AS d ON d.id = m.doc
        ORDER BY d.article, d.version, m.n",
    "SELECT d.article, d.version, m.n, p.role, p.n, e.name, e.entity, e.name_en, e.country, e.sector FROM participants AS p
        JOIN mentions AS m ON m.id = p.mention JOIN documents AS d ON d.id = m.doc JOIN entities AS e ON e.id = p.entity
        ORDER BY d.article, d.version, m.n, p.role, p.n",
    "SELECT d.article, d.version, o.article, o.version, c.rule, c.similarity FROM copies AS c JOIN documents AS d ON d.id = c.doc
        JOIN documents AS o ON o.id = c.original ORDER BY d.article, d.version",
    "SELECT d.article, m.n, o.article, l.n, e.rule, s.mentions, s.documents, s.originals, s.outlets, s.first_report,
        s.last_report, s.date_agreement, s.participant_agreement FROM event_members AS e JOIN mentions AS m ON m.id = e.mention
        JOIN documents AS d ON d.id = m.doc JOIN mentions AS l ON l.id = e.event JOIN documents AS o ON o.id = l.doc
        JOIN event_sums AS s ON s.event = l.id ORDER BY d.article, m.n",
];

const RECORDS: &str = "SELECT c.lines, c.records FROM documents AS d JOIN contents AS c ON c.doc = d.id
    ORDER BY d.article, d.version";
