//! The day of an act done by saying it: that on which its speaker speaks.

use super::assemble::{Assembler, is_speech_act, same};
use super::participant::Resolver;
use super::source::Found;
use crate::morph::Aspect;
use crate::record::{Date, Entity, SourceEntity};
use crate::syntax::Relation;

/// How many lines of the body tell what the title says.
const LEAD: u32 = 2;

impl Assembler<'_, '_> {
    /// The word by which an act of speech is said, and who says it. `told` says that the writer himself tells it as a fact;
    /// `source` is who else says so.
    pub(super) fn said_by<'e>(
        &self,
        trigger: u32,
        told: bool,
        source: Option<(&Found, &'e SourceEntity)>,
        actors: &'e [Entity],
    ) -> Option<(u32, &'e Entity)> {
        match source {
            // `قال إن بلاده طالبت` tells of a day gone by, `قال إن بلاده تطالب` is the demand.
            Some((found, source)) => {
                let own = actors.iter().any(|actor| same(actor, &source.entity));
                let speaks = own || !self.is_past(trigger) && speaks_for(&source.entity, actors);
                speaks.then_some((found.cue, &source.entity))
            }
            // A verb that is the saying itself: `واعتبر`, `كما طالب`; a noun under one: `أعرب عن رفضه`.
            None if told && self.is_verb(trigger) => Some((trigger, actors.first()?)),
            None => {
                let above = self.article.syntax.head(trigger)?;
                let expresses = self.words.is_speech(self.article, above) && !self.words.is_report(self.article, above);
                // `رفض طلبا`: the refusal has the day, not the request.
                let answers = self.coder.background.is_answer(self.article, above) || self.speaks(above);
                let says = self.is_verb(above) && expresses && !answers;
                says.then_some((above, actors.first()?))
            }
        }
    }

    /// The day on which a speaker says what is an act of his own: that on the reporting verb, else that of his first
    /// dated speech before it, for a title the first behind it.
    pub(super) fn spoken_on(&self, resolver: &Resolver<'_, '_>, cue: u32, speaker: &Entity) -> Option<Date> {
        let framer = self.framer();
        let said = |word: u32| self.dating().on(word);
        said(cue).or_else(|| {
            // A title tells what the first lines tell again, with the day.
            let line = |word: u32| self.article.tokens.get(word as usize).map_or(0, |token| token.line);
            let titled = line(cue) == 0;
            let before = self.speeches().iter().copied();
            let before = before.take_while(|word| if titled { line(*word) <= LEAD } else { *word < cue });
            before.filter_map(|word| Some((word, said(word)?))).find_map(|(word, date)| {
                let found = self.coder.speech.speaker(self.article, &framer, word)?;
                // `قال رئيس الحكومة #سعد_الحريري`: the office and the name.
                let apposed = self.article.syntax.related(found.token, Relation::Apposition);
                let mut heads = std::iter::once(found.token).chain(apposed);
                let same = |token| resolver.source(Found { token, ..found }).is_some_and(|one| is_one(&one, speaker));
                heads.any(same).then_some(date)
            })
        })
    }

    /// Whether a word is an act done by saying it.
    pub(super) fn speaks(&self, token: u32) -> bool {
        self.won(token).is_some_and(|(rule, _)| is_speech_act(&rule.page.code))
    }

    fn is_past(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect))
    }
}

/// Whether a speaker speaks for those who act: one of their own, or a member of the government for his state and people.
fn speaks_for(speaker: &Entity, actors: &[Entity]) -> bool {
    let own = |actor: &Entity| {
        let led = || matches!(actor.sector.as_deref(), None | Some("GOV" | "CVL"));
        actor.sector == speaker.sector || speaker.sector.as_deref() == Some("GOV") && led()
    };
    speaker.country.is_some() && actors.iter().any(|actor| actor.country == speaker.country && own(actor))
}

/// Whether two entities are of one name, however it is joined.
fn is_one(one: &Entity, other: &Entity) -> bool {
    let words = |entity: &Entity| entity.text.replace('_', " ").replace('#', "");
    same(one, other) || words(one) == words(other)
}
