//! Sixty pages of twelve layouts (`pages/make.py`): what is read of them against what they hold.
//!
//! `cargo test -p marsad-read --test pages -- --nocapture` prints the scores.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use marsad_read::{Options, Reader};
use serde_json::Value;

/// How often things were right, found wrongly, missed.
#[derive(Default)]
struct Score {
    pages: usize,
    titles: usize,
    dates: usize,
    both: usize,
    read: usize,
    gold: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.read + self.gold) as f64
    }
}

fn common(one: &[String], other: &[String]) -> usize {
    let mut left = other.to_vec();
    let take = |line: &String| left.iter().position(|known| known == line).map(|at| left.swap_remove(at));
    one.iter().filter_map(take).count()
}

#[test]
fn titles_dates_and_segments() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let gold = fs::read_to_string(folder.join("gold.jsonl")).unwrap();
    let (mut all, mut old, mut layouts) = (Score::default(), Score::default(), BTreeMap::<String, Score>::new());
    for row in gold.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let name = row["page"].as_str().unwrap();
        let text: Vec<String> =
            row["text"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect();
        let read: Vec<_> = Reader::open(folder.join(name), Options::default()).collect();
        assert_eq!(read.len(), 1, "{name}");
        let document = read[0].as_ref().unwrap();
        let (title, lines) = document.lines.split_first().unwrap();
        let day = document.published.as_deref().and_then(|date| date.get(..10));
        let (title, date) = (*title == row["title"], day == row["date"].as_str());
        let both = common(lines, &text);
        if !title || !date || both != text.len() || both != lines.len() {
            println!(
                "{name}: title {title}, date {date} ({day:?}), segments {both} of {} read, {} in it",
                lines.len(),
                text.len()
            );
            lines.iter().filter(|line| !text.contains(line)).for_each(|line| println!("    not in it: {line}"));
            text.iter().filter(|line| !lines.contains(line)).for_each(|line| println!("    missed: {line}"));
            if !title {
                println!("    title: {}", document.lines[0]);
            }
        }
        let bytes = fs::read(folder.join(name)).unwrap();
        let layout = layouts.entry(name.split('-').next().unwrap().to_owned()).or_default();
        let not_utf8 = std::str::from_utf8(&bytes).is_err().then_some(&mut old);
        for score in [Some(&mut all), Some(layout), not_utf8].into_iter().flatten() {
            score.pages += 1;
            score.titles += usize::from(title);
            score.dates += usize::from(date);
            score.both += both;
            score.read += lines.len();
            score.gold += text.len();
        }
    }
    layouts.insert("~ not UTF-8".to_owned(), old);
    layouts.insert("~ all".to_owned(), all);
    println!("{:12} {:>5} {:>6} {:>6} {:>9}", "", "pages", "titles", "dates", "segments");
    for (layout, score) in &layouts {
        println!("{layout:12} {:5} {:6} {:6} {:9.3}", score.pages, score.titles, score.dates, score.f1());
    }
    let (all, old) = (&layouts["~ all"], &layouts["~ not UTF-8"]);
    assert_eq!((all.pages, all.titles, all.dates), (60, 60, 60));
    assert!(all.f1() >= 0.95, "{}", all.f1());
    assert_eq!((old.titles, old.dates, old.f1()), (old.pages, old.pages, 1.0), "{} pages in old encodings", old.pages);
}
