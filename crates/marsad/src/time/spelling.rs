//! The key under which a spelling is looked up: tolerant of what the press writes carelessly.

/// Longest key in bytes; longer words start no expression.
pub(super) const LIMIT: usize = 64;

/// Folds a spelling into `buffer`: every alef with hamza or madda as a bare one, alef maqsura as ya, ta marbuta as ha;
/// diacritics and tatweel dropped. None when it is too long.
pub(super) fn fold<'b>(text: &str, buffer: &'b mut [u8; LIMIT]) -> Option<&'b str> {
    let mut length = 0;
    for c in text.chars().filter_map(letter) {
        let slot = buffer.get_mut(length..length + c.len_utf8())?;
        c.encode_utf8(slot);
        length += c.len_utf8();
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// [`fold`] for data: any length, on the heap.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter_map(letter).collect()
}

/// What stands in a key for a character; none for what is dropped.
fn letter(c: char) -> Option<char> {
    match c {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => Some('\u{627}'),
        '\u{649}' | '\u{6cc}' => Some('\u{64a}'),
        '\u{629}' => Some('\u{647}'),
        '\u{6a9}' => Some('\u{643}'),
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}'..='\u{200f}' => None,
        other => Some(other),
    }
}
