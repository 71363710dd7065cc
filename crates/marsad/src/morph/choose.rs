//! One reading a word, in context: rules rule out readings, then the cheapest sequence of those left is taken, by what
//! entries and what sequences of kinds of words cost; then rules say more about the readings chosen.

use std::ops::Range;

use super::constrain::{Open, constrain, holds};
use super::property::{self, Properties};
use super::rule::{Action, Rule};
use super::tag::{STOP, Tag};
use super::{Analyser, Analysis, LexemeId, Mood, Morphology, Origin, Pos};
use crate::article::Article;
use crate::text::{FormId, TokenKind};

/// A reading in the lattice of a sentence.
#[derive(Debug, Clone, Copy)]
struct Node {
    tag: Tag,
    /// Index of the reading among those of the worker; `NONE` for what is no word.
    reading: u32,
    /// The cheapest way to it.
    cost: i32,
    /// The node before it on that way.
    from: u32,
}

const NONE: u32 = u32::MAX;

/// What choosing works on, emptied for each sentence.
#[derive(Debug, Default)]
struct Buffers {
    open: Vec<Open>,
    nodes: Vec<Node>,
}

impl Analyser {
    /// Chooses a reading for each token; none for what is no word.
    #[must_use]
    pub fn choose(&self, article: &Article<'_>) -> Vec<Option<Analysis>> {
        let mut out = vec![None; article.tokens.len()];
        let mut buffers = Buffers::default();
        for sentence in &article.sentences {
            self.read(article, sentence.tokens.clone(), &mut buffers);
            self.constrain(article, &mut buffers);
            self.cheapest(article.morphology, sentence.tokens.clone(), &mut buffers, &mut out);
            self.complete(article, sentence.tokens.clone(), &mut out);
        }
        out
    }

    /// The readings that the rules leave to each token of a sentence; none for what is no word. What counting starts from.
    #[must_use]
    pub fn open(&self, article: &Article<'_>, tokens: Range<u32>) -> Vec<Vec<Analysis>> {
        let mut buffers = Buffers::default();
        self.read(article, tokens, &mut buffers);
        self.constrain(article, &mut buffers);
        let readings = |token: &Open| {
            let alive = (0..token.count).filter(|i| token.alive >> i & 1 != 0);
            alive.filter_map(|i| article.morphology.reading(token.readings + i).copied()).collect()
        };
        buffers.open.iter().map(readings).collect()
    }

    fn constrain(&self, article: &Article<'_>, buffers: &mut Buffers) {
        let memo = article.morphology;
        constrain(&self.rules.constraints, memo.rules(), &mut buffers.open, memo.bits(), property::START);
    }

    /// Opens the readings of a sentence.
    fn read(&self, article: &Article<'_>, tokens: Range<u32>, buffers: &mut Buffers) {
        buffers.open.clear();
        for index in tokens {
            let Some(token) = article.tokens.get(index as usize) else { continue };
            let open = match token.kind {
                TokenKind::Word if token.marked => self.marked(article, index, token.form),
                TokenKind::Word => article.morphology.likely(token.form).map(|open| self.spelled(article, open)),
                _ => None,
            };
            let plain = || {
                let form = article.forms.text(token.form);
                Open { count: 0, ..Open::one(property::of_token(token.kind, form)) }
            };
            buffers.open.push(open.unwrap_or_else(plain));
        }
    }

    /// The readings of a word that may be a name or a preposition misspelt (`علي`): the name alone, where the article spells the
    /// preposition right elsewhere.
    fn spelled(&self, article: &Article<'_>, mut open: Open) -> Open {
        if !open.any.has(property::TOLERANT.with(property::PERSONAL)) {
            return open;
        }
        let memo = article.morphology;
        let right = |lexeme: LexemeId| {
            let mut spelled = article.tokens.iter().filter_map(|token| memo.of(token.form).first());
            spelled.any(|reading| reading.lexeme == lexeme && reading.origin == Origin::Lexicon)
        };
        let misspelt = |reading: &Analysis| reading.origin == Origin::Tolerant && reading.pos == Pos::Preposition;
        let mut readings = (0..open.count).filter_map(|i| memo.reading(open.readings + i));
        if readings.any(|reading| misspelt(reading) && right(reading.lexeme)) {
            let bits = memo.bits().get(open.start as usize..).unwrap_or(&[]);
            let names = (0..).zip(bits).take(64).filter(|(_, bits)| bits.has(property::PERSONAL));
            open.alive &= names.fold(0, |alive, (i, _)| alive | 1 << i);
            open.sum(bits);
        }
        open
    }

    /// The readings of a word that its diacritics allow; if they allow none at all, the likely ones.
    fn marked(&self, article: &Article<'_>, index: u32, form: FormId) -> Option<Open> {
        let marked = self.analyse_marked(article.text(index));
        if marked.is_empty() {
            return article.morphology.likely(form);
        }
        let readings = article.morphology.of(form).iter().enumerate().take(64);
        let fitting = readings.filter(|(_, reading)| marked.iter().any(|m| same(m, reading)));
        let alive = fitting.fold(0, |alive, (i, _)| alive | 1 << i);
        article.morphology.open(form, alive)
    }

    /// The cheapest sequence of the readings that are open.
    fn cheapest(&self, memo: &Morphology, tokens: Range<u32>, buffers: &mut Buffers, out: &mut [Option<Analysis>]) {
        let Buffers { open, nodes } = buffers;
        nodes.clear();
        nodes.push(Node { tag: STOP, reading: NONE, cost: 0, from: 0 });
        let mut before = 0..1;
        for token in open.iter() {
            let start = nodes.len();
            for (i, (tag, cost)) in (0..).zip(memo.weights(token)) {
                if token.alive >> i & 1 != 0 {
                    let own = i32::from(cost) + i32::from(self.transitions.tag(tag));
                    self.enter(nodes, before.clone(), tag, token.readings + i, own);
                }
            }
            if nodes.len() == start {
                self.enter(nodes, before.clone(), plain(token.any), NONE, 0);
            }
            before = start..nodes.len();
        }
        let ends = nodes.iter().enumerate().skip(before.start);
        let best = ends.min_by_key(|(_, node)| node.cost + i32::from(self.transitions.cost(node.tag, STOP)));
        let mut at = best.map_or(0, |(index, _)| index);
        for token in tokens.rev() {
            let Some(node) = nodes.get(at) else { break };
            if let Some(slot) = out.get_mut(token as usize) {
                *slot = memo.reading(node.reading).copied();
            }
            at = node.from as usize;
        }
    }

    fn enter(&self, nodes: &mut Vec<Node>, before: Range<usize>, tag: Tag, reading: u32, own: i32) {
        let (mut cost, mut from) = (i32::MAX / 2, 0);
        for (index, node) in nodes.get(before.clone()).unwrap_or(&[]).iter().enumerate() {
            let sum = node.cost + i32::from(self.transitions.cost(node.tag, tag));
            if sum < cost {
                (cost, from) = (sum, (before.start + index) as u32);
            }
        }
        nodes.push(Node { tag, reading, cost: cost + own, from });
    }

    /// Settles the moods that the spelling leaves open.
    fn complete(&self, article: &Article<'_>, tokens: Range<u32>, out: &mut [Option<Analysis>]) {
        for index in tokens.clone() {
            let Some(Some(reading)) = out.get(index as usize) else { continue };
            let imperfect = reading.pos == Pos::Verb && reading.features.aspect == Some(super::Aspect::Imperfect);
            if !imperfect || reading.features.mood == Some(Mood::Indicative) {
                continue;
            }
            let around = self.around(article, tokens.clone(), index, out);
            let rule = self.rules.moods.iter().find_map(|rule| match rule.action {
                Action::Mood(mood) if around.fits(rule) => Some(mood),
                _ => None,
            });
            if let Some(Some(reading)) = out.get_mut(index as usize) {
                reading.features.mood = rule.or(reading.features.mood);
            }
        }
    }

    /// A token's chosen reading with those around it, for the rules about chosen readings.
    pub(super) fn around(
        &self,
        article: &Article<'_>,
        tokens: Range<u32>,
        index: u32,
        words: &[Option<Analysis>],
    ) -> Around {
        let open = |at: u32| match words.get(at as usize) {
            Some(Some(reading)) => Open::one(property::of(reading, article.entry(reading.lexeme), &self.rules.members)),
            _ => Open::one(
                article
                    .tokens
                    .get(at as usize)
                    .map_or(property::START, |token| property::of_token(token.kind, article.forms.text(token.form))),
            ),
        };
        let start = tokens.start.max(index.saturating_sub(2));
        let end = tokens.end.min(index + 3);
        Around { open: (start..end).map(open).collect(), own: index.saturating_sub(start) as usize }
    }
}

/// A chosen reading and those within two tokens of it, in its sentence.
#[derive(Debug)]
pub(super) struct Around {
    open: Vec<Open>,
    /// Where its own stands.
    own: usize,
}

impl Around {
    /// Whether a rule about chosen readings fits.
    pub fn fits(&self, rule: &Rule) -> bool {
        self.open.get(self.own).is_some_and(|own| rule.target.fits(own.any))
            && holds(rule, &self.open, &[], self.own, &Open::one(property::START))
    }
}

/// The tag of a token that is no word, from its properties.
fn plain(bits: Properties) -> Tag {
    let names = [("stop", 0), ("pause", 1), ("quote", 2), ("number", 3)];
    names.iter().find(|(name, _)| property::bit(name).is_some_and(|bit| bits.any(bit))).map_or(4, |(_, tag)| *tag)
}

fn same(a: &Analysis, b: &Analysis) -> bool {
    a.lexeme == b.lexeme
        && a.clitics == b.clitics
        && a.suffix == b.suffix
        && a.pos == b.pos
        && super::Features { mood: None, ..a.features } == super::Features { mood: None, ..b.features }
}
