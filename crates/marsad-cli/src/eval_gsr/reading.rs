//! Which event a sentence is about: the reading by which records answer the question that the annotators of a sentence were
//! asked, whether the sentence *is* an assault or a protest. `docs/eval-gsr.md` says it in words.

use marsad::Record;

/// Signs that one sentence bears of being about one type of event.
pub(super) struct Signs {
    /// The first act that it tells of is of the type.
    opens: bool,
    /// Most acts that it tells of are of the type.
    mostly: bool,
    /// How often it names the act: an attack and its casualties are two mentions.
    mentions: usize,
    /// The dead, wounded, abducted or demonstrating are counted.
    counted: bool,
    /// One mention names both sides.
    sides: bool,
    /// The act is named in the first half.
    early: bool,
    /// The act is brought in as news: its word is a verb or an indefinite noun, not one that points back.
    news: bool,
    /// It is no longer than a report of one act is.
    concise: bool,
    /// The outlet says so itself.
    own_voice: bool,
}

/// Code points of a sentence beyond which it tells of more than one act.
const CONCISE: usize = 240;

impl Signs {
    /// The signs of a sentence, none where no act of the type is told as done.
    pub(super) fn read(text: &str, records: &[Record], kind: &str) -> Option<Self> {
        let done = |record: &&Record| record.modality == "actual";
        let tells = |record: &&Record| record.action == kind && !goes_with_one(record);
        let of_kind: Vec<&Record> = records.iter().filter(done).filter(tells).collect();
        let first = of_kind.first()?;
        let length = text.chars().count();
        Some(Self {
            opens: records.iter().find(done).is_some_and(|record| tells(&record)),
            mostly: records.iter().filter(|record| record.action == kind).count() * 2 > records.len(),
            mentions: of_kind.len(),
            counted: of_kind.iter().any(|record| !record.size.is_empty()),
            sides: of_kind.iter().any(|record| !record.actors.is_empty() && !record.recipients.is_empty()),
            early: first.trigger.start as usize * 2 < length,
            news: !is_definite(&first.trigger.text),
            concise: length < CONCISE,
            own_voice: of_kind.iter().any(|record| record.sources.is_empty()),
        })
    }

    /// Whether the sentence reports a particular assault: seven of eight signs.
    pub(super) fn is_assault(&self) -> bool {
        let Self { opens, mostly, mentions, counted, sides, early, news, concise, .. } = *self;
        let signs = [opens, mostly, mentions > 1, counted, sides, early, news, concise];
        signs.into_iter().filter(|sign| *sign).count() >= 7
    }

    /// Whether the sentence reports a protest: it opens with one as news, early and in the outlet's own voice.
    pub(super) fn is_protest(&self) -> bool {
        self.opens && self.early && self.news && self.own_voice
    }
}

/// Whether a record is of what goes on in a protest that others tell of: chants and banners.
fn goes_with_one(record: &Record) -> bool {
    matches!(record.rule.as_str(), "protest.banner" | "protest.rally")
}

/// Whether a word bears the article, after clitics of one letter.
fn is_definite(word: &str) -> bool {
    let clitic = |letter: char| matches!(letter, '\u{648}' | '\u{641}' | '\u{628}' | '\u{643}');
    let article = "\u{627}\u{644}";
    word.starts_with(article) || word.strip_prefix(clitic).is_some_and(|rest| rest.starts_with(article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_seen_behind_clitics() {
        assert!(is_definite("الهجوم"));
        assert!(is_definite("والهجوم"));
        assert!(!is_definite("هجوم"));
        assert!(!is_definite("وهجوم"));
    }

    #[test]
    fn a_sentence_without_acts_has_no_signs() {
        assert!(Signs::read("لا شيء", &[], "ASSAULT").is_none());
    }
}
