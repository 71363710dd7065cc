//! Directories by date, named so that pandas, polars, DuckDB and Arrow read the date from them (`year=2018/month=5`).

use std::path::PathBuf;

use jiff::civil::Date;

/// How finely Parquet is cut by date: the day of the event, or that of publication where the text gives none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Partition {
    /// One directory.
    None,
    /// A directory a year.
    Year,
    /// A directory a month.
    #[default]
    Month,
    /// A directory a day.
    Day,
}

/// What the readers take for an unknown value.
const UNKNOWN: &str = "__HIVE_DEFAULT_PARTITION__";

impl Partition {
    /// The directory of a day, relative to that of the export.
    pub(crate) fn directory(self, day: Option<Date>) -> PathBuf {
        let depth = match self {
            Self::None => 0,
            Self::Year => 1,
            Self::Month => 2,
            Self::Day => 3,
        };
        let values = day.map(|day| [day.year(), day.month().into(), day.day().into()]);
        let names = ["year", "month", "day"].iter().enumerate().take(depth);
        names
            .map(|(index, name)| match values.and_then(|values| values.get(index).copied()) {
                Some(value) => format!("{name}={value}"),
                None => format!("{name}={UNKNOWN}"),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn directories_are_named_by_key_and_value() {
        let day = Some(date(2018, 5, 8));
        assert_eq!(Partition::Day.directory(day), PathBuf::from("year=2018/month=5/day=8"));
        assert_eq!(Partition::Year.directory(None), PathBuf::from("year=__HIVE_DEFAULT_PARTITION__"));
        assert_eq!(Partition::None.directory(day), PathBuf::new());
    }
}
