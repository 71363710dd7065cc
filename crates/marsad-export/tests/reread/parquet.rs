//! Parquet, read by the crate's reader of rows.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use marsad::Record;
use marsad_export::{Entry, Layout, Options, Partition, columns};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use serde_json::{Value, json};

use crate::field::expected;
use crate::sample::{entries, file};

fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Str(text) => json!(text),
        Field::Long(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        other => panic!("unexpected {other:?}"),
    }
}

/// All rows below a directory by id, each with the directory that holds it.
fn rows(directory: &Path, at: &Path, found: &mut BTreeMap<String, (PathBuf, BTreeMap<String, Value>)>) {
    for path in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            rows(&path, &at.join(path.file_name().unwrap()), found);
        } else if path.extension().is_some_and(|extension| extension == "parquet") {
            for row in SerializedFileReader::new(File::open(&path).unwrap()).unwrap().get_row_iter(None).unwrap() {
                let row = row.unwrap();
                let row: BTreeMap<_, _> =
                    row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect();
                let id = row["id"].as_str().unwrap().to_owned();
                assert!(found.insert(id, (at.to_owned(), row)).is_none(), "a row is there twice");
            }
        }
    }
}

fn same(left: &Value, right: &Value) -> bool {
    left == right || (left.is_number() && left.as_f64() == right.as_f64())
}

#[test]
fn rows_are_the_records_in_each_partition() {
    for (name, partition) in [("none", Partition::None), ("month", Partition::Month), ("day", Partition::Day)] {
        let directory = file(Layout::Parquet, Options { partition, ..Options::default() }, &format!("parquet-{name}"));
        assert!(fs::read_to_string(directory.join("_dictionary.csv")).unwrap().contains("actor_country"));
        let mut found = BTreeMap::new();
        rows(&directory, Path::new(""), &mut found);
        assert_eq!(found.len(), entries().count());
        for entry in entries() {
            let (at, row) = &found[&entry.record.id];
            assert_eq!(row.len(), columns(Layout::Parquet).count());
            for (name, value) in row {
                assert!(same(value, &expected(name, &entry)), "{name} of {}: {value}", entry.record.id);
            }
            let record: Record = serde_json::from_str(row["record"].as_str().unwrap()).unwrap();
            assert_eq!(&record, entry.record);
            assert_eq!(at, &place(partition, &entry));
        }
    }
}

/// Where a report must lie.
fn place(partition: Partition, entry: &Entry<'_>) -> PathBuf {
    let own = entry.record.date.as_ref().and_then(|date| date.start.clone());
    let day = own.or_else(|| entry.record.published.clone());
    let parts: Vec<String> = match &day {
        Some(day) => day[..10].split('-').map(|part| part.trim_start_matches('0').to_owned()).collect(),
        None => vec!["__HIVE_DEFAULT_PARTITION__".to_owned(); 3],
    };
    let depth = match partition {
        Partition::None => 0,
        Partition::Year => 1,
        Partition::Month => 2,
        Partition::Day => 3,
    };
    ["year", "month", "day"].iter().zip(parts).take(depth).map(|(key, part)| format!("{key}={part}")).collect()
}
