//! A mention in the making, with what later steps need to know of it.

use std::ops::Range;

use super::recogniser::Target;
use super::terms::{Note, TermId};
use super::{Kind, Mention, Sector};

/// A mention in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The mention.
    pub mention: Mention,
    /// The noun that heads it.
    pub term: Option<TermId>,
    /// The name in the tables.
    pub target: Option<Target>,
    /// Whether the phrase itself tells the country.
    pub told: bool,
    /// The states among which the people that it is of lives.
    pub homes: Option<u16>,
    /// Whether it belongs to no single state.
    pub stateless: bool,
    /// Whether the office was left.
    pub former: bool,
    /// Whether the phrase is definite: by the article, or by a definite genitive or a name.
    pub definite: bool,
    /// Whether it is a body that bears a name of its own.
    pub body: bool,
    /// Mentions inside it.
    pub inner: Vec<Draft>,
}

impl Draft {
    /// A draft over some tokens, all of which are its name.
    pub fn new(kind: Kind, tokens: Range<u32>) -> Self {
        let mention = Mention {
            head: tokens.start,
            name: tokens.clone(),
            tokens,
            kind,
            canonical: None,
            english: None,
            id: None,
            country: None,
            sector: None,
            role: None,
            named: false,
            referent: None,
            parties: Vec::new(),
            point: None,
        };
        Self {
            mention,
            term: None,
            target: None,
            told: false,
            homes: None,
            stateless: false,
            former: false,
            definite: false,
            body: false,
            inner: Vec::new(),
        }
    }

    /// One past its last token.
    pub fn end(&self) -> u32 {
        self.mention.tokens.end
    }

    /// Lets the phrase run on, name included.
    pub fn extend(&mut self, end: u32) {
        self.mention.tokens.end = end;
        self.mention.name.end = end;
    }

    /// Takes a country that the phrase tells, unless another was told before.
    pub fn tell(&mut self, country: Option<[u8; 3]>) {
        if !self.told && country.is_some() {
            self.mention.country = country;
            self.told = true;
        }
    }

    /// Takes a sector.
    pub fn serve(&mut self, sector: Option<Sector>) {
        if sector.is_some() {
            self.mention.sector = sector;
        }
    }

    /// Takes up what an adjective tells.
    pub fn qualify(&mut self, note: Note, sector: Option<Sector>) {
        match note {
            Note::Former => self.former = true,
            Note::Armed if matches!(self.mention.sector, None | Some(Sector::Opp | Sector::Soc | Sector::Cvl)) => {
                self.mention.sector = Some(Sector::Reb);
            }
            // `وزراء عرب`, `دبلوماسي غربي`: of whichever state.
            Note::Foreign => self.stateless |= !self.told,
            _ => {}
        }
        let weak = matches!(self.mention.sector, None | Some(Sector::Gov | Sector::Unk | Sector::Cvl | Sector::Soc));
        // Who opposes something in public is still a protester.
        let crowd = self.mention.kind == Kind::People
            && self.mention.sector == Some(Sector::Cvl)
            && sector == Some(Sector::Opp);
        if weak && !crowd {
            self.serve(sector);
        }
    }
}
