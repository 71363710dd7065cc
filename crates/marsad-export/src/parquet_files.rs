//! A directory of Parquet files. Rows wait in their partition until there are enough for a row group; when too many wait in all, the
//! fullest partition is written. So memory is bounded whatever the number of partitions.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use crate::cell::Cell;
use crate::entry::Entry;
use crate::moment;
use crate::parquet_columns::{cells, schema, write};
use crate::partition::Partition;

/// Rows of a row group.
const GROUP: usize = 8192;

/// Rows that may wait in all.
const WAITING: usize = 4 * GROUP;

/// Files that may be open at once.
const OPEN: usize = 64;

type Writer = SerializedFileWriter<BufWriter<File>>;

/// The directory.
pub(crate) struct Files {
    directory: PathBuf,
    partition: Partition,
    schema: Arc<Type>,
    properties: WriterPropertiesPtr,
    parts: BTreeMap<PathBuf, Part>,
    waiting: usize,
    /// Counts writes, to find the file that was used longest ago.
    clock: u64,
}

#[derive(Default)]
struct Part {
    rows: Vec<Vec<Cell>>,
    writer: Option<Writer>,
    files: usize,
    used: u64,
}

impl Files {
    /// A directory that must be new or empty: files of an older export would be read along with the new ones.
    pub(crate) fn create(directory: &Path, partition: Partition) -> io::Result<Self> {
        fs::create_dir_all(directory)?;
        if fs::read_dir(directory)?.next().is_some() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "the directory is not empty"));
        }
        Ok(Self {
            directory: directory.to_owned(),
            partition,
            schema: schema()?,
            properties: Arc::new(WriterProperties::builder().set_compression(Compression::SNAPPY).build()),
            parts: BTreeMap::new(),
            waiting: 0,
            clock: 0,
        })
    }

    /// Adds a report.
    pub(crate) fn add(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let directory = self.partition.directory(moment::day(entry.record));
        let part = self.parts.entry(directory.clone()).or_default();
        part.rows.push(cells(entry));
        self.waiting += 1;
        if part.rows.len() >= GROUP {
            self.flush(&directory)?;
        } else if self.waiting >= WAITING {
            let fullest = self.parts.iter().max_by_key(|(_, part)| part.rows.len()).map(|(name, _)| name.clone());
            self.flush(&fullest.unwrap_or(directory))?;
        }
        Ok(())
    }

    /// Writes what waits and closes all files.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if self.parts.is_empty() {
            // A table without rows is a table still: readers find the columns.
            self.parts.insert(PathBuf::new(), Part::default());
        }
        let names: Vec<PathBuf> = self.parts.keys().cloned().collect();
        for name in names {
            self.flush(&name)?;
            self.close(&name)?;
        }
        Ok(())
    }

    fn flush(&mut self, name: &Path) -> io::Result<()> {
        self.clock += 1;
        let open = self.parts.values().filter(|part| part.writer.is_some()).count();
        if open >= OPEN && self.parts.get(name).is_some_and(|part| part.writer.is_none()) {
            let oldest = self.parts.iter().filter(|(_, part)| part.writer.is_some()).min_by_key(|(_, part)| part.used);
            if let Some(oldest) = oldest.map(|(name, _)| name.clone()) {
                self.close(&oldest)?;
            }
        }
        let Some(part) = self.parts.get_mut(name) else { return Ok(()) };
        part.used = self.clock;
        let mut writer = match part.writer.take() {
            Some(writer) => writer,
            None => {
                let directory = self.directory.join(name);
                fs::create_dir_all(&directory)?;
                let file = File::create(directory.join(format!("part-{}.parquet", part.files)))?;
                part.files += 1;
                SerializedFileWriter::new(BufWriter::new(file), self.schema.clone(), self.properties.clone())?
            }
        };
        let rows = std::mem::take(&mut part.rows);
        if !rows.is_empty() {
            write(&mut writer, &rows)?;
        }
        self.waiting -= rows.len();
        part.writer = Some(writer);
        Ok(())
    }

    fn close(&mut self, name: &Path) -> io::Result<()> {
        match self.parts.get_mut(name).and_then(|part| part.writer.take()) {
            Some(writer) => Ok(writer.close().map(|_| ())?),
            None => Ok(()),
        }
    }
}
