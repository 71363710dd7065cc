//! What a rule says of the words it matched, before anything is resolved: a small set of slots.

use std::rc::Rc;

/// The value of a slot.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, or the number of a [`Symbol`] or of a text of the lexicon.
    Number(f64),
    /// A frame of its own: the end of a range.
    Frame(Rc<Frame>),
}

/// The slots that a rule filled; of two entries with the same key the later holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    slots: Vec<(Key, Value)>,
}

impl Frame {
    /// Sets a slot.
    pub fn set(&mut self, key: Key, value: Value) {
        self.slots.push((key, value));
    }

    /// Sets a slot to a number.
    pub fn put(&mut self, key: Key, value: f64) {
        self.set(key, Value::Number(value));
    }

    /// Takes over all slots of another frame.
    pub fn merge(&mut self, other: &Self) {
        self.slots.extend(other.slots.iter().cloned());
    }

    /// How many slots were set.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Takes back all slots but the first that were set.
    pub(super) fn truncate(&mut self, slots: usize) {
        self.slots.truncate(slots);
    }

    fn value(&self, key: Key) -> Option<&Value> {
        self.slots.iter().rev().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    /// A slot's number.
    #[must_use]
    pub fn number(&self, key: Key) -> Option<f64> {
        match self.value(key) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A slot's number as a whole one.
    #[must_use]
    pub fn int(&self, key: Key) -> Option<i64> {
        self.number(key).filter(|n| n.abs() < 1e15).map(|n| n as i64)
    }

    /// A slot's symbol.
    #[must_use]
    pub fn symbol(&self, key: Key) -> Option<Symbol> {
        self.int(key).and_then(|n| Symbol::ALL.get(usize::try_from(n).ok()?).copied())
    }

    /// A slot's frame.
    #[must_use]
    pub fn frame(&self, key: Key) -> Option<&Self> {
        match self.value(key) {
            Some(Value::Frame(frame)) => Some(frame),
            _ => None,
        }
    }

    /// Whether a slot is filled.
    #[must_use]
    pub fn has(&self, key: Key) -> bool {
        self.value(key).is_some()
    }

    /// Whether a slot holds a symbol.
    #[must_use]
    pub fn is(&self, key: Key, symbol: Symbol) -> bool {
        self.symbol(key) == Some(symbol)
    }

    /// Takes over from another frame a slot that this one lacks.
    pub fn inherit(&mut self, other: &Self, key: Key) {
        if !self.has(key)
            && let Some(value) = other.value(key)
        {
            self.slots.push((key, value.clone()));
        }
    }

    /// All pairs of a durations' amounts and units, in the order they were said.
    pub fn amounts(&self) -> impl Iterator<Item = (f64, Symbol)> + '_ {
        let mut amount = None;
        self.slots.iter().filter_map(move |(key, value)| match (key, value) {
            (Key::Amount, Value::Number(number)) => {
                amount = Some(*number);
                None
            }
            (Key::Of, Value::Number(number)) => {
                let unit = Symbol::ALL.get(*number as usize).copied()?;
                amount.take().map(|amount| (amount, unit))
            }
            _ => None,
        })
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in the data files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one of a name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.name() == name)
            }
        }
    };
}

named! {
    /// The slots that rules may fill; `data/time/README.md` says what each means.
    Key {
        Year = "year", Month = "month", Day = "day", Weekday = "weekday",
        HijriYear = "hyear", HijriMonth = "hmonth", HijriDay = "hday",
        Hour = "hour", Minute = "minute", Second = "second", Part = "part", Zone = "zone", Before = "before",
        Unit = "unit", Shift = "shift", Amount = "amount", Of = "of",
        Edge = "edge", Nth = "nth", Quarter = "quarter", Half = "half", Season = "season",
        Decade = "decade", Century = "century", Era = "era",
        Feast = "feast", Anchor = "anchor", Window = "window", Ago = "ago", Set = "set", Vague = "vague",
        From = "from", To = "to", Open = "open", Approximate = "approx", Weeks = "weeks", Night = "night",
        Kind = "kind", Number = "number", Minimum = "min", Maximum = "max", Measure = "measure", Scale = "scale",
        Skip = "skip", Divisor = "divisor", Plus = "plus", Power = "power", Base = "base", Whole = "whole", Turned = "turned",
    }
}

named! {
    /// The words that slots may hold.
    Symbol {
        Second = "second", Minute = "minute", Hour = "hour", Day = "day", Night = "night", Week = "week",
        Weekend = "weekend", Month = "month", Quarter = "quarter", Half = "half", Season = "season", Year = "year",
        Decade = "decade", Century = "century", While = "while",
        Publication = "publication", Story = "story",
        Start = "start", Early = "early", Middle = "mid", Late = "late", End = "end", Rest = "rest",
        Morning = "morning", Dawn = "dawn", Forenoon = "forenoon", Noon = "noon", Afternoon = "afternoon",
        Evening = "evening", Midnight = "midnight",
        Past = "past", Future = "future", Present = "present",
        Cardinal = "cardinal", Ordinal = "ordinal", Percent = "percent", Fraction = "fraction", Range = "range",
        Money = "money",
        Spring = "spring", Summer = "summer", Autumn = "autumn", Winter = "winter",
    }
}
