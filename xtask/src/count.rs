//! `cargo xtask count CORPUS`: counts entries and sequences of tags on a corpus without annotation.
//!
//! Expectation maximisation over the readings that the lexicon allows: words with one reading count first, then each round
//! spreads every other word over its readings by what was counted before (forward-backward over sentences). The files go to
//! `crates/marsad/data/frequency/`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use marsad::data::Source;
use marsad::morph::tag::{self, STOP, TAGS, Tag};
use marsad::{Article, Document, Engine};
use marsad_read::{Options, Reader};

/// One reading of a token, as far as counting asks.
#[derive(Debug, Clone, Copy)]
struct Node {
    tag: Tag,
    /// The entry; none for guessed words and what is no word.
    lexeme: Option<u32>,
    /// Weight without the entry's frequency.
    weight: f64,
}

type Sentence = Vec<Vec<Node>>;

/// Counts of one round.
struct Counts {
    lexemes: Vec<f64>,
    pairs: Vec<f64>,
}

const ROUNDS: usize = 8;
/// Entries counted less are not written.
const LEAST: f64 = 4.0;

/// Runs the command.
pub fn run(corpus: &Path, data: &Path) -> Result<(), Box<dyn Error>> {
    let mut source = Source::default();
    for file in Source::embedded().files("", "").filter(|file| !file.name.starts_with("frequency/")) {
        source.insert(file.name.to_owned(), file.text.to_owned());
    }
    let engine = Engine::new(&source)?;
    let lexemes = engine.analyser().lexemes().len();
    let mut worker = engine.worker();
    let mut sentences = Vec::new();
    for document in Reader::open(corpus, Options::default()).filter_map(Result::ok) {
        let document: Document = document;
        lattices(&worker.words(&document), &mut sentences);
    }
    let mut counts = certain(&sentences, lexemes);
    for round in 0..ROUNDS {
        let mut next = Counts { lexemes: vec![0.0; lexemes], pairs: vec![0.0; TAGS * TAGS] };
        let mut fit = 0.0;
        let model = Model::new(&counts);
        for sentence in &sentences {
            fit += model.spread(sentence, &mut next);
        }
        eprintln!("round {round}: {fit:.0}");
        counts = next;
    }
    fs::create_dir_all(data.join("frequency"))?;
    fs::write(data.join("frequency/lexemes.tsv"), lexeme_table(&engine, &counts))?;
    fs::write(data.join("frequency/transitions.tsv"), transition_table(&counts))?;
    Ok(())
}

fn lattices(article: &Article<'_>, out: &mut Vec<Sentence>) {
    for sentence in &article.sentences {
        let mut lattice = Vec::new();
        let open = article.analyser.open(article, sentence.tokens.clone());
        for (index, readings) in sentence.tokens.clone().zip(open) {
            let Some(token) = article.tokens.get(index as usize) else { continue };
            let mut nodes: Vec<Node> = readings
                .iter()
                .map(|reading| Node {
                    tag: tag::of(reading),
                    lexeme: article.analyser.lexeme(reading.lexeme).map(|_| reading.lexeme.0),
                    weight: (-f64::from(reading.cost) / 100.0).exp(),
                })
                .collect();
            if nodes.is_empty() {
                let tag = tag::of_token(token.kind, article.form(index));
                nodes.push(Node { tag, lexeme: None, weight: 1.0 });
            }
            lattice.push(nodes);
        }
        out.push(lattice);
    }
}

/// The first counts: words with one entry, and pairs of words with one tag each.
fn certain(sentences: &[Sentence], lexemes: usize) -> Counts {
    let mut counts = Counts { lexemes: vec![0.0; lexemes], pairs: vec![0.0; TAGS * TAGS] };
    for sentence in sentences {
        let mut before = Some(STOP);
        for nodes in sentence {
            let first = nodes.first().copied();
            let one = first.filter(|first| nodes.iter().all(|node| node.lexeme == first.lexeme));
            if let Some(lexeme) = one.and_then(|node| node.lexeme) {
                counts.lexemes[lexeme as usize] += 1.0;
            }
            let tag = first.map(|node| node.tag).filter(|tag| nodes.iter().all(|node| node.tag == *tag));
            if let (Some(before), Some(tag)) = (before, tag) {
                counts.pairs[usize::from(before) * TAGS + usize::from(tag)] += 1.0;
            }
            before = tag;
        }
        if let Some(before) = before {
            counts.pairs[usize::from(before) * TAGS + usize::from(STOP)] += 1.0;
        }
    }
    counts
}

struct Model {
    lexemes: Vec<f64>,
    ratios: Vec<f64>,
    tags: Vec<f64>,
}

impl Model {
    fn new(counts: &Counts) -> Self {
        let total: f64 = counts.lexemes.iter().sum();
        let lexemes = counts.lexemes.iter().map(|count| (count + 0.3) / total).collect();
        let transitions = marsad::morph::Transitions::from_counts(&counts.pairs);
        let mut ratios = Vec::with_capacity(TAGS * TAGS);
        for from in 0..TAGS {
            for to in 0..TAGS {
                ratios.push((-f64::from(transitions.cost(from as Tag, to as Tag)) / 100.0).exp());
            }
        }
        let tags = (0..TAGS).map(|tag| (-f64::from(transitions.tag(tag as Tag)) / 100.0).exp()).collect();
        Self { lexemes, ratios, tags }
    }

    fn ratio(&self, from: Tag, to: Tag) -> f64 {
        self.ratios[usize::from(from) * TAGS + usize::from(to)]
    }

    fn emission(&self, node: &Node) -> f64 {
        node.weight
            * self.tags[usize::from(node.tag)]
            * node.lexeme.map_or(1e-6, |lexeme| self.lexemes[lexeme as usize])
    }

    /// Adds the expected counts of a sentence; returns its log likelihood.
    fn spread(&self, sentence: &Sentence, counts: &mut Counts) -> f64 {
        let edge = [Node { tag: STOP, lexeme: None, weight: 1.0 }];
        let mut forward: Vec<Vec<f64>> = Vec::with_capacity(sentence.len());
        let mut fit = 0.0;
        let mut before: (&[Node], Vec<f64>) = (&edge, vec![1.0]);
        for nodes in sentence {
            let mut values: Vec<f64> = nodes
                .iter()
                .map(|node| {
                    let sum: f64 = before
                        .0
                        .iter()
                        .zip(&before.1)
                        .map(|(from, value)| value * self.ratio(from.tag, node.tag))
                        .sum();
                    sum * self.emission(node)
                })
                .collect();
            let scale: f64 = values.iter().sum::<f64>().max(1e-300);
            fit += scale.ln();
            values.iter_mut().for_each(|value| *value /= scale);
            forward.push(values.clone());
            before = (nodes, values);
        }
        let mut after: (&[Node], Vec<f64>) = (&edge, vec![1.0]);
        for index in (0..sentence.len()).rev() {
            let nodes = &sentence[index];
            let alpha = &forward[index];
            // How well each node is followed.
            let onward: Vec<f64> = nodes
                .iter()
                .map(|node| {
                    after.0.iter().zip(&after.1).map(|(to, value)| self.ratio(node.tag, to.tag) * value).sum::<f64>()
                })
                .collect();
            let total: f64 = alpha.iter().zip(&onward).map(|(a, b)| a * b).sum::<f64>().max(1e-300);
            for ((node, a), b) in nodes.iter().zip(alpha).zip(&onward) {
                if let Some(lexeme) = node.lexeme {
                    counts.lexemes[lexeme as usize] += a * b / total;
                }
                for (to, value) in after.0.iter().zip(&after.1) {
                    counts.pairs[usize::from(node.tag) * TAGS + usize::from(to.tag)] +=
                        a * self.ratio(node.tag, to.tag) * value / total;
                }
            }
            let mut values: Vec<f64> =
                nodes.iter().zip(&onward).map(|(node, onward)| self.emission(node) * onward).collect();
            let scale: f64 = values.iter().sum::<f64>().max(1e-300);
            values.iter_mut().for_each(|value| *value /= scale);
            after = (nodes, values);
        }
        for (to, value) in after.0.iter().zip(&after.1) {
            let sum: f64 =
                after.0.iter().zip(&after.1).map(|(n, v)| self.ratio(STOP, n.tag) * v).sum::<f64>().max(1e-300);
            counts.pairs[usize::from(STOP) * TAGS + usize::from(to.tag)] += self.ratio(STOP, to.tag) * value / sum;
        }
        fit
    }
}

fn lexeme_table(engine: &Engine, counts: &Counts) -> String {
    let mut rows: BTreeMap<(String, &str), f64> = BTreeMap::new();
    for (lexeme, count) in engine.analyser().lexemes().iter().zip(&counts.lexemes) {
        let key = (lexeme.lemma.to_string(), lexeme.pos.name());
        let row = rows.entry(key).or_default();
        *row = row.max(*count);
    }
    let mut rows: Vec<_> = rows.into_iter().filter(|(_, count)| *count >= LEAST).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut out = String::from(
        "# How often entries occur in the corpus of the press. Made by `cargo xtask count`.\nlemma\tpos\tcount\n",
    );
    for ((lemma, pos), count) in rows {
        let _ = writeln!(out, "{lemma}\t{pos}\t{count:.0}");
    }
    out
}

fn transition_table(counts: &Counts) -> String {
    let mut out = String::from(
        "# How often words of one kind follow those of another. Made by `cargo xtask count`. A row: the first, then second=count.\n",
    );
    for from in 0..TAGS {
        let mut row = tag::name(from as Tag);
        let mut any = false;
        for to in 0..TAGS {
            let count = counts.pairs[from * TAGS + to];
            if count >= 1.0 {
                any = true;
                let _ = write!(row, "\t{}={count:.0}", tag::name(to as Tag));
            }
        }
        if any {
            out.push_str(&row);
            out.push('\n');
        }
    }
    out
}
