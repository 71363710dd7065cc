//! Whether the clause around an expression speaks of the future.

use super::items::{ItemKind, Line};
use super::lexicon::Builder;
use crate::data::{Error, Source};
use crate::morph::{Aspect, Clitics, Pos};

/// How many words away from an expression a cue may stand.
const REACH: usize = 14;

/// How many words from an expression a verb of the present may stand, to speak of what is to come.
const NEAR: usize = 10;

/// The cues.
#[derive(Debug)]
pub(super) struct Tense {
    /// Class of the cues; value 1 future, 0 past, -1 what points back under a verb of the present, -2 `كان`.
    class: u8,
    /// Spellings that begin a future verb, for texts whose words have not been analysed.
    prefixes: Vec<String>,
}

impl Tense {
    /// Reads `time/tense.tsv`.
    pub fn new(source: &Source, builder: &mut Builder) -> Result<Self, Error> {
        let file = source.file("time/tense.tsv")?;
        let mut prefixes = Vec::new();
        for row in file.table(["cue", "forms"])? {
            let [cue, forms] = row.cells;
            match cue {
                "future" => builder.words("TENSE", 1.0, forms),
                "past" => builder.words("TENSE", 0.0, forms),
                "behind" => builder.words("TENSE", -1.0, forms),
                "was" => builder.words("TENSE", -2.0, forms),
                "future-prefix" => prefixes.extend(crate::data::list(forms).map(str::to_owned)),
                other => {
                    return Err(file.error(
                        row.line,
                        format!("unknown cue {other:?}"),
                        "future, past, was, behind, future-prefix",
                    ));
                }
            }
        }
        Ok(Self { class: builder.class("TENSE"), prefixes })
    }

    /// Looks back from the expression to the nearest verb or cue of its sentence, then ahead.
    pub fn future(&self, line: &Line<'_>, first: usize, end: usize) -> Option<bool> {
        let back = (first.saturating_sub(REACH)..first).rev();
        let mut present = false;
        // `هجوم الثلاثاء`, `بعد لقائهما الثلاثاء` point back, whatever the verb.
        let mut behind = first.checked_sub(1).is_some_and(|before| of_noun(line, before));
        for i in back {
            match self.look(line, i) {
                // `كان من المقرر` tells what was to come.
                Look::Says(future) => return Some(future && !self.was(line, i)),
                Look::Was => return Some(false),
                Look::Stop => break,
                Look::Behind => behind = true,
                // `وينتهي الثلاثاء`: right beside it, whatever stands before, but `كان ينتهي`.
                Look::Present if i + 1 == first && !self.is_past(line, i) => return Some(true),
                Look::Present => present |= !behind && i + NEAR >= first,
                Look::Nothing => {}
            }
        }
        for i in end..(end + REACH / 2).min(line.items.len()) {
            match self.look(line, i) {
                Look::Says(future) => return Some(future),
                Look::Was => return Some(false),
                Look::Stop => break,
                Look::Present => present |= !behind && i <= end,
                Look::Nothing | Look::Behind => {}
            }
        }
        present.then_some(true)
    }

    /// Whether what stands before an item says that it was.
    fn is_past(&self, line: &Line<'_>, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| matches!(self.look(line, before), Look::Says(false) | Look::Was))
    }

    /// Whether `كان` stands shortly before an item.
    fn was(&self, line: &Line<'_>, at: usize) -> bool {
        (at.saturating_sub(3)..at).any(|before| matches!(self.look(line, before), Look::Was))
    }

    fn look(&self, line: &Line<'_>, at: usize) -> Look {
        let Some(item) = line.items.get(at) else { return Look::Stop };
        if let ItemKind::Mark(mark) = item.kind {
            return if matches!(mark, '.' | '!' | '\u{61f}' | '\u{61b}') { Look::Stop } else { Look::Nothing };
        }
        if item.kind != ItemKind::Word {
            return Look::Nothing;
        }
        if let Some(cue) = line.senses(item).iter().find(|s| s.class == self.class) {
            return match cue.value {
                value if value < -1.0 => Look::Was,
                value if value < 0.0 => Look::Behind,
                value => Look::Says(value > 0.0),
            };
        }
        if let Some(word) = line.article.word(item.last) {
            if word.pos != Pos::Verb {
                return Look::Nothing;
            }
            return match word.features.aspect {
                Some(Aspect::Perfect) => Look::Says(false),
                Some(Aspect::Imperfect) if word.clitics.has(Clitics::FUTURE) => Look::Says(true),
                Some(Aspect::Imperfect) => Look::Present,
                _ => Look::Nothing,
            };
        }
        let form = line.form(item);
        let long = form.chars().count() >= 5;
        if long && self.prefixes.iter().any(|prefix| form.starts_with(prefix.as_str())) {
            Look::Says(true)
        } else {
            Look::Nothing
        }
    }
}

/// Whether an indefinite noun stands there, of which what follows is the second term.
fn of_noun(line: &Line<'_>, at: usize) -> bool {
    let word = line.items.get(at).and_then(|item| line.article.word(item.last));
    word.is_some_and(|word| matches!(word.pos, Pos::Noun | Pos::Masdar) && !word.clitics.has(Clitics::ARTICLE))
}

enum Look {
    Says(bool),
    /// A verb of the present: what is on the programme, if nothing else is said.
    Present,
    /// A form of `كان`.
    Was,
    /// What points back whatever the verb: since, after.
    Behind,
    Stop,
    Nothing,
}
