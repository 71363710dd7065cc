//! The figures: counts that add up over documents, and the shares they give.

use std::collections::BTreeMap;

use super::fields::{agree, right_record, same_codes, same_entities};
use super::matching;
use super::mention::Mention;
use super::words::Words;

/// Of how many that were given and how many that were wanted, how many are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Retrieval {
    pub(super) right: usize,
    pub(super) coded: usize,
    pub(super) gold: usize,
}

impl Retrieval {
    pub(super) fn precision(self) -> f64 {
        share(self.right, self.coded)
    }

    pub(super) fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    pub(super) fn f1(self) -> f64 {
        share(2 * self.right, self.coded + self.gold)
    }

    fn add(&mut self, right: usize, coded: usize, gold: usize) {
        self.right += right;
        self.coded += coded;
        self.gold += gold;
    }
}

/// How many of how many are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Share {
    pub(super) right: usize,
    pub(super) all: usize,
}

impl Share {
    pub(super) fn value(self) -> f64 {
        share(self.right, self.all)
    }

    fn add(&mut self, right: usize, all: usize) {
        self.right += right;
        self.all += all;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// All counts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) documents: usize,
    pub(super) detection: Retrieval,
    pub(super) core: Retrieval,
    pub(super) record: Retrieval,
    pub(super) actor: Retrieval,
    pub(super) recipient: Retrieval,
    pub(super) modality: Share,
    pub(super) mode: Share,
    pub(super) actor_code: Share,
    pub(super) date: Share,
    pub(super) place: Share,
    pub(super) source: Share,
    /// Detection by type.
    pub(super) types: BTreeMap<String, Retrieval>,
}

impl Tally {
    /// Adds one document.
    pub(super) fn add(&mut self, gold: &[Mention], coded: &[Mention], pairs: &[(usize, usize)], words: &Words) {
        self.documents += 1;
        self.detection.add(pairs.len(), coded.len(), gold.len());
        for mention in coded {
            self.types.entry(mention.kind.clone()).or_default().coded += 1;
        }
        for mention in gold {
            self.types.entry(mention.kind.clone()).or_default().gold += 1;
        }
        let core = |mentions: &[Mention]| mentions.iter().filter(|m| m.is_core()).cloned().collect::<Vec<_>>();
        let (core_gold, core_coded) = (core(gold), core(coded));
        self.core.add(matching::pairs(&core_gold, &core_coded).len(), core_coded.len(), core_gold.len());
        self.record.add(0, coded.len(), gold.len());
        for &(g, c) in pairs {
            self.matched(&gold[g], &coded[c], words);
        }
    }

    fn matched(&mut self, gold: &Mention, coded: &Mention, words: &Words) {
        self.types.entry(gold.kind.clone()).or_default().right += 1;
        let slots = [
            (&mut self.actor, &gold.actors, &coded.actors),
            (&mut self.recipient, &gold.recipients, &coded.recipients),
        ];
        for (figure, gold, coded) in slots {
            figure.add(same_entities(gold, coded, words), coded.len(), gold.len());
            self.actor_code.add(same_codes(gold, coded), gold.len());
        }
        let source = agree(gold.source.as_deref(), coded.source.as_deref(), words);
        let place = agree(gold.place.as_deref(), coded.place.as_deref(), words);
        self.modality.add(usize::from(gold.modality == coded.modality), 1);
        self.mode.add(usize::from(gold.mode == coded.mode), 1);
        self.date.add(usize::from(gold.date == coded.date), 1);
        self.place.add(usize::from(place), 1);
        self.source.add(usize::from(source), 1);
        self.record.right += usize::from(right_record(gold, coded));
    }
}

#[cfg(test)]
mod tests {
    use marsad::data::{Error, Source};

    use super::super::mention::Participant;
    use super::*;

    fn mention(word: usize, modality: &str) -> Mention {
        let actor = Participant {
            text: "وزير الخارجية الروسي".to_owned(),
            country: Some("RUS".to_owned()),
            sector: Some("GOV".to_owned()),
        };
        Mention {
            word: Some(word),
            kind: "CONSULT".to_owned(),
            modality: modality.to_owned(),
            actors: vec![actor],
            ..Mention::default()
        }
    }

    #[test]
    fn figures_count_what_they_say() -> Result<(), Error> {
        let words = Words::new(&Source::embedded())?;
        let gold = [mention(1, "actual"), mention(9, "future"), mention(20, "negated")];
        let mut coded = [mention(2, "actual"), mention(9, "future"), mention(30, "actual")];
        coded[0].actors[0].text = "الخارجية".to_owned();
        coded[0].actors[0].sector = None;
        coded[1].date = Some("2018".to_owned());
        let mut tally = Tally::default();
        tally.add(&gold, &coded, &matching::pairs(&gold, &coded), &words);
        assert_eq!(tally.detection, Retrieval { right: 2, coded: 3, gold: 3 });
        assert_eq!(tally.core, Retrieval { right: 2, coded: 3, gold: 2 });
        assert_eq!(tally.actor, Retrieval { right: 2, coded: 2, gold: 2 });
        assert_eq!(tally.actor_code, Share { right: 1, all: 2 });
        assert_eq!(tally.date, Share { right: 1, all: 2 });
        assert_eq!(tally.record, Retrieval { right: 1, coded: 3, gold: 3 });
        Ok(())
    }
}
