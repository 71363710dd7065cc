//! The cases as they stand in the files.

use serde_json::Value;

/// What a file tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Date,
    DatePeriod,
    Time,
    TimePeriod,
    Duration,
    Holiday,
    Number,
    NumberRange,
    Ordinal,
    /// Ordinals with those that count from here or from the end.
    RelativeOrdinal,
    Percent,
}

impl Kind {
    /// What a file tests, by its name; none for kinds that no bar is set for.
    pub(super) fn of_file(name: &str) -> Option<Self> {
        let named = [
            ("DateTime-DateExtractor", Self::Date),
            ("DateTime-DateParser", Self::Date),
            ("DateTime-DatePeriod", Self::DatePeriod),
            ("DateTime-TimeExtractor", Self::Time),
            ("DateTime-TimeParser", Self::Time),
            ("DateTime-TimePeriod", Self::TimePeriod),
            ("DateTime-Duration", Self::Duration),
            ("DateTime-Holiday", Self::Holiday),
            ("Number-NumberModel", Self::Number),
            ("Number-NumberRange", Self::NumberRange),
            ("Number-OrdinalModelSuppress", Self::Ordinal),
            ("Number-OrdinalModel", Self::RelativeOrdinal),
            ("Number-Percent", Self::Percent),
        ];
        named.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, kind)| *kind)
    }

    /// Whether it is about numbers.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::NumberRange | Self::Ordinal | Self::RelativeOrdinal | Self::Percent)
    }

    /// Whether every case is judged by its values, also when it wants nothing.
    pub(super) fn has_values(self) -> bool {
        self.is_number()
    }
}

/// A sentence with what must be found in it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub input: String,
    /// The day and time it is read.
    pub reference: Option<String>,
    pub wanted: Vec<Wanted>,
}

/// A stretch that must be found.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub text: String,
    /// First code point and one past the last.
    pub span: (u32, u32),
    pub value: Option<Value>,
}

/// Reads a file of cases.
pub(super) fn read(text: &str) -> Result<Vec<Case>, serde_json::Error> {
    let all: Vec<Value> = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let marked = |case: &Value, key: &str| case.get(key).and_then(Value::as_str).is_some_and(|s| s.contains("dotnet"));
    Ok(all
        .iter()
        .filter(|case| !marked(case, "NotSupported") && !marked(case, "NotSupportedByDesign"))
        .map(case)
        .collect())
}

fn case(value: &Value) -> Case {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let input = text("Input").unwrap_or_default();
    let reference = value.pointer("/Context/ReferenceDateTime").and_then(Value::as_str).map(str::to_owned);
    let results = value.get("Results").and_then(Value::as_array).cloned().unwrap_or_default();
    let wanted = results.iter().map(|result| wanted(result, &input)).collect();
    // Extractors need no day; without one relative days would be open, but their spans are the same.
    Case { reference: reference.or_else(|| Some("2016-11-07T00:00:00".to_owned())), input, wanted }
}

fn wanted(result: &Value, input: &str) -> Wanted {
    let text = result.get("Text").and_then(Value::as_str).unwrap_or("").to_owned();
    let length = text.chars().count() as u32;
    let said = result.get("Start").and_then(Value::as_i64).and_then(|start| u32::try_from(start).ok());
    let at = |start: u32| input.chars().skip(start as usize).take(length as usize).eq(text.chars());
    let found = || input.find(&text).map(|byte| input.get(..byte).unwrap_or("").chars().count() as u32);
    let start = said.filter(|start| at(*start)).or_else(found).or(said).unwrap_or(0);
    let value = result.get("Value").or_else(|| result.get("Resolution")).filter(|v| !v.is_null()).cloned();
    Wanted { text, span: (start, start + length), value }
}
