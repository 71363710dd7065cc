//! Colour, and Arabic in a terminal.
//!
//! Terminals that know the bidirectional algorithm put Arabic in order by themselves; what they cannot know is where a
//! stretch of Arabic within an English line begins and ends, so that a number or an arrow after it would be drawn on its wrong side.
//! Such stretches are isolated (U+2067 … U+2069), on a terminal only: in files and pipes these characters would be in the way. Lines of the article stand alone on theirs, as they are: there the terminal
//! finds the direction itself. Nothing is reversed for terminals without the algorithm, for that would break every other.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};

use clap::ValueEnum;

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The parts of a view that are told apart by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A heading.
    Title,
    /// A trigger in its line.
    Trigger,
    /// An event's type, a rule that fired.
    Event,
    /// What did not come about: a rule that lost, a failed example.
    Lost,
    /// The name of a field, what is of less weight.
    Faint,
    /// A name.
    Name,
}

/// What is written for the eye: colour, and isolates where the output is a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    coloured: bool,
    terminal: bool,
}

impl Style {
    /// The style of standard output.
    pub(crate) fn new(when: When) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let coloured = match when {
            When::Auto => wanted && io::stdout().is_terminal(),
            When::Always => true,
            When::Never => false,
        };
        Self { coloured, terminal: io::stdout().is_terminal() }
    }

    /// The style where the output goes elsewhere than to standard output.
    pub(crate) fn on_terminal(self, terminal: bool) -> Self {
        Self { terminal, ..self }
    }

    /// A text in the colour of a part.
    pub(crate) fn paint(self, part: Part, text: &str) -> String {
        if !self.coloured {
            return text.to_owned();
        }
        let code = match part {
            Part::Title => "1",
            Part::Trigger => "1;4;33",
            Part::Event => "1;32",
            Part::Lost => "31",
            Part::Faint => "2",
            Part::Name => "36",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    /// A stretch of Arabic for an English line.
    pub(crate) fn isolate(self, text: &str) -> String {
        if self.terminal { format!("\u{2067}{}\u{2069}", plain(text)) } else { plain(text) }
    }
}

/// A text without control characters: an article must not steer the terminal.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => out.push(' '),
            // Overrides and isolates of the text's own would reach beyond it.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            control if control.is_control() => _ = write!(out, "{}", control.escape_unicode()),
            other => out.push(other),
        }
    }
    out
}
