//! `marsad analyse`: tokens with their analyses, and CoNLL-U.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::morph::{Analysis, Origin, Part as WordPart};
use marsad::{Article, Engine};

use crate::documents::Inputs;
use crate::failure::{Ended, Outcome};
use crate::features;
use crate::output;
use crate::style::{Part, Style, When, plain};

/// Show the tokens of documents with their analyses
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad analyse article.txt                        the reading chosen in context
  marsad analyse article.txt --all                  every reading
  marsad analyse article.txt --format conllu        for tools of Universal Dependencies")]
pub(crate) struct AnalyseArgs {
    #[command(flatten)]
    inputs: Inputs,
    /// A table for people, or CoNLL-U
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Every analysis of each token, the chosen one marked with *
    #[arg(long)]
    all: bool,
    /// When to colour
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Conllu,
}

/// Runs the command.
pub(crate) fn run(args: &AnalyseArgs, source: &Source) -> Ended {
    let mut documents = args.inputs.documents()?;
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let style = Style::new(args.color);
    let mut out = output::stdout();
    for document in &mut documents {
        let article = worker.words(&document);
        match args.format {
            Format::Table => table(&mut out, &article, args.all, style)?,
            Format::Conllu => conllu(&mut out, &engine, &article)?,
        }
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}

fn table(out: &mut impl Write, article: &Article<'_>, all: bool, style: Style) -> io::Result<()> {
    for (number, range) in article.lines.iter().enumerate().filter(|(_, range)| !range.is_empty()) {
        let text = article.document.lines.get(number).map_or("", String::as_str);
        writeln!(out, "{}", style.paint(Part::Title, &plain(text)))?;
        for token in range.clone() {
            let Some(chosen) = article.word(token) else {
                writeln!(out, "  {token:>5}   {}", plain(article.text(token)))?;
                continue;
            };
            writeln!(out, "  {token:>5} * {}", reading(article, token, chosen, style))?;
            let others = article.analyses(token).iter().filter(|other| all && *other != chosen);
            for other in others {
                writeln!(out, "          {}", reading(article, token, other, style))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

/// A reading on one line: the word, its lemma and gloss, part of speech, features, root.
pub(crate) fn reading(article: &Article<'_>, token: u32, word: &Analysis, style: Style) -> String {
    let lexeme = article.entry(word.lexeme);
    let lemma = lexeme.map_or("", |lexeme| &*lexeme.lemma);
    let gloss = lexeme.map_or("", |lexeme| &*lexeme.gloss);
    let root = lexeme.map_or("", |lexeme| &*lexeme.root);
    let origin = match word.origin {
        Origin::Lexicon => "",
        Origin::Tolerant => "  tolerant",
        Origin::Guess => "  guessed",
    };
    let features = features::of_stem(word);
    let features = if features == "_" { "" } else { &features };
    let pos = format!("{:?}", word.pos);
    let text = style.isolate(article.text(token));
    let (lemma, root) = (style.paint(Part::Name, &style.isolate(lemma)), style.isolate(root));
    format!("{pos:<17} {text}  {lemma}  {root}  {}  {features}{origin}", style.paint(Part::Faint, gloss))
}

/// The sentences of an article in CoNLL-U: a token of several words is a range line.
fn conllu(out: &mut impl Write, engine: &Engine, article: &Article<'_>) -> io::Result<()> {
    for (number, sentence) in article.sentences.iter().enumerate() {
        writeln!(out, "# sent_id = {}-{}", article.document.id, number + 1)?;
        writeln!(out, "# text = {}", article.line_text(sentence.line, sentence.start, sentence.end))?;
        let mut id = 1;
        for token in sentence.tokens.clone() {
            let words = engine.analyser().words(article, token);
            let space = match article.tokens.get(token as usize + 1) {
                Some(next) if token + 1 < sentence.tokens.end && !next.spaced => "SpaceAfter=No",
                _ => "_",
            };
            let last = id + words.len().max(1) - 1;
            if words.len() > 1 {
                writeln!(out, "{id}-{last}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", article.text(token))?;
            }
            let line = article.tokens.get(token as usize).map_or(0, |token| token.line);
            let end = article.tokens.get(token as usize).map_or(0, |token| token.end);
            let mut start = article.tokens.get(token as usize).map_or(0, |token| token.start);
            for (index, word) in words.iter().enumerate() {
                // Words follow each other without a gap: a mark on the last letter of one belongs to it.
                let until = match words.get(index + 1) {
                    Some(next) => article.stretch(token, next.letters.clone()).start,
                    None => end,
                };
                let form = article.line_text(line, start, until);
                start = until;
                let feats = match (word.part, article.word(token)) {
                    (WordPart::Stem, Some(analysis)) => features::of_stem(analysis),
                    (WordPart::Pronoun, Some(Analysis { suffix: Some(pronoun), .. })) => features::of_pronoun(pronoun),
                    _ => "_".to_owned(),
                };
                let misc = if words.len() > 1 { "_" } else { space };
                let lemma = if word.lemma.is_empty() { "_" } else { &word.lemma };
                writeln!(out, "{id}\t{form}\t{lemma}\t{}\t_\t{feats}\t_\t_\t_\t{misc}", word.upos)?;
                id += 1;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}
