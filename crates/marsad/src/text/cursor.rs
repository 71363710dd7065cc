//! A place in a line, in bytes and in code points at once.

/// A place in a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t> {
    line: &'t str,
    byte: usize,
    point: u32,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(line: &'t str) -> Self {
        Self { line, byte: 0, point: 0 }
    }

    /// The text from here on.
    pub(super) fn rest(&self) -> &'t str {
        self.line.get(self.byte..).unwrap_or("")
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The text up to here.
    pub(super) fn before(&self) -> &'t str {
        self.line.get(..self.byte).unwrap_or("")
    }

    /// The text from `start` to here.
    pub(super) fn since(&self, start: &Self) -> &'t str {
        self.line.get(start.byte..self.byte).unwrap_or("")
    }

    /// Moves past the next character and gives it.
    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.byte += next.len_utf8();
        self.point += 1;
        Some(next)
    }

    /// Moves past the characters of the next `bytes` bytes.
    pub(super) fn skip(&mut self, bytes: usize) {
        let end = self.byte + bytes;
        while self.byte < end && self.bump().is_some() {}
    }

    /// Bytes from the start of the line.
    pub(super) fn byte(&self) -> usize {
        self.byte
    }

    /// Code points from the start of the line.
    pub(super) fn point(&self) -> u32 {
        self.point
    }
}
