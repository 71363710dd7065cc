//! Lists the files below `data/` so that the library can embed them without naming each one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("data");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut names = Vec::new();
    list(&root, &root, &mut names)?;
    names.sort();
    let mut table = String::from("&[\n");
    for name in &names {
        let path = root.join(name);
        let _ = writeln!(table, "    ({name:?}, include_str!({path:?})),");
    }
    table.push(']');
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    fs::write(out.join("files.rs"), table)
}

/// Collects the data files below `dir`, as paths relative to `root` with forward slashes.
fn list(root: &Path, dir: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo:rerun-if-changed={}", path.display());
            list(root, &path, names)?;
        } else if path.extension().is_some_and(|e| e != "md")
            && let Ok(relative) = path.strip_prefix(root)
        {
            names.push(relative.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
