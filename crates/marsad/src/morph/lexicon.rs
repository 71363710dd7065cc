//! Reading the lexicon: rows to entries and stems.

use rustc_hash::FxHashMap;

use super::lexeme::{Args, Lexeme, NameKind, NounKind, VerbForm};
use super::noun::{self, Inflection, NounStem};
use super::slot::{self, Slots};
use super::stems::{StemUse, Stems};
use super::template::Templates;
use super::verb;
use super::vocal::Vocal;
use super::{Features, Gender, LexemeId, Pos, Voice};
use crate::data::{Error, File, Row, Source, list};

/// All entries and their stems.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The entries.
    pub lexemes: Vec<Lexeme>,
    /// Their stems.
    pub stems: Stems,
    /// Rows from which no paradigm follows.
    pub faults: Vec<Error>,
    derived: FxHashMap<Box<str>, LexemeId>,
}

const VERB_COLUMNS: [&str; 7] = ["lemma", "root", "form", "vowel", "args", "masdar", "gloss"];
const NOUN_COLUMNS: [&str; 6] = ["lemma", "root", "gender", "plural", "kind", "gloss"];
const ADJECTIVE_COLUMNS: [&str; 5] = ["lemma", "root", "feminine", "plural", "gloss"];
const CLOSED_COLUMNS: [&str; 6] = ["form", "lemma", "pos", "features", "suffix", "gloss"];
const STATE_COLUMNS: [&str; 7] = ["code", "names", "english", "adjective", "people", "gender", "seats"];
const NAME_COLUMNS: [&str; 4] = ["name", "kind", "gender", "gloss"];

impl Lexicon {
    /// Reads all tables below `lexicon/`.
    ///
    /// # Errors
    /// When a table is malformed. A verb whose root and form do not yield its lemma is no error here but one of `faults`.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let templates = Templates::new(source)?;
        let mut out = Self::default();
        out.stems.reserve(120_000);
        for file in source.files("lexicon/verbs/", ".tsv") {
            for row in file.table(VERB_COLUMNS)? {
                out.verb(&file, &row, &templates);
            }
        }
        let nouns = source.files("lexicon/nouns/", ".tsv").chain(source.files("lexicon/loan.tsv", ""));
        for file in nouns {
            for row in file.table(NOUN_COLUMNS)? {
                out.noun(&row);
            }
        }
        for file in source.files("lexicon/governing-nouns", ".tsv") {
            for row in file.table(["lemma", "args"])? {
                out.govern(&file, &row)?;
            }
        }
        let adjectives =
            source.files("lexicon/adjectives/", ".tsv").chain(source.files("lexicon/loan-adjectives", ".tsv"));
        for file in adjectives {
            for row in file.table(ADJECTIVE_COLUMNS)? {
                out.adjective(&row);
            }
        }
        let closed = source
            .files("lexicon/closed", ".tsv")
            .chain(source.files("lexicon/numerals", ".tsv"))
            .chain(source.files("affixes/bare", ".tsv"));
        for file in closed {
            let mut known = FxHashMap::default();
            for row in file.table(CLOSED_COLUMNS)? {
                out.closed(&row, &mut known);
            }
        }
        for file in source.files("lexicon/names", ".tsv") {
            for row in file.table(NAME_COLUMNS)? {
                out.name(&row);
            }
        }
        for file in source.files("actors/states", ".tsv") {
            for row in file.table(STATE_COLUMNS)? {
                out.state(&row);
            }
        }
        for file in source.files("actors/nisbas", ".tsv") {
            for row in file.table(["adjective", "english", "country", "sector", "people"])? {
                let [adjective, english, ..] = row.cells;
                out.nisba_of(&Vocal::new(adjective), english);
            }
        }
        Ok(out)
    }

    /// The entries with a lemma; diacritics that it leaves out do not matter.
    #[must_use]
    pub fn find(&self, lemma: &str) -> Vec<LexemeId> {
        let wanted = Vocal::new(lemma);
        let shorter = Vocal::from_segs(wanted.segs().split_last().map_or(&[], |(_, rest)| rest));
        let mut found: Vec<LexemeId> = [wanted, shorter]
            .iter()
            .filter_map(Vocal::folded)
            .flat_map(|key| self.stems.of(key))
            .map(|stem| stem.lexeme)
            .filter(|id| {
                self.lexemes.get(id.0 as usize).is_some_and(|lexeme| Vocal::new(&lexeme.lemma).agrees(&wanted))
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        // A lemma written in full means itself alone.
        let exact = |id: &LexemeId| self.lexemes.get(id.0 as usize).is_some_and(|lexeme| &*lexeme.lemma == lemma);
        if found.iter().any(exact) {
            found.retain(exact);
        }
        found
    }

    pub(super) fn add(&mut self, lexeme: Lexeme) -> LexemeId {
        let id = LexemeId(self.lexemes.len() as u32);
        self.lexemes.push(lexeme);
        id
    }

    pub(super) fn add_stems(&mut self, id: LexemeId, pos: Pos, stems: &[NounStem], voice: Option<Voice>) {
        for stem in stems {
            let features = Features { voice, ..stem.features };
            let cost = if stem.beside { 120 } else { 0 };
            self.stems.add(&stem.text, StemUse { cost, ..StemUse::nominal(id, pos, features, stem.slots) });
        }
    }

    fn verb(&mut self, file: &File<'_>, row: &Row<'_, 7>, templates: &Templates) {
        let [lemma, root, form, vowel, args, masdars, gloss] = row.cells;
        let Some(forms) = verb::forms(templates, lemma, root, form, vowel) else {
            self.faults.push(file.error(
                row.line,
                format!("root {root:?} in form {form} does not yield {lemma:?}"),
                "check root, form and the lemma's diacritics; forms/templates.tsv has the patterns",
            ));
            return;
        };
        let verb_form = VerbForm::of(form);
        let mut lexeme = Lexeme::new(lemma, Pos::Verb);
        lexeme.root = root.into();
        lexeme.gloss = gloss.into();
        lexeme.verb_form = verb_form;
        let args = Args::of(args);
        lexeme.args = args.clone();
        let transitive = args.objects > 0 || !args.governs.is_empty();
        let id = self.add(lexeme);
        for stem in &forms.stems {
            let voice = if stem.passive { Voice::Passive } else { Voice::Active };
            let usage = StemUse {
                lexeme: id,
                slots: stem.slots,
                pos: Pos::Verb,
                features: Features { voice: Some(voice), ..Features::default() },
                prefix: stem.prefix,
                first: stem.first,
                cost: if !stem.passive {
                    0
                } else if transitive {
                    150
                } else {
                    400
                },
            };
            self.stems.add(&stem.text, usage);
            if let Some(text) =
                seated_on_alef(&stem.text).filter(|_| stem.slots.has(slot::PU) || stem.slots.has(slot::IU))
            {
                let plural = Slots::new(&[slot::PU, slot::IU]);
                let slots = Slots(stem.slots.0 & plural.0);
                self.stems.add(&text, StemUse { slots, cost: usage.cost + 60, ..usage });
            }
        }
        let derive = |pos, text: &Vocal| {
            let mut lexeme = Lexeme::new(&text.text(), pos);
            lexeme.root = root.into();
            lexeme.verb = Some(id);
            lexeme.verb_form = verb_form;
            lexeme.args = args.clone();
            lexeme
        };
        let participles = [
            (forms.active, Pos::ActiveParticiple, Voice::Active),
            (forms.passive.filter(|_| transitive), Pos::PassiveParticiple, Voice::Passive),
        ];
        let regular = Inflection { gender: Some(Gender::Masculine), regular: true, ..Inflection::default() };
        for (text, pos, voice) in participles {
            let Some(text) = text else { continue };
            let lexeme = derive(pos, &text);
            self.derived.insert(lexeme.lemma.clone(), LexemeId(self.lexemes.len() as u32));
            let id = self.add(lexeme);
            self.add_stems(id, pos, &noun::stems(&text, regular), Some(voice));
        }
        for cell in list(masdars) {
            let own = (cell != "=").then(|| Vocal::new(cell));
            let texts = if own.is_some() { [own, None] } else { [forms.masdar, forms.masdar_too] };
            for text in texts.into_iter().flatten() {
                let mut lexeme = derive(Pos::Masdar, &text);
                let gender = if lexeme.lemma.ends_with('\u{629}') { Gender::Feminine } else { Gender::Masculine };
                lexeme.gender = Some(gender);
                lexeme.kind = NounKind::EVENT;
                self.derived.insert(lexeme.lemma.clone(), LexemeId(self.lexemes.len() as u32));
                let id = self.add(lexeme);
                // Masdars of the derived forms have the sound feminine plural.
                let regular = verb_form > Some(VerbForm::I);
                let inflection = Inflection { gender: Some(gender), ..Inflection::default() };
                let mut stems = noun::stems(&text, inflection);
                if regular {
                    noun::plural_in_at(&text, &mut stems);
                }
                self.add_stems(id, Pos::Masdar, &stems, None);
            }
        }
    }

    fn noun(&mut self, row: &Row<'_, 6>) {
        let [lemma, root, gender, plural, kind, gloss] = row.cells;
        let gender = match gender {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            _ => None,
        };
        let text = Vocal::new(lemma);
        let stems = noun::stems(&text, Inflection { gender, plural, ..Inflection::default() });
        let derived = self.derived(lemma, root);
        if let Some(id) = derived
            && let Some(lexeme) = self.lexemes.get_mut(id.0 as usize)
            && lexeme.pos == Pos::Masdar
        {
            lexeme.gloss = gloss.into();
            lexeme.kind = NounKind(NounKind::of(kind).0 | NounKind::EVENT.0);
            // The singular is there already.
            let plurals: Vec<_> = stems.into_iter().filter(|s| s.features.number != SINGULAR || is_plural(s)).collect();
            self.add_stems(id, Pos::Masdar, &plurals, None);
            return;
        }
        let mut lexeme = Lexeme::new(lemma, Pos::Noun);
        lexeme.root = if root == "-" { "".into() } else { root.into() };
        lexeme.gloss = gloss.into();
        lexeme.gender = gender;
        lexeme.kind = NounKind::of(kind);
        if let Some(participle) = derived.and_then(|id| self.lexemes.get(id.0 as usize)) {
            lexeme.verb = participle.verb;
            lexeme.participle = Some(participle.pos);
            lexeme.args = participle.args.clone();
        }
        let id = self.add(lexeme);
        self.add_stems(id, Pos::Noun, &stems, None);
    }

    /// Gives a noun the prepositions that it asks for.
    fn govern(&mut self, file: &File<'_>, row: &Row<'_, 2>) -> Result<(), Error> {
        let [lemma, args] = row.cells;
        let nouns = self.lexemes.iter_mut().filter(|lexeme| &*lexeme.lemma == lemma && lexeme.pos == Pos::Noun);
        let mut known = false;
        for lexeme in nouns {
            lexeme.args = Args::of(args);
            known = true;
        }
        if known {
            Ok(())
        } else {
            Err(file.error(row.line, format!("no noun {lemma:?}"), "name one of lexicon/nouns"))
        }
    }

    /// The masdar or participle with this lemma and root.
    fn derived(&self, lemma: &str, root: &str) -> Option<LexemeId> {
        let id = *self.derived.get(lemma)?;
        (&*self.lexemes.get(id.0 as usize)?.root == root).then_some(id)
    }

    fn adjective(&mut self, row: &Row<'_, 5>) {
        let [lemma, root, feminine, plural, gloss] = row.cells;
        let text = Vocal::new(lemma);
        let gender = Some(Gender::Masculine);
        let stems = noun::stems(&text, Inflection { gender, plural, feminine, regular: false });
        if let Some(id) = self.derived(lemma, root)
            && let Some(lexeme) = self.lexemes.get_mut(id.0 as usize)
            && lexeme.pos != Pos::Masdar
        {
            lexeme.gloss = gloss.into();
            let pos = lexeme.pos;
            let broken: Vec<_> = stems.into_iter().filter(is_plural).collect();
            self.add_stems(id, pos, &broken, None);
            return;
        }
        // Elatives and colours share أفعل; the feminine tells them apart (فعلاء is a colour's).
        let elative = is_elative(&text, feminine);
        let pos = if elative { Pos::Elative } else { Pos::Adjective };
        let mut lexeme = Lexeme::new(lemma, pos);
        lexeme.root = if root == "-" { "".into() } else { root.into() };
        lexeme.gloss = gloss.into();
        let id = self.add(lexeme);
        self.add_stems(id, pos, &stems, None);
    }

    fn closed<'s>(&mut self, row: &Row<'s, 6>, known: &mut FxHashMap<(&'s str, Pos), LexemeId>) {
        let [form, lemma, pos, features, suffix, gloss] = row.cells;
        let (universal, part) = closed_pos(pos, features);
        let id = *known.entry((lemma, part)).or_insert_with(|| {
            let mut lexeme = Lexeme::new(lemma, part);
            lexeme.gloss = gloss.into();
            lexeme.universal = universal;
            self.lexemes.push(lexeme);
            LexemeId(self.lexemes.len() as u32 - 1)
        });
        let text = Vocal::new(form);
        let features = Features::universal(features);
        let nominal = matches!(part, Pos::Noun | Pos::Numeral | Pos::Adjective | Pos::Quantifier);
        if !nominal {
            let slots: &[slot::Slot] = match suffix {
                "p" => &[slot::CB, slot::CP],
                "P" => &[slot::CP],
                _ => &[slot::CB],
            };
            self.stems.add(&text, StemUse::nominal(id, part, features, Slots::new(slots)));
            return;
        }
        let mut stems = Vec::new();
        noun::shape(&text, features, &mut stems);
        for stem in stems {
            let slots = match suffix {
                "p" if part == Pos::Numeral => stem.slots.without(Slots::DUALS),
                "p" => stem.slots.without(Slots::DUALS).without(Slots::new(&[slot::NT])),
                "P" => Slots::new(&[slot::NQ]),
                _ => Slots::new(&[slot::NX]),
            };
            let text = if suffix == "p" { stem.text } else { text };
            if slots.0 != 0 {
                self.stems.add(&text, StemUse::nominal(id, part, features, slots));
            }
        }
    }

    fn name(&mut self, row: &Row<'_, 4>) {
        let [name, kind, gender, gloss] = row.cells;
        let text = Vocal::new(name);
        let mut lexeme = Lexeme::new(name, Pos::Name);
        lexeme.gloss = gloss.into();
        lexeme.name = NameKind::of(kind);
        lexeme.gender = match gender {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            _ => None,
        };
        let place = lexeme.name == Some(NameKind::Place);
        let features = Features { gender: lexeme.gender, number: SINGULAR, ..Features::default() };
        let id = self.add(lexeme);
        let mut stems = Vec::new();
        noun::shape(&text, features, &mut stems);
        if place {
            noun::without_tanwin(&mut stems);
        }
        self.add_stems(id, Pos::Name, &stems, None);
        if place {
            self.nisba(&text, gloss);
        }
    }
}

pub(super) const SINGULAR: Option<super::Number> = Some(super::Number::Singular);

/// The other spelling that the press has for a hamza between fatha and the plural's damma: بدأوا beside بدؤوا.
fn seated_on_alef(stem: &Vocal) -> Option<Vocal> {
    use super::letters::code;
    let before = stem.segs().iter().rev().nth(1)?.vowel();
    let mut text = *stem;
    let last = text.last_mut()?;
    if last.letter != code::WAW_HAMZA || before != super::vocal::mark::A || last.doubled() {
        return None;
    }
    last.letter = code::ALEF_HAMZA;
    Some(text)
}

fn is_plural(stem: &NounStem) -> bool {
    let sound = Slots::new(&[slot::NM, slot::NMY, slot::NF, slot::NFM, slot::NFY]);
    stem.features.number == Some(super::Number::Plural) || stem.slots.0 & sound.0 != 0
}

fn is_elative(text: &Vocal, feminine: &str) -> bool {
    use super::letters::code;
    let segs = text.segs();
    let colour = Vocal::new(feminine).last_letter() == code::HAMZA;
    !colour
        && matches!(segs.first().map(|s| s.letter), Some(code::ALEF_HAMZA | code::MADDA))
        && (3..=4).contains(&segs.len())
        && segs.iter().skip(1).all(|s| s.vowel() != super::vocal::mark::I)
        && segs.iter().skip(1).all(|s| !matches!(s.letter, code::ALEF | code::WAW | code::YA) || s.marks != 0)
}

fn closed_pos(pos: &str, features: &str) -> (&'static str, Pos) {
    let type_is = |name: &str| features.contains(name);
    match pos {
        "ADP" if type_is("Subordinating=Yes") => ("ADP", Pos::Subordinator),
        "ADP" => ("ADP", Pos::Preposition),
        "CCONJ" => ("CCONJ", Pos::Conjunction),
        "SCONJ" => ("SCONJ", Pos::Subordinator),
        "PART" => ("PART", Pos::Particle),
        "PRON" if type_is("PronType=Dem") => ("PRON", Pos::Demonstrative),
        "PRON" if type_is("PronType=Rel") => ("PRON", Pos::Relative),
        "PRON" if type_is("PronType=Int") => ("PRON", Pos::Interrogative),
        "PRON" => ("PRON", Pos::Pronoun),
        "DET" if type_is("PronType=Int") => ("DET", Pos::Interrogative),
        "DET" => ("DET", Pos::Quantifier),
        "ADV" => ("ADV", Pos::Adverb),
        "AUX" => ("AUX", Pos::Verb),
        "NUM" => ("NUM", Pos::Numeral),
        "INTJ" => ("INTJ", Pos::Interjection),
        "ADJ" => ("ADJ", Pos::Adjective),
        _ => ("NOUN", Pos::Noun),
    }
}
