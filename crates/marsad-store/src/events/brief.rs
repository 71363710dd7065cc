//! What of a mention counts when reports are compared.

use jiff::civil::Date;
use rusqlite::{Connection, Result, Row};
use rustc_hash::FxHashMap;

/// A mention, as far as it counts.
#[derive(Debug, Clone)]
pub(crate) struct Brief {
    pub(crate) id: i64,
    pub(crate) doc: i64,
    /// The document that this one is a copy of, or itself.
    pub(crate) original: i64,
    pub(crate) record: String,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) rule: String,
    /// Which mention of the document by this rule on this day it is, from 0.
    pub(crate) turn: u32,
    pub(crate) mode: Option<String>,
    /// First and last day, where the text gives a date.
    pub(crate) dates: Option<(String, String)>,
    pub(crate) place: Option<Spot>,
    pub(crate) actors: Vec<Party>,
    pub(crate) recipients: Vec<Party>,
}

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    pub(crate) name: String,
    pub(crate) country: Option<String>,
    pub(crate) geonames: Option<i64>,
    pub(crate) point: Option<(f64, f64)>,
    pub(crate) level: Level,
}

/// How large a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Country,
    Province,
    /// A district, a town, a site.
    Fine,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    pub(crate) entity: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) sector: Option<String>,
}

impl Brief {
    /// How much it tells; the mention that tells most leads.
    pub(crate) fn richness(&self) -> usize {
        let named = |parties: &[Party]| parties.iter().filter(|party| party.entity.is_some()).count().min(2);
        let fine = self.place.as_ref().is_some_and(|place| place.level != Level::Country);
        let both = usize::from(!self.actors.is_empty()) + usize::from(!self.recipients.is_empty());
        8 * both
            + 4 * usize::from(fine)
            + 2 * usize::from(self.mode.is_some())
            + named(&self.actors)
            + named(&self.recipients)
    }
}

/// Hands the mentions of all current documents to `each`, with their kind (action and modality) and day, ordered by these.
pub(crate) fn each(
    connection: &Connection,
    mut each: impl FnMut(&str, Option<Date>, Brief) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare(
        "SELECT m.action || '/' || m.modality, m.day, m.id, m.doc, ifnull(c.original, m.doc), d.name, m.n, d.published, d.outlet,
         m.rule, m.mode, m.date_start, m.date_end, m.place, m.country, m.geonames, m.lat, m.lon, m.place_precision
         FROM mentions AS m JOIN documents AS d ON d.id = m.doc LEFT JOIN copies AS c ON c.doc = m.doc
         WHERE d.current = 1 ORDER BY 1, 2, m.id",
    )?;
    let mut turns: FxHashMap<(i64, String), u32> = FxHashMap::default();
    let mut rows = statement.query([])?;
    let mut open: (String, Option<String>) = Default::default();
    while let Some(row) = rows.next()? {
        let group = (row.get(0)?, row.get(1)?);
        if group != open {
            turns.clear();
            open = group;
        }
        let mut brief = read(row)?;
        let turn = turns.entry((brief.doc, brief.rule.clone())).or_default();
        brief.turn = *turn;
        *turn += 1;
        parties(connection, &mut brief)?;
        each(&open.0, open.1.as_deref().and_then(|day| day.parse().ok()), brief)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Brief> {
    let (name, n): (String, i64) = (row.get(5)?, row.get(6)?);
    let dates: (Option<String>, Option<String>) = (row.get(11)?, row.get(12)?);
    let precision: Option<String> = row.get(18)?;
    let place: Option<String> = row.get(13)?;
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get(16)?, row.get(17)?);
    let (country, geonames) = (row.get(14)?, row.get(15)?);
    let level = match precision.as_deref() {
        None | Some("country") => Level::Country,
        Some("admin1") => Level::Province,
        Some(_) => Level::Fine,
    };
    Ok(Brief {
        id: row.get(2)?,
        doc: row.get(3)?,
        original: row.get(4)?,
        record: format!("{name}#{n}"),
        published: row.get(7)?,
        outlet: row.get(8)?,
        rule: row.get(9)?,
        turn: 0,
        mode: row.get(10)?,
        dates: dates.0.map(|start| (start.clone(), dates.1.unwrap_or(start))),
        place: place.map(|name| Spot { name, country, geonames, point: lat.zip(lon), level }),
        actors: Vec::new(),
        recipients: Vec::new(),
    })
}

fn parties(connection: &Connection, brief: &mut Brief) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT p.role, e.entity, e.country, e.sector FROM participants AS p JOIN entities AS e ON e.id = p.entity
         WHERE p.mention = ? AND p.role < 2 ORDER BY p.role, p.n",
    )?;
    let mut rows = statement.query([brief.id])?;
    while let Some(row) = rows.next()? {
        let party = Party { entity: row.get(1)?, country: row.get(2)?, sector: row.get(3)? };
        let list = if row.get::<_, i64>(0)? == 0 { &mut brief.actors } else { &mut brief.recipients };
        list.push(party);
    }
    Ok(())
}
