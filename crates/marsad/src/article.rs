//! An article under analysis: the document and the layers that the stages have added to it.

use std::ops::Range;

use crate::document::Document;
use crate::morph::{Analyser, Analysis, Clitics, Lexeme, LexemeId, Morphology};
use crate::names::{Lookups, Mention, Names};
use crate::record::Span;
use crate::syntax::{Closed, ClosedSpellings, Syntax};
use crate::text::{Characters, Forms, Quote, Sentence, Token, TokenKind};
use crate::time::{NumberExpression, Spellings, TimeExpression};

/// A document with its layers. Token indices count over the whole article.
#[derive(Debug)]
pub struct Article<'a> {
    /// The document.
    pub document: &'a Document,
    /// What each character is.
    pub characters: &'a Characters,
    /// The worker's spellings.
    pub forms: &'a Forms,
    /// The worker's analyses by spelling.
    pub morphology: &'a Morphology,
    /// What the time stage knows of the worker's spellings.
    pub spellings: &'a Spellings,
    /// What the names stage knows of the worker's spellings.
    pub lookups: &'a Lookups,
    /// What the closed words of the syntax say of the worker's spellings.
    pub closed_spellings: &'a ClosedSpellings,
    /// The lexicon and its analyses.
    pub analyser: &'a Analyser,
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// For each line its range of tokens.
    pub lines: Vec<Range<u32>>,
    /// All sentences in text order.
    pub sentences: Vec<Sentence>,
    /// All quotes, outer before inner.
    pub quotes: Vec<Quote>,
    /// For each token the analysis chosen in context; none for what is no word.
    pub words: Vec<Option<Analysis>>,
    /// Numbers.
    pub numbers: Vec<NumberExpression>,
    /// Temporal expressions.
    pub times: Vec<TimeExpression>,
    /// Entities, places and references.
    pub names: Names,
    /// For each token what the closed words of the syntax say of it.
    pub closed: Vec<Closed>,
    /// Heads and relations.
    pub syntax: Syntax,
}

impl Article<'_> {
    /// The original text of a token.
    #[must_use]
    pub fn text(&self, token: u32) -> &str {
        let Some(token) = self.tokens.get(token as usize) else { return "" };
        self.document
            .lines
            .get(token.line as usize)
            .and_then(|line| line.get(token.byte_start as usize..token.byte_end as usize))
            .unwrap_or("")
    }

    /// The original text from the first to the last token of a range; all of them must stand in one line.
    #[must_use]
    pub fn text_of(&self, range: &Range<u32>) -> &str {
        let tokens = self.tokens.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return "" };
        self.document
            .lines
            .get(first.line as usize)
            .and_then(|line| line.get(first.byte_start as usize..last.byte_end as usize))
            .unwrap_or("")
    }

    /// The normal spelling of a token.
    #[must_use]
    pub fn form(&self, token: u32) -> &str {
        self.tokens.get(token as usize).map_or("", |token| self.forms.text(token.form))
    }

    /// Where a part of a token's normal spelling stands in the line, both in characters: the offsets of a clitic, of a
    /// stem.
    #[must_use]
    pub fn stretch(&self, token: u32, part: Range<usize>) -> Range<u32> {
        let start = self.tokens.get(token as usize).map_or(0, |token| token.start);
        let stretch = self.characters.stretch(self.text(token), part);
        start + stretch.start..start + stretch.end
    }

    /// The kind of a token.
    #[must_use]
    pub fn kind(&self, token: u32) -> Option<TokenKind> {
        self.tokens.get(token as usize).map(|token| token.kind)
    }

    /// The analysis chosen for a token.
    #[must_use]
    pub fn word(&self, token: u32) -> Option<&Analysis> {
        self.words.get(token as usize)?.as_ref()
    }

    /// All analyses of a token, the likeliest first.
    #[must_use]
    pub fn analyses(&self, token: u32) -> &[Analysis] {
        self.tokens.get(token as usize).map_or(&[], |token| self.morphology.of(token.form))
    }

    /// The token that starts at a code point of a line.
    #[must_use]
    pub fn token_at(&self, line: u32, start: u32) -> Option<u32> {
        let range = self.lines.get(line as usize)?.clone();
        let tokens = self.tokens.get(range.start as usize..range.end as usize)?;
        let at = tokens.partition_point(|token| token.start < start);
        // A prefixed word is cut off a name: `للمتحدث`.
        let within = tokens.get(at).filter(|token| token.start == start).map(|_| at);
        within.or_else(|| at.checked_sub(1)).map(|at| range.start + at as u32)
    }

    /// An entry of the lexicon or of the worker's guessed words.
    #[must_use]
    pub fn entry(&self, id: LexemeId) -> Option<&Lexeme> {
        self.analyser.lexeme(id).or_else(|| self.morphology.guessed(id))
    }

    /// The entry of the analysis chosen for a token.
    #[must_use]
    pub fn lexeme(&self, token: u32) -> Option<&Lexeme> {
        self.entry(self.word(token)?.lexeme)
    }

    /// The dictionary form of a token with diacritics; empty for what is no word.
    #[must_use]
    pub fn lemma(&self, token: u32) -> &str {
        self.lexeme(token).map_or("", |lexeme| &lexeme.lemma)
    }

    /// The verb that a token is a form, masdar or participle of.
    #[must_use]
    pub fn verb(&self, token: u32) -> Option<&Lexeme> {
        let lexeme = self.lexeme(token)?;
        match lexeme.verb {
            Some(verb) => self.entry(verb),
            None => (lexeme.pos == crate::morph::Pos::Verb).then_some(lexeme),
        }
    }

    /// Whether a word, or the verb it comes from, governs a preposition or complementiser, by its bare letters.
    #[must_use]
    pub fn takes(&self, token: u32, word: &str) -> bool {
        let own = self.lexeme(token).is_some_and(|lexeme| lexeme.args.takes(word));
        own || self.verb(token).is_some_and(|verb| verb.args.takes(word))
    }

    /// The normal spelling of a token without prefixed words and suffixed pronoun.
    #[must_use]
    pub fn bare(&self, token: u32) -> &str {
        match (self.tokens.get(token as usize), self.word(token)) {
            (Some(token), Some(word)) => self.forms.part(token.form, word.stem.0.into()..word.stem.1.into()),
            _ => self.form(token),
        }
    }

    /// The normal spelling of a token without a prefixed conjunction.
    #[must_use]
    pub fn without_conjunction(&self, token: u32) -> &str {
        let joined = self.word(token).is_some_and(|word| word.clitics.any(Clitics::AND.with(Clitics::SO)));
        match self.tokens.get(token as usize).filter(|_| joined) {
            Some(token) => self.forms.part(token.form, 1..usize::MAX),
            None => self.form(token),
        }
    }

    /// The mention that a token heads, or else the smallest that it stands in.
    #[must_use]
    pub fn mention_of(&self, token: u32) -> Option<&Mention> {
        self.names.headed(token).or_else(|| self.names.covering(token))
    }

    /// The innermost quotation that holds a token.
    #[must_use]
    pub fn quote_of(&self, token: u32) -> Option<&Quote> {
        self.quotes.iter().filter(|quote| quote.tokens.contains(&token)).max_by_key(|quote| quote.depth)
    }

    /// The code points of a range of tokens in its line.
    #[must_use]
    pub fn span_of(&self, range: &Range<u32>) -> Span {
        let tokens = self.tokens.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        Span { start: tokens.first().map_or(0, |token| token.start), end: tokens.last().map_or(0, |token| token.end) }
    }

    /// The text between two code points of a line.
    #[must_use]
    pub fn line_text(&self, line: u32, start: u32, end: u32) -> &str {
        let line = self.document.lines.get(line as usize).map_or("", String::as_str);
        characters(line, start as usize, end as usize)
    }

    /// Line, first and last code point and text of a range of tokens, the first token's prefixed conjunction and
    /// prepositions cut off; its article stays.
    #[must_use]
    pub fn stretch_of(&self, range: &Range<u32>) -> (u32, u32, u32, String) {
        let line = self.tokens.get(range.start as usize).map_or(0, |token| token.line);
        let mut span = self.span_of(range);
        if let Some(word) = self.word(range.start) {
            // Of `للفريق` the article is the second lam: it goes with the first.
            let article = if word.clitics.has(Clitics::TO) { 0 } else { word.article_length() };
            let prefix = usize::from(word.stem.0).saturating_sub(article);
            if prefix > 0 {
                let offsets = self.characters.stretch(self.text(range.start), 0..prefix);
                span.start += offsets.end;
            }
        }
        (line, span.start, span.end, self.line_text(line, span.start, span.end).to_owned())
    }
}

/// The characters `start..end` of a text.
fn characters(text: &str, start: usize, end: usize) -> &str {
    let rest = behind(text, start);
    let length = rest.len() - behind(rest, end.saturating_sub(start)).len();
    rest.get(..length).unwrap_or("")
}

/// A text behind its first characters.
fn behind(text: &str, count: usize) -> &str {
    let mut characters = text.chars();
    if let Some(last) = count.checked_sub(1) {
        characters.nth(last);
    }
    characters.as_str()
}
