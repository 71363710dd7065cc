//! Punctuation marks: what each does and the form that later stages see.

use rustc_hash::FxHashMap;

use super::characters::single;
use crate::data::{Error, Source};

/// What a mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum MarkClass {
    /// Ends a sentence.
    Stop,
    /// Leaves off.
    Ellipsis,
    /// Comma, semicolon, colon.
    Pause,
    /// Opens a bracket or a quote.
    Open,
    /// Closes one.
    Close,
    /// A dash.
    Dash,
    /// Any other mark.
    Mark,
    /// A quotation mark that usually opens.
    QuoteOpen,
    /// A quotation mark that usually closes.
    QuoteClose,
    /// A quotation mark that does either.
    Quote,
}

impl MarkClass {
    const NAMES: [(&'static str, Self); 10] = [
        ("stop", Self::Stop),
        ("ellipsis", Self::Ellipsis),
        ("pause", Self::Pause),
        ("open", Self::Open),
        ("close", Self::Close),
        ("dash", Self::Dash),
        ("mark", Self::Mark),
        ("quote-open", Self::QuoteOpen),
        ("quote-close", Self::QuoteClose),
        ("quote", Self::Quote),
    ];

    /// Whether it is a quotation mark.
    pub(super) fn is_quote(self) -> bool {
        matches!(self, Self::QuoteOpen | Self::QuoteClose | Self::Quote)
    }
}

/// Which opening mark a closing one answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Pair {
    None,
    Round,
    Square,
    Curly,
    Angle,
    Double,
    Single,
}

impl Pair {
    const NAMES: [(&'static str, Self); 7] = [
        ("-", Self::None),
        ("round", Self::Round),
        ("square", Self::Square),
        ("curly", Self::Curly),
        ("angle", Self::Angle),
        ("double", Self::Double),
        ("single", Self::Single),
    ];
}

/// One punctuation mark.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) class: MarkClass,
    pub(super) pair: Pair,
    /// What the normal spelling writes.
    pub(super) form: Box<str>,
}

/// The punctuation marks of `text/punctuation.tsv`.
#[derive(Debug)]
pub(super) struct Marks {
    marks: FxHashMap<char, Mark>,
    ellipsis: Box<str>,
    opening: [Box<str>; 2],
    closing: [Box<str>; 2],
}

impl Marks {
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("text/punctuation.tsv")?;
        let hint = "the classes and pairs are named at the head of the file";
        let mut marks = FxHashMap::default();
        for row in file.table(["mark", "class", "pair", "form"])? {
            let [sign, class, pair, form] = row.cells;
            let sign = single(&file, row.line, sign)?;
            let class = MarkClass::NAMES.iter().find(|(name, _)| *name == class);
            let pair = Pair::NAMES.iter().find(|(name, _)| *name == pair);
            let (Some(&(_, class)), Some(&(_, pair))) = (class, pair) else {
                return Err(file.error(row.line, format!("unknown class or pair: {:?}", row.cells), hint));
            };
            if form.is_empty() {
                return Err(file.error(row.line, "no form", "name the mark that later stages see"));
            }
            marks.insert(sign, Mark { class, pair, form: form.into() });
        }
        let form = |class: MarkClass, pair: Option<Pair>| {
            let mut found: Vec<&Mark> =
                marks.values().filter(|m: &&Mark| m.class == class && pair.is_none_or(|p| m.pair == p)).collect();
            found.sort_by(|a, b| a.form.cmp(&b.form));
            let missing = || file.error(0, format!("no mark of class {class:?}, pair {pair:?}"), hint);
            found.first().map(|mark| mark.form.clone()).ok_or_else(missing)
        };
        let ellipsis = form(MarkClass::Ellipsis, None)?;
        let quote =
            |pair| Ok::<_, Error>((form(MarkClass::QuoteOpen, Some(pair))?, form(MarkClass::QuoteClose, Some(pair))?));
        let (double, single) = (quote(Pair::Double)?, quote(Pair::Single)?);
        Ok(Self { ellipsis, opening: [double.0, single.0], closing: [double.1, single.1], marks })
    }

    /// The mark that a character is.
    pub(super) fn get(&self, c: char) -> Option<&Mark> {
        self.marks.get(&c)
    }

    /// The form of an ellipsis.
    pub(super) fn ellipsis(&self) -> &str {
        &self.ellipsis
    }

    /// The form of an opening or a closing quotation mark.
    pub(super) fn quote(&self, pair: Pair, opens: bool) -> &str {
        let forms = if opens { &self.opening } else { &self.closing };
        &forms[usize::from(pair == Pair::Single)]
    }
}
