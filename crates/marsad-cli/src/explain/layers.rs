//! What the stages before the rules made of a line.

use std::io::{self, Write};
use std::ops::Range;

use marsad::syntax::Relation;
use marsad::{Article, Engine};

use crate::features;
use crate::names::kind;
use crate::style::{Part, Style, plain};

/// The tokens: number, head and relation, part of speech, lemma, features.
pub(super) fn tokens(
    out: &mut impl Write,
    engine: &Engine,
    article: &Article<'_>,
    line: &Range<u32>,
    style: Style,
) -> io::Result<()> {
    heading(out, "tokens", style)?;
    for token in line.clone() {
        let head = article.syntax.head(token).map_or_else(|| "-".to_owned(), |head| head.to_string());
        let mut relation = relation(article.syntax.relation(token)).to_owned();
        if let Some(index) = article.syntax.preposition(token)
            && let Some(preposition) = engine.parser().words().preposition(index)
        {
            relation = format!("{relation} {}", style.isolate(&preposition.form));
        }
        let passive = if article.syntax.passive(token) { " passive" } else { "" };
        write!(out, "    {token:>4} → {head:<4} {relation:<15}{passive} ")?;
        match article.word(token) {
            Some(word) => {
                let lexeme = article.entry(word.lexeme);
                let lemma = lexeme.map_or("", |lexeme| &*lexeme.lemma);
                let gloss = lexeme.map_or("", |lexeme| &*lexeme.gloss);
                let features = features::of_stem(word);
                let (text, lemma) =
                    (style.isolate(article.text(token)), style.paint(Part::Name, &style.isolate(lemma)));
                let gloss = style.paint(Part::Faint, gloss);
                writeln!(out, "{:<17} {text}  {lemma}  {gloss}  {features}", format!("{:?}", word.pos))?;
            }
            None => writeln!(out, "{:<17} {}", "", plain(article.text(token)))?,
        }
    }
    Ok(())
}

/// Entities, places and references.
pub(super) fn names(out: &mut impl Write, article: &Article<'_>, line: &Range<u32>, style: Style) -> io::Result<()> {
    let of_line = article.names.mentions.iter().filter(|mention| within(&mention.tokens, line));
    for (index, mention) in of_line.enumerate() {
        if index == 0 {
            heading(out, "names", style)?;
        }
        let Range { start, end } = mention.tokens;
        let text = style.paint(Part::Name, &style.isolate(article.text_of(&mention.tokens)));
        write!(out, "    {start:>4}-{:<4} {:<13} {text}", end.saturating_sub(1), kind(mention.kind))?;
        let sector = mention.sector.map(|sector| sector.code());
        for code in [mention.country(), sector, mention.role.as_deref(), mention.id.as_deref()].into_iter().flatten() {
            write!(out, " {code}")?;
        }
        if let Some(fullest) = mention.referent.and_then(|id| article.names.mentions.get(id.0 as usize)) {
            write!(out, "  {} {}", style.paint(Part::Faint, "is"), style.isolate(article.text_of(&fullest.tokens)))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Times and numbers with their values.
pub(super) fn times(out: &mut impl Write, article: &Article<'_>, line: &Range<u32>, style: Style) -> io::Result<()> {
    let times = article.times.iter().map(|time| {
        let value = time.value.clone().unwrap_or_else(|| "unresolved".to_owned());
        (&time.tokens, time.kind.name(), value)
    });
    let numbers = article.numbers.iter().map(|number| {
        let bound = |bound: Option<f64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
        let range = || format!("{} to {}", bound(number.min), bound(number.max));
        let value = number.value.map_or_else(range, |value| value.to_string());
        (&number.tokens, number.kind.name(), format!("{value} {}", number.unit.as_deref().unwrap_or("")))
    });
    let of_line = times.chain(numbers).filter(|(tokens, _, _)| within(tokens, line));
    for (index, (tokens, kind, value)) in of_line.enumerate() {
        if index == 0 {
            heading(out, "times and numbers", style)?;
        }
        let text = style.paint(Part::Name, &style.isolate(article.text_of(tokens)));
        writeln!(out, "    {:>4}-{:<4} {kind:<13} {text}  {value}", tokens.start, tokens.end.saturating_sub(1))?;
    }
    Ok(())
}

/// A heading within a line's explanation.
pub(super) fn heading(out: &mut impl Write, text: &str, style: Style) -> io::Result<()> {
    writeln!(out, "  {}", style.paint(Part::Faint, text))
}

fn within(tokens: &Range<u32>, line: &Range<u32>) -> bool {
    line.start <= tokens.start && tokens.start < line.end
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Root => "root",
        Relation::Subject => "subject",
        Relation::Object => "object",
        Relation::SecondObject => "second object",
        Relation::Oblique => "oblique",
        Relation::Genitive => "genitive",
        Relation::Adjective => "adjective",
        Relation::Apposition => "apposition",
        Relation::Conjunct => "conjunct",
        Relation::Complement => "complement",
        Relation::Relative => "relative",
        Relation::Adverbial => "adverbial",
        Relation::Circumstantial => "circumstantial",
        Relation::Auxiliary => "auxiliary",
        Relation::Part => "part",
        Relation::Function => "function",
        Relation::Time => "time",
        Relation::Other => "-",
    }
}
