//! What the stage finds.

use std::ops::Range;

/// A mention, as an index into [`Names::mentions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MentionId(pub u32);

/// All mentions of an article.
#[derive(Debug, Default)]
pub struct Names {
    /// In text order; of two that overlap the longer (outer) comes first.
    pub mentions: Vec<Mention>,
    /// Index of the outermost mention by its head, in order of heads.
    heads: Vec<(u32, u32)>,
    /// For each token up to the last that a mention holds the index of the smallest that does; `NONE` for no mention.
    smallest: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Names {
    /// The mentions of an article, which must be in text order, outer before inner.
    #[must_use]
    pub fn new(mentions: Vec<Mention>) -> Self {
        let mut heads: Vec<_> = (0..).zip(&mentions).map(|(index, mention)| (mention.head, index)).collect();
        heads.sort_unstable();
        heads.dedup_by_key(|(head, _)| *head);
        let end = mentions.iter().map(|mention| mention.tokens.end).max().unwrap_or(0);
        let mut smallest = vec![NONE; end as usize];
        for (index, mention) in (0..).zip(&mentions) {
            let within = mention.tokens.start as usize..mention.tokens.end as usize;
            for held in smallest.get_mut(within).into_iter().flatten() {
                let known = mentions.get(*held as usize);
                if known.is_none_or(|known| mention.tokens.len() <= known.tokens.len()) {
                    *held = index;
                }
            }
        }
        Self { mentions, heads, smallest }
    }

    /// The outermost mention whose head is a token.
    #[must_use]
    pub fn headed(&self, token: u32) -> Option<&Mention> {
        let found = self.heads.binary_search_by_key(&token, |(head, _)| *head).ok()?;
        let (_, index) = self.heads.get(found)?;
        self.mentions.get(*index as usize)
    }

    /// The smallest mention that contains a token.
    #[must_use]
    pub fn covering(&self, token: u32) -> Option<&Mention> {
        self.mentions.get(*self.smallest.get(token as usize)? as usize)
    }
}

/// A stretch of text that names, describes or refers to an actor or a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Tokens of the whole phrase: title, name, modifiers (`وزير الخارجية الروسي سيرغي لافروف`); no relative clause.
    pub tokens: Range<u32>,
    /// The token that heads the phrase in syntax (`وزير`).
    pub head: u32,
    /// The name or shortest full description proper (`سيرغي لافروف`), a part of `tokens`.
    pub name: Range<u32>,
    /// What it is.
    pub kind: Kind,
    /// Canonical Arabic name from the tables.
    pub canonical: Option<String>,
    /// English name from the tables.
    pub english: Option<String>,
    /// Stable id in the tables.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3 or a code for bodies above states.
    pub country: Option<[u8; 3]>,
    /// Sector.
    pub sector: Option<Sector>,
    /// The office, in English.
    pub role: Option<String>,
    /// Whether `name` is a proper name and not a description only (`مجلس الأمن`, `سيرغي لافروف`; not `الوزير`, `قوات الأمن`).
    pub named: bool,
    /// The fullest mention of the same entity elsewhere, if this one is a short form or a reference.
    pub referent: Option<MentionId>,
    /// All whom a noun that points back to several means (`الجانبان`, `البلدين`), in text order; else empty.
    pub parties: Vec<MentionId>,
    /// Coordinates, for places.
    pub point: Option<Point>,
}

impl Mention {
    /// The country code as text.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_ref().and_then(|code| std::str::from_utf8(code).ok())
    }
}

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A single person, named or by office.
    Person,
    /// A body: ministry, party, company, agency.
    Organisation,
    /// A state, its capital as metonym, or a nisba that stands for it.
    State,
    /// An armed group.
    Group,
    /// A place that is no actor here.
    Place,
    /// Persons by description: `متظاهرون`, `ثلاثة جنود`.
    People,
    /// A pronoun, a dropped subject's verb, or a noun that only points back.
    Reference,
}

/// A point on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// GeoNames id, if known.
    pub geonames: Option<u32>,
    /// First-level division, English.
    pub admin1: Option<String>,
    /// `site`, `town`, `district`, `admin1` or `country`.
    pub precision: &'static str,
    /// Kilometres within which the place lies, where the text tells it by a distance or a direction; else none.
    pub within: Option<f64>,
    /// The town, in Arabic and English, by which a mention names the state that it is the seat of; else none.
    pub town: Option<[String; 2]>,
}

/// PLOVER sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Sector {
    Gov,
    Mil,
    Cop,
    Spy,
    Jud,
    Leg,
    Pty,
    Opp,
    Reb,
    Prm,
    Uaf,
    Crm,
    Cvl,
    Ref,
    Jrn,
    Edu,
    Bus,
    Lab,
    Agr,
    Med,
    Rel,
    Soc,
    Eli,
    Pre,
    Unk,
}

impl Sector {
    /// All sectors with their codes.
    pub const ALL: [(Self, &'static str); 25] = [
        (Self::Gov, "GOV"),
        (Self::Mil, "MIL"),
        (Self::Cop, "COP"),
        (Self::Spy, "SPY"),
        (Self::Jud, "JUD"),
        (Self::Leg, "LEG"),
        (Self::Pty, "PTY"),
        (Self::Opp, "OPP"),
        (Self::Reb, "REB"),
        (Self::Prm, "PRM"),
        (Self::Uaf, "UAF"),
        (Self::Crm, "CRM"),
        (Self::Cvl, "CVL"),
        (Self::Ref, "REF"),
        (Self::Jrn, "JRN"),
        (Self::Edu, "EDU"),
        (Self::Bus, "BUS"),
        (Self::Lab, "LAB"),
        (Self::Agr, "AGR"),
        (Self::Med, "MED"),
        (Self::Rel, "REL"),
        (Self::Soc, "SOC"),
        (Self::Eli, "ELI"),
        (Self::Pre, "PRE"),
        (Self::Unk, "UNK"),
    ];

    /// The code, three capital letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(sector, _)| *sector == self).map_or("UNK", |(_, code)| code)
    }

    /// The sector of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, c)| *c == code).map(|(sector, _)| *sector)
    }
}
