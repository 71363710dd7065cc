//! Cuts one line into tokens.

use super::characters::Class;
use super::cursor::Cursor;
use super::foreign;
use super::marks::{Mark, MarkClass};
use super::quotes::{Role, Sides};
use super::tokenizer::{Buffers, Tokenizer};
use super::{Forms, Token, TokenKind};

/// Letters of a word that is longer than any sequence of proclitics without the article.
const LONG: usize = 4;

/// One line being cut.
pub(super) struct Scan<'s> {
    pub(super) tokenizer: &'s Tokenizer,
    pub(super) line: u32,
    pub(super) cursor: Cursor<'s>,
    pub(super) forms: &'s mut Forms,
    pub(super) out: &'s mut Buffers,
    /// White space stands before the next token.
    pub(super) spaced: bool,
    /// Up to this byte digits are not joined: they belong to a date or a list.
    pub(super) loose: usize,
}

impl Scan<'_> {
    /// Cuts the line.
    pub(super) fn run(mut self) {
        while let Some(c) = self.cursor.peek() {
            match self.tokenizer.characters.class(c) {
                Class::Space => {
                    self.spaced = true;
                    self.cursor.bump();
                }
                Class::Control => {
                    self.cursor.bump();
                }
                Class::Letter | Class::Vowel | Class::Sign | Class::Kashida | Class::Accent => self.word(),
                Class::Digit => self.number(),
                Class::Foreign => self.foreign(),
                Class::Other => self.other(c),
            }
        }
        let end = self.next();
        self.out.open.finish(end, &mut self.out.text.quotes);
    }

    /// The index of the next token.
    fn next(&self) -> u32 {
        u32::try_from(self.out.text.tokens.len()).unwrap_or(u32::MAX)
    }

    /// Adds the token from `start` to `end`; its spelling is in the buffer.
    fn push(&mut self, start: Cursor<'_>, end: Cursor<'_>, kind: TokenKind, marked: bool, class: Option<MarkClass>) {
        let bytes = |at: Cursor<'_>| u32::try_from(at.byte()).unwrap_or(u32::MAX);
        self.out.text.tokens.push(Token {
            line: self.line,
            start: start.point(),
            end: end.point(),
            byte_start: bytes(start),
            byte_end: bytes(end),
            kind,
            marked,
            spaced: std::mem::take(&mut self.spaced),
            form: self.forms.intern(&self.out.spelling),
        });
        self.out.marks.push(class);
    }

    /// A word of Arabic letters, or several joined by underscores; a hashtag's sign has been passed.
    fn word(&mut self) {
        let characters = &self.tokenizer.characters;
        let start = self.cursor;
        let mut end = start;
        let (mut letters, mut joined, mut marked) = (0, false, false);
        self.out.spelling.clear();
        // Where a kashida at the end of what has been read begins.
        let mut stroke = None;
        while let Some(c) = self.cursor.peek() {
            let class = characters.class(c);
            match class {
                Class::Letter => letters += 1,
                Class::Vowel => marked = true,
                // After white space a kashida is a dash, not part of the word that it touches.
                Class::Kashida if letters == 0 && self.spaced && !self.lengthens() => {
                    while self.cursor.peek().is_some_and(|c| characters.class(c) == Class::Kashida) {
                        self.cursor.bump();
                    }
                    end = self.cursor;
                    break;
                }
                Class::Sign | Class::Kashida | Class::Accent | Class::Control => {}
                Class::Digit | Class::Foreign if joined => {}
                Class::Other if c == '_' && letters > 0 && self.joins() => joined = true,
                _ => break,
            }
            stroke = match class {
                Class::Kashida => stroke.or(Some(self.cursor)),
                Class::Control => stroke,
                _ => None,
            };
            self.cursor.bump();
            characters.push(c, &mut self.out.spelling);
            if class != Class::Control {
                end = self.cursor;
            }
        }
        // A stroke after a long word is a dash as well; after a short one it joins a proclitic to what follows.
        if let Some(stroke) = stroke.filter(|_| letters >= LONG && !self.ends_in_article()) {
            self.cursor = stroke;
            end = stroke;
        }
        let text = end.since(&start);
        let (kind, class) = match (letters > 0, joined) {
            (true, true) => (TokenKind::Hashtag, None),
            (true, false) => (TokenKind::Word, None),
            _ => {
                // A kashida by itself is a dash; a diacritic by itself is a sign.
                let mark = text.chars().next().and_then(|c| self.tokenizer.marks.get(c));
                self.out.spelling.clear();
                self.out.spelling.push_str(mark.map_or(text, |mark| &mark.form));
                mark.map_or((TokenKind::Symbol, None), |mark| (TokenKind::Punctuation, Some(mark.class)))
            }
        };
        self.push(start, end, kind, marked && letters > 0, class);
    }

    /// Whether a diacritic stands on the kashida at the cursor.
    fn lengthens(&self) -> bool {
        let characters = &self.tokenizer.characters;
        let next = self.cursor.rest().chars().find(|c| characters.class(*c) != Class::Kashida);
        next.is_some_and(|c| characters.class(c) == Class::Vowel)
    }

    /// Whether the spelling in the buffer ends in the article, alone or after the preposition ل.
    fn ends_in_article(&self) -> bool {
        self.out.spelling.ends_with("\u{627}\u{644}") || self.out.spelling.ends_with("\u{644}\u{644}")
    }

    /// Whether a letter or a digit follows the underscore at the cursor.
    fn joins(&self) -> bool {
        let characters = &self.tokenizer.characters;
        let next = self.cursor.rest().chars().skip(1).find(|c| characters.class(*c) != Class::Control);
        next.is_some_and(|c| matches!(characters.class(c), Class::Letter | Class::Digit | Class::Foreign))
    }

    fn number(&mut self) {
        let characters = &self.tokenizer.characters;
        let start = self.cursor;
        let extent = self.tokenizer.separators.extent(characters, start.rest());
        let digits =
            || start.rest().chars().take_while(|c| characters.class(*c) == Class::Digit).map(char::len_utf8).sum();
        let length = if start.byte() < self.loose { digits() } else { extent.number };
        if extent.chain > extent.number {
            self.loose = self.loose.max(start.byte() + extent.chain);
        }
        self.cursor.skip(length);
        self.out.spelling.clear();
        for c in self.cursor.since(&start).chars() {
            match self.tokenizer.separators.normal(c) {
                Some(normal) => self.out.spelling.push(normal),
                None => characters.push(c, &mut self.out.spelling),
            }
        }
        self.push(start, self.cursor, TokenKind::Number, false, None);
    }

    fn foreign(&mut self) {
        let characters = &self.tokenizer.characters;
        let start = self.cursor;
        self.cursor.skip(foreign::length(characters, start.rest()).max(1));
        self.out.spelling.clear();
        for c in self.cursor.since(&start).chars() {
            characters.push(c, &mut self.out.spelling);
        }
        self.push(start, self.cursor, TokenKind::Foreign, false, None);
    }

    /// What is neither letter nor digit.
    fn other(&mut self, c: char) {
        let characters = &self.tokenizer.characters;
        let next = self.cursor.rest().chars().skip(1).find(|c| characters.class(*c) != Class::Control);
        match (c, next.map(|next| characters.class(next))) {
            ('#', Some(Class::Letter | Class::Foreign)) => {
                self.cursor.bump();
            }
            ('@', Some(Class::Foreign)) => self.foreign(),
            _ => match self.tokenizer.marks.get(c) {
                Some(mark) if mark.class.is_quote() => self.quote(mark),
                Some(mark) => self.mark(c, mark),
                None => self.symbol(c),
            },
        }
    }

    /// A punctuation mark or a run of it; brackets and pauses stand alone.
    fn mark(&mut self, c: char, mark: &Mark) {
        let start = self.cursor;
        self.cursor.bump();
        let single = matches!(mark.class, MarkClass::Open | MarkClass::Close | MarkClass::Pause);
        while !single && self.cursor.peek() == Some(c) {
            self.cursor.bump();
        }
        let run = self.cursor.point() - start.point();
        let (form, class) = match c {
            '.' if run > 1 => (self.tokenizer.marks.ellipsis(), MarkClass::Ellipsis),
            _ => (&*mark.form, mark.class),
        };
        self.out.spelling.clear();
        self.out.spelling.push_str(form);
        self.push(start, self.cursor, TokenKind::Punctuation, false, Some(class));
    }

    fn quote(&mut self, mark: &Mark) {
        let start = self.cursor;
        let sides = self.sides();
        let role = self.out.open.role(mark.class, mark.pair, sides);
        self.cursor.bump();
        self.out.spelling.clear();
        self.out.spelling.push_str(self.tokenizer.marks.quote(mark.pair, role == Role::Opens));
        let class = match role {
            Role::Opens => MarkClass::QuoteOpen,
            Role::Closes => MarkClass::QuoteClose,
            Role::Stray => MarkClass::Quote,
        };
        let at = self.next();
        self.push(start, self.cursor, TokenKind::Punctuation, false, Some(class));
        match role {
            Role::Opens => self.out.open.open(mark.pair, self.line, at + 1, &mut self.out.text.quotes),
            Role::Closes => self.out.open.close(mark.pair, at, &mut self.out.text.quotes),
            Role::Stray => {}
        }
    }

    /// What stands beside the quotation mark at the cursor.
    fn sides(&self) -> Sides {
        let characters = &self.tokenizer.characters;
        let visible = |c: &char| characters.class(*c) != Class::Control;
        let space = |c: char| characters.class(c) == Class::Space;
        let class = |c: char| self.tokenizer.marks.get(c).map(|mark| mark.class);
        let before = match self.cursor.before().chars().rev().find(visible) {
            None => true,
            Some(c) if space(c) || c == ':' => true,
            Some(c) if class(c).is_some_and(MarkClass::is_quote) => {
                self.out.marks.last() == Some(&Some(MarkClass::QuoteOpen))
            }
            Some(c) => class(c) == Some(MarkClass::Open),
        };
        let after = match self.cursor.rest().chars().skip(1).find(visible) {
            None => true,
            Some(c) if space(c) => true,
            Some(c) => match class(c) {
                Some(MarkClass::Close | MarkClass::Stop | MarkClass::Pause | MarkClass::Ellipsis) => true,
                Some(class) if class.is_quote() => !before,
                _ => false,
            },
        };
        Sides { before, after }
    }

    /// A sign; pictures in a row are one token.
    fn symbol(&mut self, first: char) {
        let characters = &self.tokenizer.characters;
        let picture =
            |c: char| c >= '\u{2190}' && characters.class(c) == Class::Other && self.tokenizer.marks.get(c).is_none();
        let start = self.cursor;
        self.cursor.bump();
        let mut end = self.cursor;
        while let Some(c) = self.cursor.peek() {
            if picture(first) && picture(c) || first == c {
                self.cursor.bump();
                end = self.cursor;
            } else if picture(first) && characters.class(c) == Class::Control {
                self.cursor.bump();
            } else {
                break;
            }
        }
        self.out.spelling.clear();
        self.out.spelling.push_str(end.since(&start));
        self.push(start, end, TokenKind::Symbol, false, None);
    }
}
