//! Whether the clause around an expression speaks of the future.

use super::items::{ItemKind, Line};
use super::lexicon::Builder;
use crate::data::{Error, Source};
use crate::morph::{Aspect, Clitics, Pos};

/// How many words away from an expression a cue may stand.
const REACH: usize = 14;

/// The cues.
#[derive(Debug)]
pub(super) struct Tense {
    /// Class of the cues; value 1 future, 0 past.
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
                "future-prefix" => prefixes.extend(crate::data::list(forms).map(str::to_owned)),
                other => {
                    return Err(file.error(row.line, format!("unknown cue {other:?}"), "future, past, future-prefix"));
                }
            }
        }
        Ok(Self { class: builder.class("TENSE"), prefixes })
    }

    /// Looks back from the expression to the nearest verb or cue of its sentence, then ahead.
    pub fn future(&self, line: &Line<'_>, first: usize, end: usize) -> Option<bool> {
        let back = (first.saturating_sub(REACH)..first).rev();
        let mut seen = None;
        for i in back {
            match self.look(line, i) {
                Look::Says(future) => {
                    seen = Some(future);
                    break;
                }
                Look::Stop => break,
                Look::Nothing => {}
            }
        }
        if seen.is_some() {
            return seen;
        }
        for i in end..(end + REACH / 2).min(line.items.len()) {
            match self.look(line, i) {
                Look::Says(future) => return Some(future),
                Look::Stop => return None,
                Look::Nothing => {}
            }
        }
        None
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
            return Look::Says(cue.value > 0.0);
        }
        if let Some(word) = line.article.word(item.last) {
            if word.pos != Pos::Verb {
                return Look::Nothing;
            }
            return match word.features.aspect {
                Some(Aspect::Perfect) => Look::Says(false),
                Some(Aspect::Imperfect) if word.clitics.has(Clitics::FUTURE) => Look::Says(true),
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

enum Look {
    Says(bool),
    Stop,
    Nothing,
}
