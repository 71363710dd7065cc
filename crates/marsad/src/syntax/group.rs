//! From tokens to items: nominal groups with their inner structure, verbs, closed words, punctuation.

mod brackets;
mod counted;
mod idafa;
mod quoted;

use rustc_hash::FxHashMap;
use std::ops::Range;

use super::agreement;
use super::tree::{Relation, Syntax};
use super::words::{Class, Words};
use crate::article::Article;
use crate::morph::{Analysis, Clitics, Number, Pos};
use crate::names::Kind;
use crate::text::TokenKind;
use crate::time::TimeKind;

/// One item of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub tokens: Range<u32>,
    /// The token that stands for the item.
    pub head: u32,
    pub kind: ItemKind,
    /// Whether a conjunction joins it to what stands before.
    pub joined: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A nominal group, under a preposition or not.
    Group { preposition: Option<usize>, definite: bool, mention: Option<usize> },
    /// A finite verb.
    Verb,
    /// A word that opens or marks a clause.
    Word(Class),
    /// An expression of time.
    Time,
    /// A punctuation mark.
    Mark,
    /// An adverb, a particle, a word of another script.
    Other,
}

/// Cuts a sentence into items, attaching what lies inside a group.
pub(super) fn items(
    article: &Article<'_>,
    words: &Words,
    outer: &FxHashMap<u32, usize>,
    range: Range<u32>,
    tree: &mut Syntax,
) -> Vec<Item> {
    let items = Vec::with_capacity(range.len());
    let mut cutter = Cutter { article, words, outer, end: range.end, tree, joined: false, items };
    let mut at = range.start;
    while at < range.end {
        at = cutter.step(at).max(at + 1);
    }
    let items = cutter.items;
    let between = |index: usize| {
        let kind = |at: Option<usize>| at.and_then(|at| items.get(at)).map(|item| &item.kind);
        let comma = |at: Option<usize>| {
            kind(at) == Some(&ItemKind::Mark)
                && at
                    .and_then(|at| items.get(at))
                    .is_some_and(|item| words.class(article, item.head) == Some(Class::Comma))
        };
        let opens = comma(Some(index)) && kind(Some(index + 1)) == Some(&ItemKind::Time) && comma(Some(index + 2));
        let closes =
            comma(Some(index)) && kind(index.checked_sub(1)) == Some(&ItemKind::Time) && comma(index.checked_sub(2));
        opens || closes
    };
    // Nor does the comma behind a name that one opens: `زيارة الوزير، مايك بومبيو، لأنقرة`.
    let encloses = |group: &Item| {
        let comma = |token: u32| words.class(article, token) == Some(Class::Comma);
        matches!(group.kind, ItemKind::Group { .. }) && group.tokens.clone().any(comma)
    };
    let ends = |index: usize| {
        let item = items.get(index).filter(|item| words.class(article, item.head) == Some(Class::Comma));
        item.is_some() && index.checked_sub(1).and_then(|before| items.get(before)).is_some_and(encloses)
    };
    // A day between commas parts nothing: `انتقدت إيطاليا، الأحد، مالطا`.
    let kept: Vec<bool> = (0..items.len()).map(|index| !between(index) && !ends(index)).collect();
    let items = items.into_iter().zip(kept).filter_map(|(item, kept)| kept.then_some(item)).collect();
    brackets::without(article, items, tree)
}

struct Cutter<'c, 'a> {
    article: &'c Article<'a>,
    words: &'c Words,
    outer: &'c FxHashMap<u32, usize>,
    end: u32,
    tree: &'c mut Syntax,
    joined: bool,
    items: Vec<Item>,
}

impl Cutter<'_, '_> {
    /// Makes the item that starts at a token; returns the token after it.
    fn step(&mut self, at: u32) -> u32 {
        let joined = self.joined || self.has_conjunction(at);
        if let Some(end) = self.time(at) {
            return self.push(at..end, at, ItemKind::Time, joined);
        }
        // `بقيادة خليفة حفتر`: one word says under whom, and is no body.
        if self.has_prefix(at)
            && let Some((preposition, width)) = self.words.preposition_at(self.article, at)
            && self.outer.contains_key(&(at + width))
        {
            return self.prepositional(at, preposition, width, joined);
        }
        if let Some(mention) = self.outer.get(&at).and_then(|index| self.article.names.mentions.get(*index)) {
            // A place may begin with its preposition: `شمال الموصل`.
            let place = mention.kind == Kind::Place;
            let own = place && self.article.word(at).is_some_and(|word| word.pos == Pos::Preposition);
            let joined = joined || self.words.class(self.article, at) == Some(Class::Coordinator);
            let own = own.then(|| self.words.preposition_at(self.article, at)).flatten().map(|(found, _)| found);
            let preposition = self.words.prefixed(self.article, at).or(own);
            return self.group(at, at, preposition, joined);
        }
        let Some(word) = self.article.word(at).copied() else {
            return match self.article.kind(at) {
                Some(TokenKind::Punctuation) => self.push(at..at + 1, at, ItemKind::Mark, false),
                Some(TokenKind::Number) => self.number(at, joined),
                _ => self.push(at..at + 1, at, ItemKind::Other, joined),
            };
        };
        let class = self.words.class(self.article, at);
        if class == Some(Class::Coordinator) {
            self.joined = true;
            return at + 1;
        }
        if let Some((preposition, width)) = self.words.preposition_at(self.article, at)
            && class.is_none_or(|class| self.prefers_preposition(class, at + width))
        {
            return self.prepositional(at, preposition, width, joined);
        }
        // One that takes up no noun stands for itself: `كلهم غادروا`.
        if let Some(class) = class.filter(|class| *class != Class::Emphatic) {
            return self.push(at..at + 1, at, ItemKind::Word(class), joined);
        }
        if word.pos == Pos::Verb {
            return self.push(at..at + 1, at, ItemKind::Verb, joined);
        }
        if is_group_start(&word) {
            let preposition = self.words.prefixed(self.article, at);
            return self.group(at, at, preposition, joined);
        }
        self.push(at..at + 1, at, ItemKind::Other, joined)
    }

    /// A free preposition and its group; one with a suffixed pronoun is a group by itself.
    fn prepositional(&mut self, at: u32, preposition: usize, width: u32, joined: bool) -> u32 {
        // A quotation mark may stand between (`بـ"تطهير عفرين"`).
        let quoted =
            at + width < self.end && self.article.quotes.iter().any(|quote| quote.tokens.start == at + width + 1);
        let after = at + width + u32::from(quoted);
        let suffixed = !quoted && self.article.word(after - 1).is_some_and(|word| word.suffix.is_some());
        if suffixed {
            self.tree.set_preposition(after - 1, preposition);
            let kind = ItemKind::Group { preposition: Some(preposition), definite: true, mention: None };
            return self.push(at..after, after - 1, kind, joined);
        }
        let nominal = self.outer.contains_key(&after)
            || self.article.word(after).is_some_and(is_group_start)
            || self.article.kind(after) == Some(TokenKind::Number)
            || self.article.kind(after) == Some(TokenKind::Foreign);
        // A preposition before a clause (`على أن`, `بعد أن`) or a quotation mark stands alone.
        let clause = self.words.class(self.article, after).is_some_and(|class| class != Class::Negation);
        // `لم تسمح بعد للوفد`: before a word under its own preposition it governs nothing.
        let governed = self.article.word(after).is_some_and(|word| word.clitics.any(Clitics::PREPOSITIONS));
        if governed && !quoted {
            return self.push(at..after, at, ItemKind::Other, joined);
        }
        if let Some(end) = self.time(after) {
            self.tree.set_preposition(after, preposition);
            return self.push(at..end, after, ItemKind::Time, joined);
        }
        if after < self.end && nominal && !clause {
            return self.group(at, after, Some(preposition), joined);
        }
        self.push(at..after, at, ItemKind::Other, joined)
    }

    /// A number with what it counts, or alone.
    fn number(&mut self, at: u32, joined: bool) -> u32 {
        let counted = at + 1;
        if counted < self.end && self.article.word(counted).is_some_and(|w| is_group_start(w) && w.clitics.0 == 0) {
            self.group(at, counted, None, joined)
        } else {
            let kind = ItemKind::Group { preposition: None, definite: false, mention: None };
            self.push(at..counted, at, kind, joined)
        }
    }

    /// A nominal group whose first nominal is at `first`; `start` may be its preposition or number.
    fn group(&mut self, start: u32, first: u32, preposition: Option<usize>, joined: bool) -> u32 {
        let mut nouns: Vec<u32> = Vec::new();
        let mut mention = None;
        let mut noun = first;
        while self.introduces(noun) {
            noun += 1;
        }
        let mut at = self.noun(noun, &mut nouns, &mut mention);
        let head = nouns.first().copied().unwrap_or(first);
        let top_mention = mention;
        while at < self.end {
            let last = nouns.last().copied().unwrap_or(head);
            // `في الوقت ذاته`; without a preposition it may be what a verb falls back on: `أحرق الرجل نفسه`.
            let emphatic = self.words.class(self.article, at) == Some(Class::Emphatic) && !self.has_prefix(at);
            if emphatic && preposition.is_some() && self.definite(&nouns) {
                self.tree.attach(at, last, Relation::Part);
                at += 1;
                continue;
            }
            if let Some(end) = self.negated_quality(&nouns, at) {
                at = end;
                continue;
            }
            if let Some(noun) = self.dashed(&nouns, at) {
                self.tree.attach(at, noun, Relation::Part);
                self.tree.attach(at + 1, noun, Relation::Adjective);
                at += 2;
                continue;
            }
            // A closed word may open a quantity: `مصرع ما لا يقل عن خمسة جنود`.
            let closed = self.words.class(self.article, at).is_some() && !self.outer.contains_key(&at);
            if self.time(at).is_some() || closed {
                break;
            }
            if let Some(name) = self.quoted_name(last, at) {
                // `موقع "تويتر"`: the marks belong to the name.
                let before = nouns.len();
                let end = self.noun(name, &mut nouns, &mut mention);
                if let Some(&inner) = nouns.get(before) {
                    self.tree.attach(inner, last, Relation::Genitive);
                }
                at = if self.article.kind(end) == Some(TokenKind::Punctuation) && end < self.end {
                    end + 1
                } else {
                    end
                };
            } else if let Some(after) = self.past_quote(noun, last, at) {
                if self.completes(last, after) {
                    let before = nouns.len();
                    at = self.noun(after, &mut nouns, &mut mention);
                    if let Some(&inner) = nouns.get(before) {
                        self.tree.attach(inner, last, Relation::Genitive);
                    }
                } else if let Some(noun) = self.modified(&nouns, after) {
                    self.tree.attach(after, noun, Relation::Adjective);
                    at = after + 1;
                } else {
                    break;
                }
            } else if let Some((counted, end)) = self.counted(last, at) {
                nouns.push(counted);
                at = end;
            } else if self.takes_genitive(last, at) {
                let before = nouns.len();
                at = self.noun(at, &mut nouns, &mut mention);
                if let Some(&inner) = nouns.get(before) {
                    self.tree.attach(inner, last, Relation::Genitive);
                }
            } else if let Some(noun) = self.modified(&nouns, at) {
                self.tree.attach(at, noun, Relation::Adjective);
                at += 1;
            } else if self.continues_name(last, at) {
                self.tree.attach(at, last, Relation::Part);
                at += 1;
            } else {
                break;
            }
        }
        for token in start..noun {
            self.tree.attach(token, head, Relation::Function);
        }
        if let Some(preposition) = preposition {
            self.tree.set_preposition(head, preposition);
        }
        let definite = self.definite(&nouns);
        self.push(start..at, head, ItemKind::Group { preposition, definite, mention: top_mention }, joined)
    }

    /// Whether a word only introduces the noun after it: a demonstrative, a quantifier, a numeral.
    fn introduces(&self, at: u32) -> bool {
        let next = at + 1;
        if next >= self.end || self.outer.contains_key(&at) || self.has_conjunction(next) || self.time(next).is_some() {
            return false;
        }
        let Some(word) = self.article.word(at) else { return false };
        let quantity =
            word.pos == Pos::Numeral || self.article.lexeme(at).is_some_and(|lexeme| lexeme.universal == "DET");
        let plain = word.suffix.is_none() && !word.clitics.has(Clitics::ARTICLE);
        let Some(after) = self.article.word(next) else {
            return (word.pos == Pos::Demonstrative || quantity && plain) && self.outer.contains_key(&next);
        };
        if after.clitics.any(Clitics::PREPOSITIONS) || !after.pos.is_nominal() {
            return false;
        }
        match word.pos {
            Pos::Demonstrative => after.clitics.has(Clitics::ARTICLE) || self.outer.contains_key(&next),
            _ => quantity && plain && after.pos != Pos::Adjective,
        }
    }

    /// One noun or mention at a token; adds its head to the chain and returns the token after it.
    fn noun(&mut self, at: u32, nouns: &mut Vec<u32>, mention: &mut Option<usize>) -> u32 {
        *mention = None;
        if let Some(&index) = self.outer.get(&at)
            && let Some(found) = self.article.names.mentions.get(index)
        {
            *mention = Some(index);
            nouns.push(found.head);
            for token in found.tokens.clone().filter(|token| *token != found.head) {
                self.tree.attach(token, found.head, Relation::Part);
            }
            return found.tokens.end.min(self.end);
        }
        nouns.push(at);
        at + 1
    }

    /// The noun of the chain that an adjective at a token modifies, the nearest first.
    fn modified(&self, nouns: &[u32], at: u32) -> Option<u32> {
        let word = self.article.word(at)?;
        // A body or person of its own describes nothing (`هاجم مسلحون دورية`); a state's nisba does.
        let own = self.outer.get(&at).and_then(|index| self.article.names.mentions.get(*index));
        let quality = nouns.last().is_some_and(|noun| self.is_quality(*noun, at) || self.tells_of_named(*noun, at));
        if !quality && own.is_some_and(|mention| !matches!(mention.kind, Kind::State | Kind::Group)) {
            return None;
        }
        if !word.pos.is_adjectival() && word.pos != Pos::Numeral
            || word.clitics.any(Clitics::PREPOSITIONS)
            || self.has_conjunction(at)
        {
            return None;
        }
        let definite = self.definite(nouns);
        // `طالبت كندا السعودية`: one land describes no other.
        let nisba = own.is_some_and(|mention| mention.kind == Kind::State);
        let land = |noun: u32| {
            let mention = self.article.names.headed(noun).filter(|mention| mention.kind == Kind::State);
            mention.is_some() && self.article.word(noun).is_some_and(|word| word.pos == Pos::Name)
        };
        nouns.iter().rev().copied().filter(|noun| !(nisba && land(*noun))).find(|noun| {
            self.article.word(*noun).is_none_or(|analysis| agreement::adjective(analysis, definite, word))
                || nisba && self.shares_dual(*noun, at)
        })
    }

    /// Whether a state's adjective is the first of two that share a dual: `الجانبان الروسي والتركي`, `الرئيسان الروسي فلاديمير بوتين
    /// والتركي`.
    fn shares_dual(&self, noun: u32, at: u32) -> bool {
        let dual = self.article.word(noun).is_some_and(|word| word.features.number == Some(Number::Dual));
        let known = |token: u32| self.article.word(token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
        let headed = |token: u32, kind: Kind| {
            token < self.end
                && self.outer.contains_key(&token)
                && self.article.names.headed(token).is_some_and(|m| m.kind == kind)
        };
        let joined = self.has_conjunction(at + 1) && known(at + 1) && headed(at + 1, Kind::State);
        dual && noun + 1 == at && known(noun) && known(at) && (joined || headed(at + 1, Kind::Person))
    }

    /// The noun that a state's adjective behind a dash modifies, as the one before the dash does: `ضربات أمريكية-بريطانية`.
    fn dashed(&self, nouns: &[u32], at: u32) -> Option<u32> {
        let before = at.checked_sub(1).filter(|before| self.tree.relation(*before) == Relation::Adjective)?;
        let state = |token: u32| {
            let mention = self.outer.get(&token).and_then(|index| self.article.names.mentions.get(*index));
            mention.is_some_and(|mention| mention.kind == Kind::State && mention.tokens.len() == 1)
        };
        let joined = self.words.is_dash(self.article, at) && at + 1 < self.end && state(before) && state(at + 1);
        if joined { self.modified(nouns, at + 1) } else { None }
    }

    /// Whether a token is a further word of the name before it; what is a mention of its own is none (`طالبت فرنسا إيران`).
    fn continues_name(&self, last: u32, at: u32) -> bool {
        if self.outer.contains_key(&at) {
            return false;
        }
        let is_name = |token: u32| self.article.word(token).is_some_and(|word| word.pos == Pos::Name);
        is_name(last) && is_name(at) && !self.has_prefix(at)
    }

    /// A chain is definite when its last term has the article, a suffix, or is a name.
    fn definite(&self, nouns: &[u32]) -> bool {
        let Some(&last) = nouns.last() else { return false };
        self.article
            .word(last)
            .is_none_or(|word| word.clitics.has(Clitics::ARTICLE) || word.suffix.is_some() || word.pos == Pos::Name)
    }

    /// A closed word that is also a preposition (`من`, `منذ`, `حتى`) is one before a nominal.
    fn prefers_preposition(&self, class: Class, after: u32) -> bool {
        matches!(class, Class::Free | Class::Subordinator)
            && self.words.class(self.article, after).is_none()
            && (self.outer.contains_key(&after)
                || self.time(after).is_some()
                || self.article.word(after).is_none_or(is_group_start))
    }

    fn has_conjunction(&self, at: u32) -> bool {
        self.article.word(at).is_some_and(|word| word.clitics.any(Clitics::AND.with(Clitics::SO)))
    }

    fn has_prefix(&self, at: u32) -> bool {
        self.article.word(at).is_some_and(|word| word.clitics.0 != 0)
    }

    /// The end of the date or time that starts at a token. Durations and sets stay in their groups.
    fn time(&self, at: u32) -> Option<u32> {
        let times = &self.article.times;
        let index = times.partition_point(|time| time.tokens.start < at);
        let time = times.get(index).filter(|time| time.tokens.start == at)?;
        matches!(time.kind, TimeKind::Date | TimeKind::Time).then_some(time.tokens.end.min(self.end))
    }

    fn push(&mut self, tokens: Range<u32>, head: u32, kind: ItemKind, joined: bool) -> u32 {
        self.joined = false;
        let end = tokens.end;
        for token in tokens.clone() {
            if self.tree.head(token).is_none() {
                self.tree.attach(token, head, Relation::Function);
            }
        }
        self.items.push(Item { tokens, head, kind, joined });
        end
    }
}

/// Whether a word can start a nominal group.
fn is_group_start(word: &Analysis) -> bool {
    word.pos.is_nominal() || matches!(word.pos, Pos::Demonstrative | Pos::Pronoun)
}
