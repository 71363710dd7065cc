//! Rows as columns of Parquet. Written without Arrow: its types would be compiled for nothing.

use std::io::Write;
use std::sync::Arc;

use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;

use crate::cell::Cell;
use crate::dictionary::columns;
use crate::entry::Entry;
use crate::{Layout, flat};

/// The values of a report in the order of the dictionary `parquet`.
pub(crate) fn cells(entry: &Entry<'_>) -> Vec<Cell> {
    let mut cells = flat::cells(entry);
    // A value in memory can always be written.
    cells.push(Cell::Text(serde_json::to_string(entry.record).unwrap_or_default()));
    let title = entry.document.lines.first().filter(|title| !title.is_empty());
    cells.push(Cell::text(title.map(String::as_str)));
    cells
}

/// The schema that the dictionary describes.
pub(crate) fn schema() -> Result<Arc<Type>> {
    let mut text = "message report {\n".to_owned();
    for column in columns(Layout::Parquet) {
        let name = column.name;
        text += &match column.kind {
            "integer" => format!("optional int64 {name};\n"),
            "number" => format!("optional double {name};\n"),
            "list of strings" => {
                format!(
                    "required group {name} (LIST) {{ repeated group list {{ optional binary element (STRING); }} }}\n"
                )
            }
            _ => format!("optional binary {name} (STRING);\n"),
        };
    }
    parse_message_type(&(text + "}")).map(Arc::new)
}

/// Writes rows as one row group.
pub(crate) fn write<W: Write + Send>(file: &mut SerializedFileWriter<W>, rows: &[Vec<Cell>]) -> Result<()> {
    let mut group = file.next_row_group()?;
    let mut index = 0;
    while let Some(mut column) = group.next_column()? {
        let cells = rows.iter().map(|row| row.get(index).unwrap_or(&Cell::Empty));
        match column.untyped() {
            ColumnWriter::Int64ColumnWriter(writer) => {
                let (levels, values) = optional(cells, |cell| match cell {
                    Cell::Integer(value) => Some(*value),
                    _ => None,
                });
                writer.write_batch(&values, Some(&levels), None)?;
            }
            ColumnWriter::DoubleColumnWriter(writer) => {
                let (levels, values) = optional(cells, |cell| match cell {
                    Cell::Number(value) => Some(*value),
                    _ => None,
                });
                writer.write_batch(&values, Some(&levels), None)?;
            }
            ColumnWriter::ByteArrayColumnWriter(writer) => {
                if rows.iter().any(|row| matches!(row.get(index), Some(Cell::List(_)))) {
                    let (definition, repetition, values) = lists(cells);
                    writer.write_batch(&values, Some(&definition), Some(&repetition))?;
                } else {
                    let (levels, values) = optional(cells, |cell| match cell {
                        Cell::Text(text) => Some(ByteArray::from(text.as_str())),
                        _ => None,
                    });
                    writer.write_batch(&values, Some(&levels), None)?;
                }
            }
            _ => return Err(ParquetError::General("a column of the schema has no writer".to_owned())),
        }
        column.close()?;
        index += 1;
    }
    group.close()?;
    Ok(())
}

/// Definition levels of a column whose values may be absent, and the values.
fn optional<'c, T>(cells: impl Iterator<Item = &'c Cell>, value: impl Fn(&Cell) -> Option<T>) -> (Vec<i16>, Vec<T>) {
    let values: Vec<Option<T>> = cells.map(value).collect();
    (values.iter().map(|value| i16::from(value.is_some())).collect(), values.into_iter().flatten().collect())
}

/// Definition and repetition levels of a column of lists, and the values: an empty list is level 0, an absent value in a list 1, a
/// value 2; the first value of a list repeats nothing.
fn lists<'c>(cells: impl Iterator<Item = &'c Cell>) -> (Vec<i16>, Vec<i16>, Vec<ByteArray>) {
    let (mut definition, mut repetition, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let list = if let Cell::List(list) = cell { list.as_slice() } else { &[] };
        if list.is_empty() {
            definition.push(0);
            repetition.push(0);
        }
        for (index, value) in list.iter().enumerate() {
            repetition.push(i16::from(index > 0));
            definition.push(if value.is_some() { 2 } else { 1 });
            values.extend(value.as_deref().map(ByteArray::from));
        }
    }
    (definition, repetition, values)
}
