//! Actors with a name: people, bodies, parties, groups, media, each with what it was when.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Kind, Sector};
use crate::data::{Error, File, Source, optional};

/// An actor with a name of its own.
#[derive(Debug)]
pub(super) struct Entity {
    /// Stable id.
    pub id: Box<str>,
    /// First of its Arabic names.
    pub name: Box<str>,
    /// English name.
    pub english: Box<str>,
    /// What it is.
    pub kind: Kind,
    /// Whether it is a sports club, which many a town is where the talk is of sport.
    pub sport: bool,
    /// What it was when, in the order of the table.
    periods: Vec<Period>,
}

/// What an actor is between two days, both included.
#[derive(Debug, Clone)]
pub(super) struct Period {
    /// Country or body above states.
    pub country: Option<[u8; 3]>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Office, in English.
    pub role: Option<Box<str>>,
    since: Option<Date>,
    until: Option<Date>,
}

impl Period {
    fn holds(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Entity {
    /// What it was on a day: of the offices held the one taken last; out of office a person is a former official, before the
    /// first one nothing that the tables know of. Without a day, what it was last.
    pub fn on(&self, day: Option<Date>) -> Option<Period> {
        let Some(day) = day else { return self.periods.last().cloned() };
        let held = self.periods.iter().filter(|period| period.holds(day)).max_by_key(|period| period.since);
        if let Some(period) = held {
            return Some(period.clone());
        }
        let before = self.periods.iter().filter(|period| period.until.is_some_and(|until| until < day));
        let left = before.max_by_key(|period| period.until);
        let mut last = left.or_else(|| self.periods.first())?.clone();
        if self.kind == Kind::Person {
            last.role = None;
            if last.sector.is_none_or(|sector| matches!(sector, Sector::Gov | Sector::Mil | Sector::Leg)) {
                // Before the first office the tables do not know what the person was.
                last.sector = left.and(Some(Sector::Eli));
            }
        }
        Some(last)
    }

    /// Whether it held an office before a day and holds it no more.
    pub fn has_left(&self, role: &str, day: Option<Date>) -> bool {
        let Some(day) = day else { return false };
        let mut terms = self.periods.iter().filter(|period| period.role.as_deref() == Some(role)).peekable();
        terms.peek().is_some() && terms.all(|term| term.until.is_some_and(|until| until < day))
    }

    /// Whether the tables say what it was on a day.
    pub fn is_told_on(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.periods.iter().any(|period| period.holds(day)))
    }
}

/// All named actors.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub all: Vec<Entity>,
    by_id: FxHashMap<Box<str>, u32>,
}

impl Entities {
    /// Reads bodies, parties, groups, media and people. `named` is told every name with the index of its entity.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn read(source: &Source, mut named: impl FnMut(&str, u32)) -> Result<Self, Error> {
        let mut out = Self::default();
        let tables = [
            ("actors/bodies", Kind::Organisation),
            ("actors/parties", Kind::Organisation),
            ("actors/groups", Kind::Group),
            ("actors/media", Kind::Organisation),
        ];
        for (prefix, kind) in tables {
            for file in source.files(prefix, ".tsv") {
                let columns = ["id", "names", "english", "country", "sector", "since", "until", "wikidata"];
                for row in file.table(columns)? {
                    let [id, names, english, country, sector, since, until, _] = row.cells;
                    let period = period(&file, row.line, [country, sector, since, until], None)?;
                    out.add(&file, row.line, kind, [id, names, english], period, &mut named)?;
                }
            }
        }
        for file in source.files("actors/people/", ".tsv") {
            let columns = ["id", "names", "english", "role", "country", "sector", "since", "until", "wikidata"];
            for row in file.table(columns)? {
                let [id, names, english, role, country, sector, since, until, _] = row.cells;
                let period = period(&file, row.line, [country, sector, since, until], optional(role))?;
                out.add(&file, row.line, Kind::Person, [id, names, english], period, &mut named)?;
            }
        }
        Ok(out)
    }

    fn add(
        &mut self,
        file: &File<'_>,
        line: usize,
        kind: Kind,
        [id, names, english]: [&str; 3],
        period: Period,
        named: &mut impl FnMut(&str, u32),
    ) -> Result<(), Error> {
        let index = match self.by_id.get(id) {
            Some(&index) => index,
            None if names == "=" => {
                return Err(file.error(
                    line,
                    format!("{id:?} has no names yet"),
                    "`=` stands in further rows of an id",
                ));
            }
            None => {
                let index = self.all.len() as u32;
                self.by_id.insert(id.into(), index);
                let name = names.split('|').next().unwrap_or("").into();
                let periods = Vec::with_capacity(1);
                let sport = file.name.ends_with("bodies-sport.tsv");
                self.all.push(Entity { id: id.into(), name, english: english.into(), kind, sport, periods });
                index
            }
        };
        if names != "=" {
            names.split('|').for_each(|name| named(name, index));
        }
        if let Some(entity) = self.all.get_mut(index as usize) {
            entity.periods.push(period);
        }
        Ok(())
    }

    /// An entity by its index.
    pub fn get(&self, index: u32) -> Option<&Entity> {
        self.all.get(index as usize)
    }
}

fn period(
    file: &File<'_>,
    line: usize,
    [country, letters, since, until]: [&str; 4],
    role: Option<&str>,
) -> Result<Period, Error> {
    Ok(Period {
        country: code(file, line, country)?,
        sector: sector(file, line, letters)?,
        role: role.map(Into::into),
        since: date(file, line, since, 1)?,
        until: date(file, line, until, 0)?,
    })
}

/// A day, or a month or year whose first or last day is meant.
fn date(file: &File<'_>, line: usize, cell: &str, first: i8) -> Result<Option<Date>, Error> {
    let Some(text) = optional(cell) else { return Ok(None) };
    let fault = || file.error(line, format!("{text:?} is no date"), "write 2021-08-15, 2021-08 or 2021");
    let parsed = match text.len() {
        10 => text.parse().ok(),
        7 => format!("{text}-01").parse::<Date>().ok().map(|day| if first == 1 { day } else { day.last_of_month() }),
        4 => format!("{text}-01-01").parse::<Date>().ok().map(|day| if first == 1 { day } else { day.last_of_year() }),
        _ => None,
    };
    parsed.map(Some).ok_or_else(fault)
}

/// A code of three capital letters, or none.
pub(super) fn code(file: &File<'_>, line: usize, cell: &str) -> Result<Option<[u8; 3]>, Error> {
    let Some(text) = optional(cell) else { return Ok(None) };
    match <[u8; 3]>::try_from(text.as_bytes()) {
        Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Some(code)),
        _ => {
            Err(file.error(line, format!("{text:?} is no country code"), "three capital letters: EGY, UNO; - for none"))
        }
    }
}

/// A sector, or none.
pub(super) fn sector(file: &File<'_>, line: usize, cell: &str) -> Result<Option<Sector>, Error> {
    let Some(text) = optional(cell) else { return Ok(None) };
    let fault = || file.error(line, format!("{text:?} is no sector"), "a code of the codebook: GOV, MIL; - for none");
    Sector::from_code(text).map(Some).ok_or_else(fault)
}
