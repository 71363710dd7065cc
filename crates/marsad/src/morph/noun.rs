//! The stems of nouns, adjectives, participles, numerals and names, from the shape of the dictionary form.

use super::letters::code;
use super::slot::{self, Slots};
use super::vocal::{Seg, Vocal, mark};
use super::{Case, Features, Gender, Number};

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
            Some(Suffixed::Five) => {
                out.iter_mut().for_each(|stem| stem.slots = stem.slots.without(Slots::DUALS));
                push(&mut out, *lemma, &[slot::N5], singular);
            }
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
            // كبرى has كبريات.
            if form.last_letter() == code::MAQSURA && matches!(first_letter(lemma), code::ALEF_HAMZA | code::MADDA) {
                sound_feminine(&form, &mut out);
            }
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
    /// One of the five nouns, whose case is a long vowel in construct.
    Five,
}

impl Suffixed {
    fn of(cell: &str) -> Option<Self> {
        let word = Vocal::new(cell);
        match word.segs() {
            [a, b] if a.letter == code::WAW && b.letter == code::NUN => Some(Self::Masculine),
            [a, b] if a.letter == code::ALEF && b.letter == code::TA => Some(Self::Feminine),
            [a] if a.letter == code::WAW => Some(Self::Five),
            _ => None,
        }
    }
}

fn push(out: &mut Vec<NounStem>, text: Vocal, slots: &[slot::Slot], features: Features) {
    out.push(NounStem { text, slots: Slots::new(slots), features, beside: false });
}

fn first_letter(text: &Vocal) -> super::letters::Letter {
    text.segs().first().map_or(0, |seg| seg.letter)
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
        return push(out, text, &[if plural { slot::NDP } else { slot::ND }], features);
    }
    match last.letter {
        code::TA_MARBUTA if plural || features.gender != Some(Gender::Feminine) => {
            push(out, base, &[slot::NHO], features);
        }
        code::TA_MARBUTA => push(out, base, &[slot::NH], features),
        code::MAQSURA if last.marks == 0 => push(out, base, &[slot::NY, slot::N2Y], features),
        code::ALEF => push(out, base, &[slot::NA, slot::N2A], features),
        code::ALEF_HAMZA => {
            push(out, *form, &[slot::NB, slot::N2], features);
            push(out, base, &[slot::N2M], features);
            // Before a pronoun the seat shows the case: مبدؤه, مبدئه.
            for (letter, case) in [(code::WAW_HAMZA, Case::Nominative), (code::YA_HAMZA, Case::Genitive)] {
                let mut seated = base;
                seated.push(Seg { letter, marks: last.marks });
                push(out, seated, &[slot::NQ], Features { case: Some(case), ..features });
            }
        }
        // صحراء has صحراوان, بناء has بناءان.
        code::HAMZA if base.last_letter() == code::ALEF && !plural && features.gender == Some(Gender::Feminine) => {
            push(out, *form, &[slot::NB], features);
            let mut dual = base;
            dual.push(Seg { letter: code::WAW, marks: 0 });
            push(out, dual, &[slot::N2], features);
        }
        code::HAMZA if base.last_letter() == code::ALEF => push(out, *form, &[slot::NB, slot::N2], features),
        // شيء has شيئًا and شيئان, جزء has جزءًا.
        code::HAMZA if joins(base.last_letter()) => {
            push(out, *form, &[slot::NB], features);
            let mut seated = base;
            seated.push(Seg { letter: code::YA_HAMZA, marks: last.marks });
            push(out, seated, &[slot::NT, slot::N2], features);
        }
        _ if is_diptote(form, plural) => push(out, *form, &[slot::NB, slot::N2], features),
        _ => push(out, *form, &[slot::NB, slot::NT, slot::N2], features),
    }
}

/// Whether a letter joins the one after it.
fn joins(letter: super::letters::Letter) -> bool {
    !matches!(letter, code::WAW | code::WAW_HAMZA | code::MADDA..=code::ALEF_HAMZA_BELOW | code::ALEF | code::DAL..=code::ZAY)
}

/// Whether a form takes no tanwin, and so no alef in the accusative, by its shape: plurals like مساجد and مصابيح, the sound
/// feminine ones written out, and أفعل.
fn is_diptote(form: &Vocal, plural: bool) -> bool {
    let vowel = |at: usize| form.segs().get(at).map_or(mark::NONE, |seg| seg.vowel());
    let letter = |at: usize| form.segs().get(at).map_or(0, |seg| seg.letter);
    let hamza = matches!(letter(0), code::ALEF_HAMZA);
    let quiet = vowel(1) == mark::SUKUN;
    if !plural {
        return hamza
            && quiet
            && form.len() == 4
            && vowel(2) == mark::A
            && !form.segs().iter().any(|seg| seg.doubled());
    }
    let alef = |at: usize| letter(at) == code::ALEF && vowel(at - 1) == mark::A;
    let far = form.len() == 5 || form.len() == 6 && letter(4) == code::YA;
    let broken = alef(2) && far && vowel(3) == mark::I;
    let sound = form.len() > 3 && alef(form.len() - 2) && letter(form.len() - 1) == code::TA && !(hamza && quiet);
    broken || sound
}

fn broken(form: &Vocal, gender: Option<Gender>, out: &mut Vec<NounStem>) {
    let features = Features { gender, number: Some(Number::Plural), ..Features::default() };
    let start = out.len();
    shape(form, features, out);
    for stem in out.get_mut(start..).unwrap_or(&mut []) {
        // Plurals have no dual.
        stem.slots = stem.slots.without(Slots::DUALS);
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

/// Takes the tanwin from stems of names of places, which are diptotes.
pub fn without_tanwin(stems: &mut [NounStem]) {
    stems.iter_mut().for_each(|stem| stem.slots = stem.slots.without(Slots::new(&[slot::NT])));
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
