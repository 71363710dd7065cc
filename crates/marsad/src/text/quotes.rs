//! Which quotation marks open, which close, and what stands between them.

use super::marks::{MarkClass, Pair};
use super::token::Quote;

/// What a quotation mark turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
    /// An apostrophe, or a mark that answers none.
    Stray,
}

/// What stands beside a quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sides {
    /// White space, the start of the line, an opening bracket or quote or a colon before it: it can hardly close.
    pub(super) before: bool,
    /// White space, the end of the line, a closing bracket or punctuation after it: it can hardly open.
    pub(super) after: bool,
}

/// The quotes of a line that are open, over the quotes of an article.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Pair, and index into the article's quotes.
    stack: Vec<(Pair, usize)>,
}

impl Open {
    /// Decides what a mark does. Position overrules the sign; where position says nothing (`كذا" كذا "كذا` has spaces on
    /// both sides of neither, `و"كذا` letters on both), a mark closes what is open.
    pub(super) fn role(&self, class: MarkClass, pair: Pair, sides: Sides) -> Role {
        let open = self.stack.iter().any(|(other, _)| *other == pair);
        if pair == Pair::Single {
            return match sides {
                Sides { before: true, after: false } => Role::Opens,
                Sides { after: false, .. } if class == MarkClass::QuoteOpen => Role::Opens,
                Sides { before: false, .. } if open && sides.after => Role::Closes,
                _ => Role::Stray,
            };
        }
        match (sides.before, sides.after) {
            (true, false) => Role::Opens,
            (false, true) if open || self.stack.iter().any(|(other, _)| *other != Pair::Single) => Role::Closes,
            (false, true) if class == MarkClass::QuoteOpen => Role::Opens,
            (false, true) => Role::Stray,
            _ if class == MarkClass::QuoteOpen || !open => Role::Opens,
            _ => Role::Closes,
        }
    }

    /// Opens a quote whose first token is `start`.
    pub(super) fn open(&mut self, pair: Pair, line: u32, start: u32, quotes: &mut Vec<Quote>) {
        let depth = u8::try_from(self.stack.len() + 1).unwrap_or(u8::MAX);
        self.stack.push((pair, quotes.len()));
        quotes.push(Quote { line, tokens: start..start, depth, closed: false });
    }

    /// Closes the innermost quote of a pair, or, when none is open, the innermost of any other pair of double marks; quotes
    /// inside it that were left open end with it. `end` is one past the last token inside.
    pub(super) fn close(&mut self, pair: Pair, end: u32, quotes: &mut [Quote]) {
        let same = self.stack.iter().rposition(|(other, _)| *other == pair);
        let any = || self.stack.iter().rposition(|(other, _)| *other != Pair::Single);
        let Some(at) = same.or_else(any) else { return };
        for (i, (_, index)) in self.stack.drain(at..).enumerate() {
            if let Some(quote) = quotes.get_mut(index) {
                quote.tokens.end = end;
                quote.closed = i == 0;
            }
        }
    }

    /// Ends the line: quotes left open run to `end`.
    pub(super) fn finish(&mut self, end: u32, quotes: &mut [Quote]) {
        for (_, index) in self.stack.drain(..) {
            if let Some(quote) = quotes.get_mut(index) {
                quote.tokens.end = end;
            }
        }
    }
}
