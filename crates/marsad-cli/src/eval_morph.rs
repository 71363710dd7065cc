//! `marsad eval-morph`: the scores of morphology on a treebank, and its coverage of a corpus.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use clap::Args;
use marsad::data::Source;
use marsad::morph::Origin;
use marsad::text::TokenKind;
use marsad::{Article, Document, Engine};
use marsad_read::{Options, Reader};

use crate::failure::{Ended, Outcome};
use crate::reference;

/// Score the morphology: word segmentation, parts of speech and lemmas on a treebank, coverage on a corpus
#[derive(Debug, Args)]
pub(crate) struct EvalMorphArgs {
    /// The treebank, CoNLL-U; else bench/pud.conllu below MARSAD_REFERENCE
    treebank: Option<PathBuf>,
    /// The corpus, in any format that documents come in; else corpus/news.jsonl.gz below MARSAD_REFERENCE
    corpus: Option<PathBuf>,
    /// List the differences by class, each with its neighbours, and the words that the lexicon does not have
    #[arg(long)]
    errors: bool,
}

/// Runs the command; a file that is absent is said to be skipped.
pub(crate) fn run(args: &EvalMorphArgs, source: &Source) -> Ended {
    let engine = Engine::new(source).map_err(|error| crate::failure::Failure::Input(error.to_string()))?;
    let mut out = io::stdout().lock();
    if let Some(bank) = reference::find(args.treebank.as_deref(), reference::TREEBANK, &mut out)? {
        treebank(&engine, BufReader::new(File::open(bank)?), args.errors, &mut out)?;
    }
    if let Some(articles) = reference::find(args.corpus.as_deref(), reference::CORPUS, &mut out)? {
        let documents = Reader::open(&articles, Options::default()).filter_map(Result::ok);
        corpus(&engine, documents, if args.errors { 3000 } else { 0 }, &mut out)?;
    }
    Ok(Outcome::Done)
}

/// One word of the treebank.
#[derive(Debug, Clone)]
struct Gold {
    form: String,
    lemma: String,
    upos: String,
}

/// Right, given and wanted words.
#[derive(Debug, Default)]
struct Score {
    gold: usize,
    given: usize,
    right: usize,
    upos: usize,
    lemma: usize,
}

/// Compares the chosen readings of a treebank's sentences with its own; with `errors` lists the differences, the commonest class first.
///
/// # Errors
/// When reading or writing fails.
pub fn treebank(engine: &Engine, input: impl BufRead, errors: bool, out: &mut impl Write) -> io::Result<()> {
    let mut worker = engine.worker();
    let mut score = Score::default();
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut text = String::new();
    let mut words = Vec::new();
    for line in input.lines().chain([Ok(String::new())]) {
        let line = line?;
        if let Some(rest) = line.strip_prefix("# text = ") {
            text = rest.to_owned();
        } else if line.is_empty() && !words.is_empty() {
            let document = Document::new("", "", &text);
            let article = worker.words(&document);
            compare(&article, &words, &mut score, |class, fault| {
                if errors {
                    faults.entry(class).or_default().push(fault);
                }
            });
            words.clear();
        } else if let Some(word) = gold(&line) {
            words.push(word);
        }
    }
    let part = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let f1 = part(2 * score.right, score.gold + score.given);
    writeln!(out, "words          {} in the treebank, {} given, {} right", score.gold, score.given, score.right)?;
    writeln!(out, "segmentation   {f1:.4} F1")?;
    writeln!(out, "part of speech {:.4} of {} right words", part(score.upos, score.right), score.right)?;
    writeln!(out, "lemma          {:.4}", part(score.lemma, score.right))?;
    let mut faults: Vec<_> = faults.into_iter().collect();
    faults.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    for (class, faults) in faults {
        writeln!(out, "\n{class}: {}", faults.len())?;
        for fault in faults {
            writeln!(out, "  {fault}")?;
        }
    }
    Ok(())
}

/// Prints the share of a corpus's running words that have a reading in the lexicon, and the commonest that have none.
///
/// # Errors
/// When writing fails.
pub fn corpus(
    engine: &Engine,
    documents: impl Iterator<Item = Document>,
    missing: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut worker = engine.worker();
    let (mut all, mut known) = (0usize, 0usize);
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let article = worker.words(&document);
        for token in 0..article.tokens.len() as u32 {
            if article.kind(token) != Some(TokenKind::Word) {
                continue;
            }
            all += 1;
            if article.analyses(token).iter().any(|reading| reading.origin != Origin::Guess) {
                known += 1;
            } else if missing > 0 {
                *unknown.entry(article.form(token).to_owned()).or_default() += 1;
            }
        }
    }
    let share = if all == 0 { 0.0 } else { known as f64 / all as f64 };
    writeln!(out, "coverage       {share:.4} of {all} running words")?;
    let mut unknown: Vec<_> = unknown.into_iter().collect();
    unknown.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (word, count) in unknown.into_iter().take(missing) {
        writeln!(out, "{count}\t{word}")?;
    }
    Ok(())
}

fn gold(line: &str) -> Option<Gold> {
    let mut cells = line.split('\t');
    cells.next()?.parse::<u32>().ok()?;
    let (form, lemma, upos) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Gold { form: form.to_owned(), lemma: lemma.to_owned(), upos: upos.to_owned() })
}

fn compare(article: &Article<'_>, gold: &[Gold], score: &mut Score, mut fault: impl FnMut(String, String)) {
    let mut given = BTreeMap::new();
    let mut at = 0;
    for token in 0..article.tokens.len() as u32 {
        let text = article.text(token);
        let whole = text.chars().filter(|c| !c.is_whitespace()).count();
        let words = article.analyser.words(article, token);
        let one = words.len() == 1;
        for word in words {
            let stretch = article.characters.stretch(text, word.letters.clone());
            let length = if one { whole } else { (stretch.end - stretch.start) as usize };
            given.insert((at, at + length), (word, text));
            at += length;
        }
    }
    score.given += given.len();
    score.gold += gold.len();
    let mut at = 0;
    for (index, word) in gold.iter().enumerate() {
        let length = word.form.chars().filter(|c| !c.is_whitespace()).count();
        let span = (at, at + length);
        at += length;
        let around = || {
            let neighbours = gold.get(index.saturating_sub(3)..(index + 4).min(gold.len())).unwrap_or(&[]);
            neighbours.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" ")
        };
        let Some((ours, _)) = given.get(&span) else {
            let cut = given.iter().filter(|((start, end), _)| *start < span.1 && span.0 < *end);
            let ours: Vec<String> = cut.map(|(_, (word, text))| format!("{text}/{}", word.upos)).collect();
            let detail = format!("{} {} given {} | {}", word.form, word.upos, ours.join(" "), around());
            fault("segmentation".to_owned(), detail);
            continue;
        };
        score.right += 1;
        if ours.upos == word.upos {
            score.upos += 1;
        } else {
            let class = format!("{} given as {}", word.upos, ours.upos);
            fault(class, format!("{} {} | {}", word.form, ours.lemma, around()));
        }
        if folded(&ours.lemma) == folded(&word.lemma) {
            score.lemma += 1;
        } else {
            fault("lemma".to_owned(), format!("{} {} given {} | {}", word.form, word.lemma, ours.lemma, around()));
        }
    }
}

/// A lemma without diacritics, its alefs, ya and ta marbuta folded.
fn folded(lemma: &str) -> String {
    lemma
        .chars()
        .filter_map(|c| match c {
            '\u{64B}'..='\u{652}' | '\u{670}' | '`' | '\u{640}' => None,
            '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => Some('\u{627}'),
            '\u{649}' => Some('\u{64A}'),
            '\u{629}' => Some('\u{647}'),
            other => Some(other),
        })
        .collect()
}
