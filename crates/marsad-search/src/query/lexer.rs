//! A query as tokens.

use super::fields::{Field, Operator, field, operator};
use super::node::QueryError;

/// A token with the column of its first character.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub column: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    Operator(Operator),
    /// `-` before a part.
    Minus,
    Words {
        text: String,
        exact: bool,
    },
    /// A field with its values; for text `exact` as in words.
    Field {
        field: Field,
        values: Vec<String>,
        exact: bool,
        value_column: usize,
    },
}

/// Quotation marks, each with the one that closes it.
const QUOTES: [(char, char); 5] =
    [('"', '"'), ('\u{AB}', '\u{BB}'), ('\u{201C}', '\u{201D}'), ('\u{201D}', '\u{201C}'), ('\u{201E}', '\u{201D}')];

struct Lexer {
    characters: Vec<char>,
    at: usize,
}

/// The tokens of a query.
pub(super) fn tokens(query: &str) -> Result<Vec<Token>, QueryError> {
    let mut lexer = Lexer { characters: query.chars().collect(), at: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next()? {
        tokens.push(token);
    }
    Ok(tokens)
}

impl Lexer {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn next(&mut self) -> Result<Option<Token>, QueryError> {
        while self.peek().is_some_and(|c| c.is_whitespace() || is_invisible(c)) {
            self.at += 1;
        }
        let column = self.at + 1;
        let Some(c) = self.peek() else { return Ok(None) };
        let kind = match c {
            '(' => self.single(Kind::Open),
            ')' => self.single(Kind::Close),
            '-' => self.single(Kind::Minus),
            _ => self.words_or_field(column)?,
        };
        Ok(Some(Token { column, kind }))
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.at += 1;
        kind
    }

    fn words_or_field(&mut self, column: usize) -> Result<Kind, QueryError> {
        let exact = self.exact();
        if let Some(text) = self.quoted()? {
            return Ok(Kind::Words { text, exact });
        }
        let word = self.run(|c| c == ':');
        if self.peek() != Some(':') || exact {
            let rest = self.run(|_| false);
            let text = word + &rest;
            if text.is_empty() {
                return Err(QueryError::new(column, "= stands before nothing", "write = right before a word: =word"));
            }
            return Ok(match operator(&text) {
                Some(operator) if !exact => Kind::Operator(operator),
                _ => Kind::Words { text, exact },
            });
        }
        self.at += 1;
        let Some(field) = field(&word).or_else(|| field(&word.to_lowercase())) else {
            let names: Vec<&str> = super::fields().iter().map(|field| field.name).collect();
            let hint = format!("fields are {}; put a word that holds a colon in quotation marks", names.join(", "));
            return Err(QueryError::new(column, format!("there is no field {word:?}"), hint));
        };
        self.values(field)
    }

    /// The values behind the colon of a field: one, or several with commas between.
    fn values(&mut self, field: Field) -> Result<Kind, QueryError> {
        let value_column = self.at + 1;
        let exact = self.exact();
        let mut values = Vec::new();
        loop {
            let value = match self.quoted()? {
                Some(value) => value,
                None => self.run(|c| c == ','),
            };
            values.push(value);
            if self.peek() != Some(',') {
                break;
            }
            self.at += 1;
        }
        if values.iter().any(|value| value.trim().is_empty()) {
            let hint = format!("{}:VALUE without a space; {}", field.name, field.about);
            return Err(QueryError::new(value_column, format!("{}: has no value", field.name), hint));
        }
        Ok(Kind::Field { field, values, exact, value_column })
    }

    fn exact(&mut self) -> bool {
        let exact = self.peek() == Some('=');
        self.at += usize::from(exact);
        exact
    }

    /// Characters up to a space, a parenthesis, a quotation mark or what `ends` says.
    fn run(&mut self, ends: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '"') && !ends(c)) {
            self.at += 1;
        }
        self.text(start, self.at)
    }

    fn quoted(&mut self) -> Result<Option<String>, QueryError> {
        let Some(close) = self.peek().and_then(|c| QUOTES.iter().find(|(open, _)| *open == c)).map(|(_, close)| *close)
        else {
            return Ok(None);
        };
        let open = self.at;
        let Some(length) = self.characters.iter().skip(open + 1).position(|c| *c == close) else {
            let hint = "close the phrase with the same kind of quotation mark, or leave the mark out";
            return Err(QueryError::new(open + 1, "the quotation mark is not closed", hint));
        };
        self.at = open + length + 2;
        Ok(Some(self.text(open + 1, open + 1 + length)))
    }

    fn text(&self, start: usize, end: usize) -> String {
        self.characters.iter().skip(start).take(end.saturating_sub(start)).filter(|c| !is_invisible(**c)).collect()
    }
}

/// Marks of direction that come along when a query is pasted.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
