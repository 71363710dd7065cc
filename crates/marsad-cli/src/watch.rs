//! `marsad watch`: feeds into a store.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use marsad::Engine;
use marsad::data::Source;
use marsad_store::{Entry, Run, Store, coding};
use marsad_watch::clock::System;
use marsad_watch::{Article, Dry, Kept, Note, Subscriptions, Watch};

use crate::clock;
use crate::failure::{Ended, Failure, Outcome};

/// Bring the new articles of feeds into a store, coded
///
/// Asks each feed no more often than it allows, and its pages as robots.txt does; remembers what it has seen, so that it can be stopped
/// and started at any moment.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad watch feeds.toml --check                        can the feeds be read?
  marsad watch feeds.toml --store news.store             watch until stopped
  marsad watch feeds.opml --store news.store --once      what is due, then end: for cron
  marsad watch feeds.toml --dry-run                      what would be kept

feeds.toml:
  every = 30                        minutes between two looks at a feed, at least
  contact = \"news@example.org\"      told to the sites
  [[feed]]
  url = \"https://example.org/rss\"
  name = \"example\"                  the outlet; else what the pages say")]
pub(crate) struct WatchArgs {
    /// The feeds: TOML as below, or OPML
    #[arg(value_name = "FEEDS")]
    feeds: PathBuf,
    /// The store; it is made where there is none
    #[arg(long, value_name = "STORE", required_unless_present_any = ["check", "dry_run"])]
    store: Option<PathBuf>,
    /// Do what is due now and end
    #[arg(long)]
    once: bool,
    /// Fetch what is due now and tell it, but keep nothing
    #[arg(long, conflicts_with = "check")]
    dry_run: bool,
    /// Look at each feed once and tell what it lists
    #[arg(long)]
    check: bool,
}

/// Runs the command.
pub(crate) fn run(args: &WatchArgs, source: &Source) -> Ended {
    let name = args.feeds.display();
    let text = fs::read(&args.feeds).map_err(|error| Failure::file(&name, error, "name a list of feeds"))?;
    let text = String::from_utf8_lossy(&text);
    let subscriptions = Subscriptions::parse(&text).map_err(|cause| Failure::Input(format!("{name}: {cause}")))?;
    if args.check {
        return check(&subscriptions);
    }
    let mut failed = false;
    let tell = |note: &Note| {
        failed |= matches!(note, Note::FeedFailed { .. });
        // The gap between two requests is no news.
        if !matches!(note, Note::Waits { seconds: ..60 }) {
            println!("{note}");
        }
    };
    let mut watch = Watch::new(&subscriptions, &System, tell);
    match &args.store {
        Some(store) if !args.dry_run => {
            let engine = Engine::new(source)?;
            let mut worker = engine.worker();
            let store = Store::create(store)?;
            let run = Run { kind: "watch", begun: clock::now(), coded: coding::version(source) };
            let writer = store.writer(run)?;
            let entry = |article: Article| {
                for odd in &article.odd {
                    eprintln!("marsad: warning: {}: {odd}", article.document.id);
                }
                let coding = coding::code(&mut worker, &article.document);
                Entry::new(article.document, true, article.format, &article.raw, coding)
            };
            let ended = watch.run(&mut Kept::new(&store, &writer, entry), !args.once);
            // Where writing has failed, finishing it tells why.
            let tally = writer.finish("{}".to_owned(), clock::now())?;
            ended?;
            println!("{} articles, {} records", tally.added + tally.versions, tally.records);
        }
        store => {
            let store = store.as_ref().filter(|store| store.exists()).map(Store::open).transpose()?;
            let mut dry = Dry::new(store);
            watch.run(&mut dry, false)?;
            println!("{} articles would be kept", dry.articles.len());
        }
    }
    drop(watch);
    Ok(Outcome::unless(failed))
}

fn check(subscriptions: &Subscriptions) -> Ended {
    let told = Watch::new(subscriptions, &System, |_: &Note| ()).check()?;
    let mut failed = false;
    for (url, found) in told {
        match found {
            Ok(found) => {
                let title = found.title.unwrap_or_default();
                println!(
                    "{url}: {} articles, {} dated, {} with their whole text  {title}",
                    found.items, found.dated, found.whole
                );
            }
            Err(cause) => {
                failed = true;
                println!("{url}: {cause}");
            }
        }
    }
    Ok(Outcome::unless(failed))
}
