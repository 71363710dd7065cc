//! Readings of one spelling weighed against each other: what is seldom meant when another reading is there.

use super::{Analysis, Aspect, Clitics, NameKind, Origin, Pos, State};

/// What a reading costs more where the form is a closed word.
const BESIDE_CLOSED: u16 = 240;
/// What a name costs more where the form is a common word, without and with the article.
const BESIDE_COMMON: (u16, u16) = (200, 400);
/// What the accusative of a nisba costs more where the form is a country (روسيا).
const BESIDE_PLACE: u16 = 500;
/// What a perfect costs more where the form is a noun.
const BESIDE_NOUN: u16 = 60;

/// Raises the costs of readings that others outweigh; all costs stay even, see [`Analyser`](super::Analyser).
pub fn weigh(out: &mut [Analysis], name: impl Fn(&Analysis) -> Option<NameKind>) {
    let exact = |reading: &Analysis| reading.origin == Origin::Lexicon;
    // Closed words are so frequent that a form which is one is seldom anything else.
    let closed = |reading: &Analysis| {
        (reading.pos.is_closed() || reading.pos == Pos::Quantifier) && exact(reading) && reading.suffix.is_none()
    };
    let place = out.iter().any(|r| exact(r) && name(r) == Some(NameKind::Place) && r.clitics == Clitics::default());
    let adverb = out.iter().any(|r| exact(r) && r.pos == Pos::Adverb);
    let noun = out.iter().any(|r| exact(r) && matches!(r.pos, Pos::Noun | Pos::Masdar));
    let accusative = |r: &Analysis| matches!(r.features.state, Some(State::Indefinite | State::Construct));
    let common = noun || out.iter().any(|r| exact(r) && r.pos == Pos::Adjective && !(place && accusative(r)));
    let any_closed = out.iter().any(closed);
    for reading in out {
        let mut more = 0;
        if common && reading.pos == Pos::Name {
            let article = reading.clitics.has(Clitics::ARTICLE);
            more += if article { BESIDE_COMMON.1 } else { BESIDE_COMMON.0 };
        }
        if place && reading.pos == Pos::Adjective && accusative(reading) {
            more += BESIDE_PLACE;
        }
        if noun && reading.pos == Pos::Verb && reading.features.aspect == Some(Aspect::Perfect) {
            more += BESIDE_NOUN;
        }
        if adverb && reading.features.state == Some(State::Indefinite) {
            more += 2 * BESIDE_CLOSED;
        }
        if any_closed && !closed(reading) && reading.pos != Pos::Adverb {
            more += BESIDE_CLOSED;
        }
        reading.cost = reading.cost.saturating_add(more);
    }
}
