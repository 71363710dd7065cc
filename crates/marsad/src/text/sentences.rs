//! Where sentences end.
//!
//! A stop ends one, with the stops and closing marks after it, except: after an initial, a title of one letter or an
//! abbreviation; after a number that starts the sentence (`1. كذا`); between two tokens of which the next stands close by and is
//! no word (`15.5`, `x.org`); inside brackets; before a comma; and after `!` or `؟` that ends a quote in the middle of a
//! sentence. An ellipsis ends none: titles and captions join clauses by it.

use std::ops::Range;

use super::marks::MarkClass;
use super::tokenizer::{Shortening, Tokenizer};
use super::{Forms, Sentence, Token, TokenKind};

/// The tokens of one line, with the class of each mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'s> {
    pub(super) tokenizer: &'s Tokenizer,
    pub(super) forms: &'s Forms,
    pub(super) tokens: &'s [Token],
    pub(super) marks: &'s [Option<MarkClass>],
}

impl Line<'_> {
    /// Adds the line's sentences; its first token has the index `offset`.
    pub(super) fn split(&self, offset: u32, sentences: &mut Vec<Sentence>) {
        let first = sentences.len();
        let (mut start, mut at, mut bracket) = (0, 0, 0);
        while at < self.tokens.len() {
            if self.mark(at) == Some(MarkClass::Open) {
                bracket = self.closing(at).unwrap_or(bracket);
            }
            if self.mark(at) == Some(MarkClass::Stop) && at >= bracket {
                let end = self.tail(at);
                if self.ends(start, at, end) {
                    self.push(start..end, offset, first, sentences);
                    start = end;
                }
                at = end;
            } else {
                at += 1;
            }
        }
        self.push(start..at, offset, first, sentences);
    }

    fn mark(&self, at: usize) -> Option<MarkClass> {
        self.marks.get(at).copied().flatten()
    }

    /// The bracket that closes the one at `at`, if no other opens before it.
    fn closing(&self, at: usize) -> Option<usize> {
        let next =
            (at + 1..self.tokens.len()).find(|i| matches!(self.mark(*i), Some(MarkClass::Open | MarkClass::Close)))?;
        (self.mark(next) == Some(MarkClass::Close)).then_some(next)
    }

    /// One past the stops and closing marks that go with the stop at `at`.
    fn tail(&self, at: usize) -> usize {
        let goes = |i: &usize| {
            let class = self.mark(*i);
            matches!(class, Some(MarkClass::Stop | MarkClass::Ellipsis | MarkClass::Close | MarkClass::QuoteClose))
        };
        (at + 1..self.tokens.len()).take_while(goes).last().map_or(at + 1, |last| last + 1)
    }

    /// Whether the stop at `at`, whose tail ends before `end`, ends the sentence that begins at `start`.
    fn ends(&self, start: usize, at: usize, end: usize) -> bool {
        let (Some(stop), Some(next)) = (self.tokens.get(at), self.tokens.get(end)) else { return true };
        if self.mark(end) == Some(MarkClass::Pause) {
            return false;
        }
        let quoted = (at + 1..end).any(|i| self.mark(i) == Some(MarkClass::QuoteClose));
        if self.forms.text(stop.form) != "." {
            return !quoted;
        }
        let Some(previous) = at.checked_sub(1).and_then(|i| self.tokens.get(i)) else { return true };
        if !stop.spaced && !quoted && (self.shortens(previous) || self.spells(at)) {
            return false;
        }
        if previous.kind == TokenKind::Number && at == start + 1 && !quoted {
            return false;
        }
        next.spaced || end > at + 1 || matches!(next.kind, TokenKind::Word | TokenKind::Hashtag)
    }

    /// Whether a full stop after this token shortens it.
    fn shortens(&self, token: &Token) -> bool {
        let text = self.forms.text(token.form);
        let single = text.chars().nth(1).is_none();
        match token.kind {
            TokenKind::Word => single || self.shortening(token) == Some(Shortening::Always),
            TokenKind::Foreign => single || self.shortening(token).is_some() || text.contains('.'),
            _ => false,
        }
    }

    /// Whether the full stop at `at` stands among the names of letters.
    fn spells(&self, at: usize) -> bool {
        let letter = |i: usize| self.tokens.get(i).and_then(|t| self.shortening(t)) == Some(Shortening::Letter);
        let dotted = || at >= 3 && letter(at - 3) && self.mark(at - 2) == Some(MarkClass::Stop);
        at >= 1 && letter(at - 1) && (letter(at + 1) || dotted())
    }

    fn shortening(&self, token: &Token) -> Option<Shortening> {
        self.tokenizer.abbreviations.get(self.forms.text(token.form)).copied()
    }

    /// Adds a sentence, or lengthens the one before it when the new one holds nothing but marks.
    fn push(&self, range: Range<usize>, offset: u32, first: usize, sentences: &mut Vec<Sentence>) {
        let Some(tokens) = self.tokens.get(range.clone()) else { return };
        let (Some(head), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let index = |i: usize| offset.saturating_add(u32::try_from(i).unwrap_or(u32::MAX));
        let bare = tokens.iter().all(|token| token.kind == TokenKind::Punctuation);
        let previous = sentences.get_mut(first..).and_then(<[_]>::last_mut);
        match previous {
            Some(previous) if bare => {
                previous.tokens.end = index(range.end);
                previous.end = last.end;
            }
            _ => sentences.push(Sentence {
                line: head.line,
                tokens: index(range.start)..index(range.end),
                start: head.start,
                end: last.end,
            }),
        }
    }
}
