//! `marsad verify`: codes a collection and checks that every record keeps its promises.

use std::hash::{DefaultHasher, Hasher};
use std::io::Write;

use clap::Args;
use marsad::data::Source;
use marsad::{Engine, verify};

use crate::documents::Inputs;
use crate::failure::{Ended, Failure, Outcome};
use crate::{ordered, output};

/// Code documents with one thread and with two, and check every record: spans, order, codes, equal bytes
#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    #[command(flatten)]
    inputs: Inputs,
}

/// What a run over all documents gave.
#[derive(Debug, Default)]
struct Run {
    documents: usize,
    records: usize,
    faults: Vec<String>,
    broken: usize,
    unread: bool,
    bytes: DefaultHasher,
}

/// Runs the command.
pub(crate) fn run(args: &VerifyArgs, source: &Source) -> Ended {
    let engine = Engine::new(source)?;
    let runs = [run_with(1, args, &engine)?, run_with(2, args, &engine)?];
    let mut out = output::stdout();
    let [one, two] = &runs;
    for fault in one.faults.iter().take(100) {
        writeln!(out, "{fault}")?;
    }
    let same = one.bytes.finish() == two.bytes.finish();
    writeln!(out, "documents {}", one.documents)?;
    writeln!(out, "records   {}", one.records)?;
    writeln!(out, "faults    {}", one.faults.len())?;
    writeln!(out, "broken    {}", one.broken)?;
    writeln!(out, "1 and 2 threads give {} bytes", if same { "the same" } else { "different" })?;
    out.finish()?;
    Ok(Outcome::unless(!same || !one.faults.is_empty() || one.broken > 0 || one.unread))
}

fn run_with(threads: usize, args: &VerifyArgs, engine: &Engine) -> Result<Run, Failure> {
    let mut documents = args.inputs.documents()?;
    let mut run = Run::default();
    run.broken = ordered::each(
        engine,
        threads,
        &mut documents,
        |worker, document| {
            let records = worker.code(&document);
            let faults = verify::faults(&records, &document);
            let mut bytes = Vec::new();
            // A value in memory can always be written.
            let _ = serde_json::to_writer(&mut bytes, &records);
            (records.len(), faults, bytes)
        },
        |(records, faults, bytes)| {
            run.documents += 1;
            run.records += records;
            run.faults.extend(faults);
            run.bytes.write(&bytes);
            Ok(())
        },
    )?;
    run.documents += run.broken;
    run.unread = documents.failed();
    Ok(run)
}
