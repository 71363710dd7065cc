//! The stems of nouns, adjectives, participles, numerals and names, from the shape of the dictionary form.

use super::letters::code;
use super::slot::{self, Slots};
use super::vocal::{Seg, Vocal, mark};
use super::{Features, Gender, Number};

/// One stem with what it says and where it goes.
#[derive(Debug, Clone, Copy)]
pub struct NounStem {
    /// The letters.
    pub text: Vocal,
    /// The cells it serves.
    pub slots: Slots,
    /// Gender and number that its cells do not overrule.
    pub features: Features,
    /// Whether it is the feminine that a noun for men has beside it.
    pub beside: bool,
}

/// How a noun inflects.
#[derive(Debug, Clone, Copy, Default)]
pub struct Inflection<'a> {
    /// Its gender, where fixed.
    pub gender: Option<Gender>,
    /// Plurals as the lexicon writes them.
    pub plural: &'a str,
    /// The feminine: `ة`, written out, or `-`.
    pub feminine: &'a str,
    /// Whether feminine and plurals follow from the masculine (participles, nisba).
    pub regular: bool,
}

/// All stems of a noun.
#[must_use]
pub fn stems(lemma: &Vocal, inflection: Inflection<'_>) -> Vec<NounStem> {
    let mut out = Vec::with_capacity(4);
    let singular = Features { gender: inflection.gender, number: Some(Number::Singular), ..Features::default() };
    shape(lemma, singular, &mut out);
    let mut feminine = inflection.regular;
    let mut sound = (inflection.regular, inflection.regular);
    for plural in crate::data::list(inflection.plural) {
        match Suffixed::of(plural) {
            Some(Suffixed::Masculine) => {
                sound.0 = true;
                feminine |= inflection.gender == Some(Gender::Masculine) && inflection.feminine.is_empty();
            }
            Some(Suffixed::Feminine) => sound.1 = true,
            None => broken(&Vocal::new(plural), inflection.gender, &mut out),
        }
    }
    for form in crate::data::list(inflection.feminine) {
        let form = Vocal::new(form);
        if form.len() == 1 {
            feminine = true;
        } else {
            let features =
                Features { gender: Some(Gender::Feminine), number: Some(Number::Singular), ..Features::default() };
            shape(&form, features, &mut out);
        }
    }
    if sound.0 {
        sound_masculine(lemma, &mut out);
    }
    let start = out.len();
    if feminine {
        push(&mut out, feminine_base(lemma), &[slot::NH], Features::default());
    }
    if sound.1 || feminine {
        sound_feminine(lemma, &mut out);
    }
    if !inflection.regular && inflection.feminine.is_empty() && feminine {
        out.iter_mut().skip(start).for_each(|stem| stem.beside = true);
    }
    out
}

enum Suffixed {
    Masculine,
    Feminine,
}

impl Suffixed {
    fn of(cell: &str) -> Option<Self> {
        let word = Vocal::new(cell);
        match word.segs() {
            [a, b] if a.letter == code::WAW && b.letter == code::NUN => Some(Self::Masculine),
            [a, b] if a.letter == code::ALEF && b.letter == code::TA => Some(Self::Feminine),
            _ => None,
        }
    }
}

fn push(out: &mut Vec<NounStem>, text: Vocal, slots: &[slot::Slot], features: Features) {
    out.push(NounStem { text, slots: Slots::new(slots), features, beside: false });
}

fn shorter(text: &Vocal) -> Vocal {
    let mut out = *text;
    out.pop();
    out
}

/// The stem or stems of a form as it stands, by its ending.
pub fn shape(form: &Vocal, features: Features, out: &mut Vec<NounStem>) {
    let Some(last) = form.last() else { return };
    let plural = features.number == Some(Number::Plural);
    let base = shorter(form);
    if last.vowel() == mark::IN {
        let mut text = *form;
        if let Some(last) = text.last_mut() {
            *last = last.with_vowel(mark::NONE);
        }
        return push(out, text, &[slot::ND], features);
    }
    match last.letter {
        code::TA_MARBUTA if plural || features.gender != Some(Gender::Feminine) => {
            push(out, base, &[slot::NHO], features);
        }
        code::TA_MARBUTA => push(out, base, &[slot::NH], features),
        code::MAQSURA if last.marks == 0 => push(out, base, &[slot::NY], features),
        code::ALEF => push(out, base, &[slot::NA], features),
        code::ALEF_HAMZA => {
            push(out, *form, &[slot::NB, slot::N2], features);
            push(out, base, &[slot::N2M], features);
        }
        code::HAMZA if base.last_letter() == code::ALEF => push(out, *form, &[slot::NB, slot::N2], features),
        _ => push(out, *form, &[slot::NB, slot::NT, slot::N2], features),
    }
}

fn broken(form: &Vocal, gender: Option<Gender>, out: &mut Vec<NounStem>) {
    let features = Features { gender, number: Some(Number::Plural), ..Features::default() };
    let start = out.len();
    shape(form, features, out);
    for stem in out.get_mut(start..).unwrap_or(&mut []) {
        // Plurals have no dual.
        stem.slots = Slots(stem.slots.0 & !(1 << slot::N2 | 1 << slot::N2M));
    }
}

fn sound_masculine(lemma: &Vocal, out: &mut Vec<NounStem>) {
    let Some(last) = lemma.last() else { return };
    let mut text = *lemma;
    if last.vowel() == mark::IN {
        if let Some(last) = text.last_mut() {
            *last = last.with_vowel(mark::NONE);
        }
        push(out, text, &[slot::NM], Features::default());
    } else if matches!(last.letter, code::MAQSURA | code::ALEF) {
        push(out, shorter(lemma), &[slot::NMY], Features::default());
    } else if last.letter == code::TA_MARBUTA {
        push(out, shorter(lemma), &[slot::NM], Features::default());
    } else {
        push(out, text, &[slot::NM], Features::default());
    }
}

/// What stands before the ة of the feminine: قاضي(ة), مستثنا(ة), كبير(ة).
fn feminine_base(lemma: &Vocal) -> Vocal {
    let Some(last) = lemma.last() else { return *lemma };
    let mut text = *lemma;
    if last.vowel() == mark::IN {
        if let Some(last) = text.last_mut() {
            *last = last.with_vowel(mark::I);
        }
        text.push(Seg { letter: code::YA, marks: 0 });
    } else if last.letter == code::MAQSURA && last.marks == 0 {
        text.pop();
        text.push(Seg { letter: code::ALEF, marks: 0 });
    } else if last.letter == code::TA_MARBUTA {
        text.pop();
    }
    text
}

fn sound_feminine(lemma: &Vocal, out: &mut Vec<NounStem>) {
    let Some(last) = lemma.last() else { return };
    let mut base = match last.letter {
        code::TA_MARBUTA => shorter(lemma),
        _ if last.vowel() == mark::IN => feminine_base(lemma),
        _ => *lemma,
    };
    let slot = match base.last_letter() {
        code::ALEF_HAMZA => slot::NFM,
        code::MAQSURA => slot::NFY,
        // مباراة has مباريات, كاميرا has كاميرات.
        code::ALEF if last.letter == code::TA_MARBUTA => slot::NFY,
        code::ALEF => slot::NF,
        _ => {
            return push(out, base, &[slot::NF], Features::default());
        }
    };
    base.pop();
    push(out, base, &[slot], Features::default());
}

/// Adds the sound feminine plural.
pub fn plural_in_at(lemma: &Vocal, out: &mut Vec<NounStem>) {
    sound_feminine(lemma, out);
}

/// The nisba adjective of a name or noun: without ة, ا, يا or the article, with يّ.
#[must_use]
pub fn nisba(base: &Vocal) -> Option<Vocal> {
    let mut text = Vocal::from_segs(match base.segs() {
        [alef, lam, rest @ ..] if alef.letter == code::ALEF && lam.letter == code::LAM && rest.len() >= 3 => rest,
        segs => segs,
    });
    if matches!(text.last_letter(), code::TA_MARBUTA | code::ALEF | code::MAQSURA) {
        text.pop();
    }
    if text.last_letter() == code::YA {
        text.pop();
    }
    if text.len() < 2 {
        return None;
    }
    if let Some(last) = text.last_mut() {
        *last = last.with_vowel(mark::I);
    }
    text.push(Seg { letter: code::YA, marks: mark::SHADDA });
    Some(text)
}
