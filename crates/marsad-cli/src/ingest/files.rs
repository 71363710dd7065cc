//! The files of a command line, folders walked, and how far their reading has come.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::failure::Failure;

/// Files to read, and their size in all; none where standard input is among them.
#[derive(Debug)]
pub(crate) struct Files {
    /// In the order of the command line; those of a folder by name.
    pub(crate) paths: Vec<PathBuf>,
    /// Bytes as they stand on the disk.
    pub(crate) size: Option<u64>,
}

/// The files named, and those below folders named, without hidden ones and without the store itself.
pub(crate) fn list(named: &[PathBuf], store: &Path) -> Result<Files, Failure> {
    let mut paths = Vec::new();
    for path in named {
        if path.is_dir() { walk(path, &mut paths)? } else { paths.push(path.clone()) }
    }
    let store = store.display().to_string();
    paths.retain(|path| {
        let name = path.display().to_string();
        name.strip_prefix(&store).is_none_or(|rest| !["", "-wal", "-shm"].contains(&rest))
    });
    let size =
        |path: &PathBuf| if path.as_os_str() == "-" { None } else { fs::metadata(path).ok().map(|data| data.len()) };
    Ok(Files { size: paths.iter().map(size).sum(), paths })
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let fault = |error| Failure::file(folder.display(), error, "make the folder readable");
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        entries.push(entry.map_err(fault)?.path());
    }
    entries.sort();
    for path in entries {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        // A link to a folder may lead in circles.
        let folder = fs::symlink_metadata(&path).is_ok_and(|data| data.is_dir());
        if folder {
            walk(&path, paths)?
        } else if path.is_file() {
            paths.push(path)
        }
    }
    Ok(())
}

/// A file that counts the bytes read from it.
pub(crate) struct Counted {
    file: File,
    count: Arc<AtomicU64>,
}

impl Counted {
    /// Opens a file.
    pub(crate) fn open(path: &Path, count: &Arc<AtomicU64>) -> io::Result<Self> {
        Ok(Self { file: File::open(path)?, count: Arc::clone(count) })
    }
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.count.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
