//! The compiled knowledge and the workers that use it.

use std::panic::resume_unwind;
use std::thread;

use crate::article::Article;
use crate::data::{Error, Source};
use crate::document::Document;
use crate::events::{Coder, Report, SeenWords};
use crate::morph::{Analyser, Morphology};
use crate::names::{Lookups, Names, Recogniser};
use crate::record::Record;
use crate::syntax::{ClosedSpellings, Parser, Syntax};
use crate::text::{Forms, Tokenizer};
use crate::time::{self, Grammar, Spellings};

/// The day on which the examples of rules are read, a Wednesday.
pub const EXAMPLE_DAY: &str = "2024-05-15";

/// The knowledge files, compiled. Immutable; share one among threads.
#[derive(Debug)]
pub struct Engine {
    text: Tokenizer,
    morph: Analyser,
    time: Grammar,
    names: Recogniser,
    syntax: Parser,
    events: Coder,
}

impl Engine {
    /// Compiles the knowledge files.
    ///
    /// # Errors
    /// The first fault in a data file, with its place.
    pub fn new(source: &Source) -> Result<Self, Error> {
        Self::new_watched(source, &|_, _| ())
    }

    /// The same, with a call when the knowledge of a stage begins to be compiled and when it is, for those who measure.
    /// Two threads compile; the calls come from both.
    ///
    /// # Errors
    /// The first fault in a data file, with its place.
    pub fn new_watched(source: &Source, watch: &(impl Fn(Stage, Moment) + Sync)) -> Result<Self, Error> {
        fn watched<T>(watch: &impl Fn(Stage, Moment), stage: Stage, compile: impl FnOnce() -> T) -> T {
            watch(stage, Moment::Begun);
            let compiled = compile();
            watch(stage, Moment::Done);
            compiled
        }
        let text = watched(watch, Stage::Text, || Tokenizer::new(source))?;
        let (morph, time) = beside(
            || watched(watch, Stage::Morph, || Analyser::new(source)),
            || watched(watch, Stage::Time, || Grammar::new(source)),
        );
        let (morph, time) = (morph?, time?);
        let syntax = watched(watch, Stage::Syntax, || Parser::new(source, &morph))?;
        let (names, events) = beside(
            || watched(watch, Stage::Names, || Recogniser::new(source, &morph)),
            || watched(watch, Stage::Events, || Coder::new(source, &morph, syntax.words())),
        );
        Ok(Self { text, time, names: names?, syntax, events: events?, morph })
    }

    /// The morphology.
    #[must_use]
    pub fn analyser(&self) -> &Analyser {
        &self.morph
    }

    /// The event stage.
    #[must_use]
    pub fn coder(&self) -> &Coder {
        &self.events
    }

    /// The time stage.
    #[must_use]
    pub fn time(&self) -> &Grammar {
        &self.time
    }

    /// The names stage.
    #[must_use]
    pub fn names(&self) -> &Recogniser {
        &self.names
    }

    /// Runs the examples of the rules of numbers and times, each in an article of [`time::check::DAY`].
    #[must_use]
    pub fn check_times(&self) -> time::check::Report {
        let mut worker = self.worker();
        time::check::examples(&self.time, &mut |document, then| then(&worker.words(document)))
    }

    /// The syntax stage.
    #[must_use]
    pub fn parser(&self) -> &Parser {
        &self.syntax
    }

    /// Runs the examples of all rule pages, each against the whole rule set, as articles of [`EXAMPLE_DAY`].
    #[must_use]
    pub fn check_rules(&self) -> Report {
        let mut report = Report::default();
        let mut worker = self.worker();
        for rule in &self.events.rules().rules {
            for example in &rule.page.examples {
                let mut document = Document::new("example", "", &example.text);
                document.published = Some(EXAMPLE_DAY.to_owned());
                report.judge(&rule.page, example, &worker.code(&document));
            }
        }
        report
    }

    /// A worker: one thread's buffers.
    #[must_use]
    pub fn worker(&self) -> Worker<'_> {
        Worker { engine: self, memory: Memory::default(), seen: SeenWords::default() }
    }
}

/// Does two things, the second on a thread of its own where the system gives one.
fn beside<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, &other) {
        Ok(running) => {
            let one = one();
            (one, running.join().unwrap_or_else(|panic| resume_unwind(panic)))
        }
        Err(_) => (one(), other()),
    })
}

/// One thread's buffers: the spellings met so far and their analyses.
#[derive(Debug)]
pub struct Worker<'e> {
    engine: &'e Engine,
    memory: Memory,
    seen: SeenWords,
}

/// The spellings met so far, and what each stage but the last has found of them: what articles lean on.
#[derive(Debug, Default)]
struct Memory {
    forms: Forms,
    morphology: Morphology,
    spellings: Spellings,
    lookups: Lookups,
    closed_spellings: ClosedSpellings,
}

/// A stage of the engine, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Stage {
    Text,
    Morph,
    Time,
    Names,
    Syntax,
    Events,
}

/// A moment of the work on a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Moment {
    Begun,
    Done,
}

impl Stage {
    /// All stages with their names.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Text, "text"),
        (Self::Morph, "morph"),
        (Self::Time, "time"),
        (Self::Names, "names"),
        (Self::Syntax, "syntax"),
        (Self::Events, "events"),
    ];
}

impl Worker<'_> {
    /// A document with the layers of text and morphology alone.
    pub fn words<'a>(&'a mut self, document: &'a Document) -> Article<'a> {
        self.memory.read(self.engine, document, &mut |_| ())
    }

    /// A document with the layers of all stages.
    pub fn analyse<'a>(&'a mut self, document: &'a Document) -> Article<'a> {
        self.memory.layers(self.engine, document, &mut |_| ())
    }

    /// The event records of a document.
    pub fn code(&mut self, document: &Document) -> Vec<Record> {
        self.code_watched(document, |_| ())
    }

    /// A document with the layers of all stages, and its event records.
    pub fn analyse_and_code<'a>(&'a mut self, document: &'a Document) -> (Article<'a>, Vec<Record>) {
        let engine = self.engine;
        let article = self.memory.layers(engine, document, &mut |_| ());
        let records = engine.events.records(&article, engine.syntax.words(), &mut self.seen);
        (article, records)
    }

    /// The event records of a document, with a call when each stage is done: the engine has no clock, its caller may.
    pub fn code_watched(&mut self, document: &Document, mut done: impl FnMut(Stage)) -> Vec<Record> {
        let engine = self.engine;
        let article = self.memory.layers(engine, document, &mut done);
        let records = engine.events.records(&article, engine.syntax.words(), &mut self.seen);
        done(Stage::Events);
        records
    }
}

impl Memory {
    fn read<'a>(&'a mut self, engine: &'a Engine, document: &'a Document, done: &mut impl FnMut(Stage)) -> Article<'a> {
        let text = engine.text.read(document, &mut self.forms);
        done(Stage::Text);
        engine.morph.extend(&self.forms, &mut self.morphology);
        engine.time.extend(&self.forms, &mut self.spellings);
        engine.names.extend(&self.forms, &self.morphology, &mut self.lookups);
        engine.syntax.words().extend(&self.forms, &mut self.closed_spellings);
        let mut article = Article {
            document,
            characters: engine.text.characters(),
            forms: &self.forms,
            morphology: &self.morphology,
            spellings: &self.spellings,
            lookups: &self.lookups,
            closed_spellings: &self.closed_spellings,
            analyser: &engine.morph,
            tokens: text.tokens,
            lines: text.lines,
            sentences: text.sentences,
            quotes: text.quotes,
            words: Vec::new(),
            numbers: Vec::new(),
            times: Vec::new(),
            names: Names::default(),
            closed: Vec::new(),
            syntax: Syntax::default(),
        };
        article.words = engine.morph.choose(&article);
        let mut mended = engine.morph.opening_verbs(&article);
        mended.extend(engine.morph.interrupted_masdars(&article));
        mended.extend(engine.morph.awaited_objects(&article));
        for (token, verb) in mended {
            article.words[token as usize] = Some(verb);
        }
        done(Stage::Morph);
        article
    }

    fn layers<'a>(
        &'a mut self,
        engine: &'a Engine,
        document: &'a Document,
        done: &mut impl FnMut(Stage),
    ) -> Article<'a> {
        let mut article = self.read(engine, document, done);
        (article.numbers, article.times) = engine.time.expressions(&article);
        done(Stage::Time);
        article.names = engine.names.mentions(&article);
        for (token, reading) in crate::names::readings(&article) {
            if let Some(word) = article.words.get_mut(token as usize) {
                *word = Some(reading);
            }
        }
        done(Stage::Names);
        article.closed = engine.syntax.words().look_up(&article);
        article.syntax = engine.syntax.parse(&article);
        done(Stage::Syntax);
        article
    }
}
