//! `marsad eval-pages`: how well web pages are read.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use marsad_read::score::{PageScore, f1, score};

use crate::failure::{Ended, Failure, Outcome};
use crate::output;

/// Score the reading of web pages: titles, dates, paragraphs
#[derive(Debug, Args)]
#[command(
    after_help = "Each line of the list: {\"page\": \"a.html\", \"title\": \"...\", \"date\": \"2018-05-18\" or null, \"text\": [\"paragraph\", ...]},
the pages beside it. A paragraph counts if it is read whole and alone."
)]
pub(crate) struct EvalPagesArgs {
    /// The list of pages with what they hold
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Tell what was read wrongly
    #[arg(long)]
    errors: bool,
}

/// Runs the command.
pub(crate) fn run(args: &EvalPagesArgs) -> Ended {
    let pages = score(&args.gold).map_err(Failure::Input)?;
    let mut out = output::stdout();
    if args.errors {
        for page in pages.iter().filter(|page| !page.is_right()) {
            tell(page, &mut out)?;
        }
    }
    // Pages of one layout share what stands before the last hyphen of their names.
    let mut layouts: BTreeMap<&str, Vec<&PageScore>> = BTreeMap::new();
    for page in &pages {
        layouts.entry(page.page.rsplit_once('-').map_or("", |(layout, _)| layout)).or_default().push(page);
    }
    writeln!(out, "{:16} {:>5} {:>6} {:>6} {:>14}", "", "pages", "titles", "dates", "paragraphs F1")?;
    let rows = layouts.into_iter().chain([("all", pages.iter().collect())]);
    for (layout, pages) in rows {
        let titles = pages.iter().filter(|page| page.title_right).count();
        let dates = pages.iter().filter(|page| page.date_right).count();
        writeln!(out, "{layout:16} {:5} {titles:6} {dates:6} {:14.3}", pages.len(), f1(pages))?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn tell(page: &PageScore, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{}", page.page)?;
    if !page.title_right {
        writeln!(out, "  title  {}", page.title)?;
    }
    if !page.date_right {
        writeln!(out, "  date   {}", page.date.as_deref().unwrap_or("none"))?;
    }
    for (mark, lines) in [('+', &page.extra), ('-', &page.missed)] {
        for line in lines {
            writeln!(out, "  {mark} {line}")?;
        }
    }
    Ok(())
}
