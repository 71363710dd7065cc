//! Where a stretch of another script, an address or a handle ends.

use super::characters::{Characters, Class};

/// Signs that join letters and digits of another script when one stands on both sides: `F-16`, `U.S`, `AT&T`, `a@b.org`.
const JOINERS: [char; 8] = ['.', '-', '_', '&', '@', '\'', '\u{2018}', '\u{2019}'];

/// How an address begins.
const SCHEMES: [&str; 3] = ["http://", "https://", "www."];

/// The bytes of the foreign token at the start of `text`, which is a foreign letter, or `@` before one.
pub(super) fn length(characters: &Characters, text: &str) -> usize {
    if let Some(length) = address(text) {
        return length;
    }
    let part = |c: char| match characters.class(c) {
        Class::Foreign | Class::Digit => true,
        Class::Other => c.is_numeric(),
        _ => false,
    };
    let mut end = 0;
    let mut pending = 0;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        if part(c) || at == 0 {
            end = after;
            pending = 0;
        } else if characters.class(c) == Class::Accent && pending == 0 {
            end = after;
        } else if JOINERS.contains(&c) && pending == 0 {
            pending = after;
        } else {
            break;
        }
    }
    end
}

/// The bytes of a web address at the start of `text`: up to white space, a quotation mark or a bracket, and without the
/// punctuation that ends the sentence around it.
fn address(text: &str) -> Option<usize> {
    let head = |scheme: &&str| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    let scheme = SCHEMES.iter().find(|scheme| head(scheme))?;
    let stops =
        |c: char| c.is_whitespace() || c.is_control() || "\"«»<>()[]{}\u{201C}\u{201D}\u{60C}\u{61B}".contains(c);
    let stretch = text.split(stops).next().unwrap_or("");
    let kept = stretch.trim_end_matches(|c: char| ".,:;!?'\u{61F}".contains(c));
    (kept.len() > scheme.len()).then_some(kept.len())
}
