//! The stems of a verb, from its root, form and vowels.

use super::letters::{code, is_hamza};
use super::slot::{self, Slot, Slots};
use super::spelling::{Context, spell};
use super::template::{Part, Radicals, Template, Templates};
use super::vocal::{Seg, Vocal, mark};

/// With which persons an imperfect stem goes, as the first person's hamza runs into a hamza of the stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// All persons.
    Any,
    /// All but the first singular.
    Other,
    /// The first singular only.
    Only,
}

/// One stem of a verb.
#[derive(Debug, Clone, Copy)]
pub struct VerbStem {
    /// The letters; the last has a vowel only if it is other than what the ending gives.
    pub text: Vocal,
    /// The slots that it serves.
    pub slots: Slots,
    /// Whether it is passive.
    pub passive: bool,
    /// The vowel of the person prefix.
    pub prefix: u8,
    /// With which persons it goes.
    pub first: First,
}

/// All that a verb's row yields.
#[derive(Debug, Default)]
pub struct VerbForms {
    /// Stems.
    pub stems: Vec<VerbStem>,
    /// Active participle.
    pub active: Option<Vocal>,
    /// Passive participle.
    pub passive: Option<Vocal>,
    /// The regular masdar of the form.
    pub masdar: Option<Vocal>,
    /// Another regular masdar (تفعلة beside تفعيل).
    pub masdar_too: Option<Vocal>,
}

/// Works out a verb; `None` when no template yields its lemma. `vowels` are the imperfect's middle vowels of form I.
#[must_use]
pub fn forms(templates: &Templates, lemma: &str, root: &str, form: &str, vowels: &str) -> Option<VerbForms> {
    let mut radicals = Radicals::new(root)?;
    let target = Vocal::new(lemma);
    radicals.perfect = target.segs().get(1).map_or(0, |seg| seg.vowel());
    let mut out: Option<VerbForms> = None;
    for vowel in vowels.split(',') {
        radicals.imperfect = match vowel.trim() {
            "u" => mark::U,
            "i" => mark::I,
            _ => mark::A,
        };
        let Some((template, eighth)) = select(templates, &target, lemma, &radicals, form) else { continue };
        let mut verb = Verb { template, eighth, radicals: doubled_vowel(radicals, template), form, out: Vec::new() };
        verb.perfect(Part::Perfect, false);
        verb.perfect(Part::Passive, true);
        verb.imperfect(Part::Imperfect, false);
        verb.imperfect(Part::ImperfectPassive, true);
        verb.imperative();
        match &mut out {
            Some(forms) => merge(&mut forms.stems, verb.out),
            None => {
                let masdar = verb.fill(Part::Masdar).map(|m| spell(&masdar(m), Context::default()));
                let masdar_too = second_masdar(&verb).map(|m| spell(&m, Context::default()));
                out = Some(VerbForms {
                    active: verb.fill(Part::ActiveParticiple).map(|p| spell(&participle(p), Context::default())),
                    passive: verb.fill(Part::PassiveParticiple).map(|p| spell(&participle(p), Context::default())),
                    masdar,
                    masdar_too,
                    stems: verb.out,
                });
            }
        }
    }
    out
}

fn merge(stems: &mut Vec<VerbStem>, more: Vec<VerbStem>) {
    for stem in more {
        let same = stems.iter_mut().find(|s| {
            s.text == stem.text && s.passive == stem.passive && s.prefix == stem.prefix && s.first == stem.first
        });
        match same {
            Some(known) => known.slots = known.slots.with(stem.slots),
            None => stems.push(stem),
        }
    }
}

/// Form I of doubled roots hides its perfect vowel: i where the imperfect has a.
fn doubled_vowel(mut radicals: Radicals, template: &Template) -> Radicals {
    if template.class == "d" && template.form == "1" {
        radicals.perfect = if radicals.imperfect == mark::A { mark::I } else { mark::A };
    }
    radicals
}

fn select<'t>(
    templates: &'t Templates,
    target: &Vocal,
    lemma: &'t str,
    radicals: &Radicals,
    form: &'t str,
) -> Option<(&'t Template, Option<&'t Vocal>)> {
    templates.of(form, lemma).find_map(|template| {
        if !suits(template, radicals) {
            return None;
        }
        let fits = |eighth| {
            let mut verb = Verb { template, eighth, radicals: *radicals, form, out: Vec::new() };
            verb.perfect(Part::Perfect, false);
            verb.out.iter().any(|stem| {
                if !stem.slots.has(slot::PA) {
                    return false;
                }
                let mut text = stem.text;
                text.join(&super::vocal::Ending { join: mark::A, text: Vocal::default() });
                text.agrees(target)
            })
        };
        if form == "8" {
            let mut eighths = templates.eighths(radicals.at(1)).peekable();
            if eighths.peek().is_some() {
                return eighths.find(|&eighth| fits(Some(eighth))).map(|eighth| (template, Some(eighth)));
            }
        }
        fits(None).then_some((template, None))
    })
}

/// Whether a class may apply to a root at all; that it yields the lemma decides the rest.
fn suits(template: &Template, root: &Radicals) -> bool {
    let weak = |n| matches!(root.at(n), code::WAW | code::YA);
    match template.class.as_str() {
        "d" => root.count() == 3 && root.at(2) == root.at(3),
        "h" => weak(2),
        "w" => {
            // ح خ ع غ ه ء open the dropped kasra to fatha (يقع، يضع); else a keeps the و (يوجل).
            let guttural = |n| matches!(root.at(n), code::HAMZA | 13 | 14 | 25 | 26 | code::HA);
            root.at(1) == code::WAW
                && (root.imperfect == mark::I
                    || root.imperfect == mark::A && root.perfect == mark::A && (guttural(2) || guttural(3)))
        }
        _ => true,
    }
}

struct Verb<'t> {
    template: &'t Template,
    eighth: Option<&'t Vocal>,
    radicals: Radicals,
    form: &'t str,
    out: Vec<VerbStem>,
}

impl Verb<'_> {
    fn fill(&self, part: Part) -> Option<Vocal> {
        Some(self.template.pattern(part)?.fill(&self.radicals, self.eighth))
    }

    fn perfect(&mut self, part: Part, passive: bool) {
        let short = if passive { Part::PassiveShort } else { Part::PerfectShort };
        let (Some(long), Some(short)) = (self.fill(part), self.fill(short)) else { return };
        let first_form = self.form == "1";
        let mut cell = |text: &Vocal, slot, join| self.add(text, slot, join, passive, mark::NONE);
        if let Some((base, last)) = weak_final(&long) {
            let vowel = base.last().map_or(0, Seg::vowel);
            if vowel == mark::A {
                // Form I shows its و (دعوت); all others have ي.
                let keeps = first_form && last == code::WAW && !passive;
                let weak = if keeps { code::WAW } else { code::YA };
                let bare = if keeps || before_last_is_ya(&base) { code::ALEF } else { code::MAQSURA };
                let radical = Seg { letter: weak, marks: 0 };
                cell(&with(&base, bare), slot::PA, mark::NONE);
                cell(&with(&base, code::ALEF), slot::PP, mark::NONE);
                cell(&base, slot::PB, mark::NONE);
                cell(&with(&base, weak), slot::PD, mark::A);
                cell(&base, slot::PU, mark::NONE);
                let short = with_seg(&base, radical.with_vowel(mark::SUKUN));
                cell(&short, slot::PT, mark::NONE);
                cell(&short, slot::PN, mark::NONE);
            } else {
                let weak = if vowel == mark::U { code::WAW } else { code::YA };
                for slot in [slot::PA, slot::PP, slot::PB, slot::PD] {
                    cell(&with(&base, weak), slot, mark::A);
                }
                cell(&voweled(&base, mark::U), slot::PU, mark::NONE);
                cell(&with(&base, weak), slot::PT, mark::SUKUN);
                cell(&with(&base, weak), slot::PN, mark::SUKUN);
            }
            return;
        }
        for slot in [slot::PA, slot::PP, slot::PB, slot::PD] {
            cell(&long, slot, mark::A);
        }
        cell(&long, slot::PU, mark::U);
        cell(&short, slot::PT, mark::SUKUN);
        cell(&short, slot::PN, mark::SUKUN);
    }

    fn imperfect(&mut self, part: Part, passive: bool) {
        let short = if passive { Part::ImperfectPassiveShort } else { Part::ImperfectShort };
        let (Some(long), Some(short)) = (self.fill(part), self.fill(short)) else { return };
        let prefix = if passive || matches!(self.form, "2" | "3" | "4" | "Q1") { mark::U } else { mark::A };
        let twin = self.form == "1" && self.template.class == "d";
        self.present(&long, &short, twin, passive, prefix, &IMPERFECT);
    }

    fn imperative(&mut self) {
        let (Some(long), Some(short)) = (self.fill(Part::Imperative), self.fill(Part::ImperativeShort)) else {
            return;
        };
        let twin = self.form == "1" && self.template.class == "d";
        self.present(&long, &short, twin, false, mark::NONE, &IMPERATIVE);
    }

    /// The stems of the imperfect or the imperative.
    fn present(&mut self, long: &Vocal, short: &Vocal, twin: bool, passive: bool, prefix: u8, slots: &Present) {
        let doubled = long.last().is_some_and(Seg::doubled);
        let mut cell = |text: &Vocal, slot, join| self.add(text, slot, join, passive, prefix);
        let Some((base, _)) = weak_final(long) else {
            for &(slot, join) in slots.bare {
                cell(long, slot, join);
            }
            if doubled {
                cell(long, slots.jussive, mark::A);
            }
            if !doubled || twin {
                cell(short, slots.jussive, mark::SUKUN);
            }
            cell(long, slots.dual, mark::A);
            cell(long, slots.plural, mark::U);
            cell(long, slots.second, mark::I);
            cell(short, slots.feminine, mark::SUKUN);
            return;
        };
        match base.last().map_or(0, Seg::vowel) {
            mark::A => {
                let bare = if before_last_is_ya(&base) { code::ALEF } else { code::MAQSURA };
                for &(slot, _) in slots.bare {
                    let alone = matches!(slot, slot::II | slot::IS);
                    cell(&with(&base, if alone { bare } else { code::ALEF }), slot, mark::NONE);
                }
                cell(&base, slots.jussive, mark::NONE);
                cell(&with(&base, code::YA), slots.dual, mark::A);
                cell(&base, slots.plural, mark::NONE);
                cell(&base, slots.second, mark::NONE);
                cell(&with_seg(&base, Seg { letter: code::YA, marks: mark::SUKUN }), slots.feminine, mark::NONE);
            }
            vowel => {
                let weak = if vowel == mark::U { code::WAW } else { code::YA };
                for &(slot, join) in slots.bare {
                    cell(&with(&base, weak), slot, join);
                }
                cell(&base, slots.jussive, mark::NONE);
                cell(&with(&base, weak), slots.dual, mark::A);
                cell(&voweled(&base, mark::U), slots.plural, mark::NONE);
                cell(&voweled(&base, mark::I), slots.second, mark::NONE);
                cell(&with(&base, weak), slots.feminine, mark::SUKUN);
            }
        }
    }

    /// Spells a stem for a slot and notes it, together with the stem whose last letter runs into the ending.
    fn add(&mut self, text: &Vocal, slot: Slot, join: u8, passive: bool, prefix: u8) {
        let alone = matches!(slot, slot::PA | slot::II | slot::IS | slot::IJ | slot::MJ);
        let stem = spell(text, Context { before: prefix, follows: !alone, join });
        let (slot, stem) = match (slot, stem.last_letter()) {
            (slot::PT, code::TA) => (slot::PTM, shorter(&stem)),
            (slot::PN, code::NUN) => (slot::PNM, shorter(&stem)),
            (slot::IN, code::NUN) => (slot::INM, shorter(&stem)),
            (slot::MN, code::NUN) => (slot::MNM, shorter(&stem)),
            (slot::PD, code::ALEF_HAMZA) => (slot::PDM, shorter(&stem)),
            (slot::ID, code::ALEF_HAMZA) => (slot::IDM, shorter(&stem)),
            (slot::MD, code::ALEF_HAMZA) => (slot::MDM, shorter(&stem)),
            _ => (slot, stem),
        };
        let opens = stem.segs().first().copied().unwrap_or_default();
        let quiet = prefix != mark::NONE && is_hamza(opens.letter) && opens.vowel() == mark::SUKUN;
        self.note(stem, slot, passive, prefix, if quiet { First::Other } else { First::Any });
        if quiet {
            let rest = Vocal::from_segs(stem.segs().get(1..).unwrap_or(&[]));
            let mut first = Vocal::default();
            if prefix == mark::U {
                first.push(Seg { letter: code::WAW, marks: 0 });
            }
            first.extend(&rest);
            self.note(first, slot, passive, prefix, First::Only);
        }
    }

    fn note(&mut self, text: Vocal, slot: Slot, passive: bool, prefix: u8, first: First) {
        let stem = VerbStem { text, slots: Slots::new(&[slot]), passive, prefix, first };
        merge(&mut self.out, vec![stem]);
    }
}

struct Present {
    bare: &'static [(Slot, u8)],
    jussive: Slot,
    dual: Slot,
    plural: Slot,
    second: Slot,
    feminine: Slot,
}

const IMPERFECT: Present = Present {
    bare: &[(slot::II, mark::U), (slot::IP, mark::U), (slot::IS, mark::A), (slot::IQ, mark::A)],
    jussive: slot::IJ,
    dual: slot::ID,
    plural: slot::IU,
    second: slot::IY,
    feminine: slot::IN,
};

const IMPERATIVE: Present =
    Present { bare: &[], jussive: slot::MJ, dual: slot::MD, plural: slot::MU, second: slot::MY, feminine: slot::MN };

/// The part before a weak last radical, and that radical.
fn weak_final(text: &Vocal) -> Option<(Vocal, u8)> {
    let last = text.last()?;
    let weak = matches!(last.letter, code::WAW | code::YA) && last.marks == 0;
    let base = shorter(text);
    (weak && matches!(base.last()?.vowel(), mark::A | mark::I | mark::U)).then_some((base, last.letter))
}

fn before_last_is_ya(base: &Vocal) -> bool {
    base.last_letter() == code::YA
}

fn shorter(text: &Vocal) -> Vocal {
    let mut out = *text;
    out.pop();
    out
}

fn with(base: &Vocal, letter: u8) -> Vocal {
    with_seg(base, Seg { letter, marks: 0 })
}

fn with_seg(base: &Vocal, seg: Seg) -> Vocal {
    let mut out = *base;
    out.push(seg);
    out
}

fn cleared(base: &Vocal) -> Vocal {
    voweled(base, mark::NONE)
}

fn voweled(base: &Vocal, vowel: u8) -> Vocal {
    let mut out = *base;
    if let Some(last) = out.last_mut() {
        *last = last.with_vowel(vowel);
    }
    out
}

/// A participle's last letters when the last radical is weak: -in, -an, or the doubled letter of مدعوّ and مرميّ.
fn participle(text: Vocal) -> Vocal {
    let Some(last) = text.last() else { return text };
    if let [.., before, _] = text.segs()
        && before.letter == code::HAMZA
        && last.letter == code::HAMZA
    {
        // جاءٍ: of two hamzas the second becomes weak.
        let mut out = cleared(&shorter(&text));
        out.mark_last(mark::IN);
        return out;
    }
    if !matches!(last.letter, code::WAW | code::YA) || last.marks != 0 {
        return text;
    }
    let mut base = shorter(&text);
    match base.last() {
        Some(seg) if seg.letter == code::WAW && seg.marks == 0 => {
            base.pop();
            if last.letter == code::YA {
                base = cleared(&base);
                base.mark_last(mark::I);
            }
            with_seg(&base, Seg { letter: last.letter, marks: mark::SHADDA })
        }
        Some(seg) if seg.vowel() == mark::I => {
            base = cleared(&base);
            base.mark_last(mark::IN);
            base
        }
        Some(seg) if seg.vowel() == mark::A => with(&base, code::MAQSURA),
        _ => text,
    }
}

/// A masdar's last letters when the last radical is weak: إعطاء، تنمية، منافاة، تمنٍّ.
fn masdar(text: Vocal) -> Vocal {
    let segs = text.segs();
    let weak = |seg: &Seg| matches!(seg.letter, code::WAW | code::YA);
    match segs {
        [.., alef, last] if alef.letter == code::ALEF && weak(last) && last.marks == 0 => {
            with(&shorter(&text), code::HAMZA)
        }
        [.., long, last] if long.letter == code::YA && long.marks == 0 && weak(last) && last.marks == 0 => {
            let mut out = shorter(&text);
            out.mark_last(mark::A);
            with(&out, code::TA_MARBUTA)
        }
        [.., before, last] if before.vowel() == mark::U && weak(last) && last.marks == 0 => {
            let mut out = cleared(&shorter(&text));
            out.mark_last(mark::IN);
            out
        }
        [.., before, last, ta]
            if before.vowel() == mark::A && weak(last) && last.vowel() == mark::A && ta.letter == code::TA_MARBUTA =>
        {
            let out = shorter(&shorter(&text));
            with(&with(&out, code::ALEF), code::TA_MARBUTA)
        }
        _ => text,
    }
}

/// تفعلة beside تفعيل for last radicals that are hamza (تهنئة).
fn second_masdar(verb: &Verb<'_>) -> Option<Vocal> {
    if verb.form != "2" || verb.radicals.at(3) != code::HAMZA {
        return None;
    }
    let mut text = verb.fill(Part::Masdar)?;
    let last = text.pop()?;
    text.pop();
    text.push(last.with_vowel(mark::A));
    Some(with(&text, code::TA_MARBUTA))
}
