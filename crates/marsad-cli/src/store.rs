//! `marsad store`: the upkeep of a store.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use marsad_store::{Store, pack};

use crate::failure::{Ended, Outcome};
use crate::output;

/// Check, back up, compact or describe a store
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad store check news.store              is it whole? 1 if not
  marsad store backup news.store copy.store  a copy as of now, while others read and write
  marsad store stats news.store              what is in it, and how large")]
pub(crate) struct StoreArgs {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Look at every page, reference, hash and record
    Check {
        /// The store
        #[arg(value_name = "STORE")]
        store: PathBuf,
        /// Also print the SHA-256 of all content: equal for equal content, whatever the order in which it came
        #[arg(long)]
        digest: bool,
    },
    /// Copy the store as it is at this moment
    Backup {
        /// The store
        #[arg(value_name = "STORE")]
        store: PathBuf,
        /// The copy; one that is there is replaced when the new one is whole
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Write the file anew, without what was deleted
    Compact {
        /// The store
        #[arg(value_name = "STORE")]
        store: PathBuf,
    },
    /// Tell what the store holds
    Stats {
        /// The store
        #[arg(value_name = "STORE")]
        store: PathBuf,
    },
}

/// Runs the command.
pub(crate) fn run(args: &StoreArgs) -> Ended {
    match &args.task {
        Task::Check { store, digest } => check(&Store::open(store)?, *digest),
        Task::Backup { store, to } => {
            Store::open(store)?.backup(to)?;
            Ok(Outcome::Done)
        }
        Task::Compact { store } => {
            let (before, after) = Store::open(store)?.compact()?;
            let mut out = output::stdout();
            writeln!(out, "{:.1} MB before, {:.1} MB after", before as f64 / 1e6, after as f64 / 1e6)?;
            out.finish()?;
            Ok(Outcome::Done)
        }
        Task::Stats { store } => stats(&Store::open(store)?),
    }
}

fn check(store: &Store, digest: bool) -> Ended {
    let check = store.check()?;
    let mut out = output::stdout();
    for fault in &check.faults {
        writeln!(out, "fault: {fault}")?;
    }
    writeln!(out, "{} documents, {} records, {} faults", check.documents, check.records, check.faults.len())?;
    if !check.derived {
        writeln!(out, "copies and events are older than the documents: marsad recode --events brings them up to date")?;
    }
    if digest {
        writeln!(out, "digest {}", pack::hex(&store.digest()?))?;
    }
    out.finish()?;
    Ok(Outcome::unless(!check.faults.is_empty()))
}

fn stats(store: &Store) -> Ended {
    let holdings = store.holdings()?;
    let mut out = output::stdout();
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    for (name, count) in &holdings.counts {
        writeln!(out, "{name:18} {count}")?;
    }
    if let Some((first, last)) = &holdings.days {
        writeln!(out, "{:18} {first} to {last}", "published")?;
    }
    for (version, count) in &holdings.coded {
        writeln!(out, "{:18} {version}: {count} documents", "coded by")?;
    }
    let times = holdings.file as f64 / holdings.text.max(1) as f64;
    writeln!(
        out,
        "{:18} {:.2} MB, {times:.2} times the {:.2} MB of text",
        "file",
        megabytes(holdings.file),
        megabytes(holdings.text)
    )?;
    for (table, size) in &holdings.sizes {
        writeln!(out, "  {table:16} {:.2} MB", megabytes(*size))?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}
