//! The pages of rule files: keywords and values, before any word is looked up.

use crate::data::{Error, File};

/// One rule page as written.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// File and line where it starts.
    pub file: String,
    /// Line of `rule`.
    pub line: usize,
    /// `protest.demonstrate`.
    pub id: String,
    /// `PROTEST`, or `NONE`.
    pub code: String,
    /// Default mode.
    pub mode: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// What the rule is about.
    pub about: String,
    /// Trigger lemmas by keyword.
    pub triggers: Vec<(TriggerKind, String, usize)>,
    /// Slot lists as written; none where left out.
    pub actor: Option<String>,
    /// The same for recipients.
    pub recipient: Option<String>,
    /// The same for places.
    pub place: Option<String>,
    /// What the idafa of a nominal trigger fills, where the default is wrong: `subject` or `object`.
    pub idafa: Option<String>,
    /// `if` and `unless` lines: whether the condition must hold, its text, its line.
    pub conditions: Vec<(bool, String, usize)>,
    /// As how many `if` lines more than it has the page counts beside other pages of its triggers.
    pub weight: usize,
    /// `mode M if CONDITION` lines.
    pub modes: Vec<(String, String, usize)>,
    /// The modality of every record, where the trigger's own words say it (`لن نسمح` is a refusal, not a denial).
    pub modality: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// Sentences with what must come out.
    pub examples: Vec<Example>,
}

/// Which words of a lemma trigger a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TriggerKind {
    /// Finite verb, masdar and participles.
    Verb,
    /// The finite verb only.
    Finite,
    /// The masdar only.
    Masdar,
    /// The participles only.
    Participle,
    /// A noun or adjective.
    Noun,
}

impl TriggerKind {
    fn from_keyword(keyword: &str) -> Option<Self> {
        Some(match keyword {
            "verb" => Self::Verb,
            "finite" => Self::Finite,
            "masdar" => Self::Masdar,
            "participle" => Self::Participle,
            "noun" => Self::Noun,
            _ => return None,
        })
    }
}

/// A sentence of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule must fire.
    pub yes: bool,
    /// Whether the engine is known not to get it right yet: it is run and counted apart.
    pub open: bool,
    /// The sentence.
    pub text: String,
    /// What must come out: key and value.
    pub expected: Vec<(String, String)>,
    /// Its line.
    pub line: usize,
}

const KEYWORDS: &str = "rule, code, cameo, about, verb, finite, masdar, participle, noun, actor, recipient, place, idafa, if, unless, weight, mode, modality, contexts, yes, no, open-yes, open-no";

/// Reads the pages of a rule file.
///
/// # Errors
/// An unknown keyword, a value out of place, a page without code, trigger or examples.
pub fn read(file: &File<'_>) -> Result<Vec<Page>, Error> {
    let mut pages: Vec<Page> = Vec::new();
    for (line, text) in file.lines() {
        if text.starts_with([' ', '\t']) {
            let Some(example) = pages.last_mut().and_then(|page| page.examples.last_mut()) else {
                return Err(file.error(
                    line,
                    "an indented line that follows no example",
                    "indent only what a `yes` must give",
                ));
            };
            example.expected.extend(expectations(file, line, text.trim())?);
            continue;
        }
        let (keyword, value) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let value = value.trim();
        if keyword == "rule" {
            if let Some(done) = pages.last() {
                complete(file, done)?;
            }
            if pages.iter().any(|page| page.id == value) || value.is_empty() {
                return Err(file.error(
                    line,
                    format!("the id {value:?} is empty or taken"),
                    "give every rule an id of its own",
                ));
            }
            pages.push(Page { file: file.name.to_owned(), line, id: value.to_owned(), ..Page::default() });
            continue;
        }
        let Some(page) = pages.last_mut() else {
            return Err(file.error(line, format!("{keyword:?} before any rule"), "start the page with `rule ID`"));
        };
        entry(file, page, line, keyword, value)?;
    }
    if let Some(done) = pages.last() {
        complete(file, done)?;
    }
    Ok(pages)
}

fn entry(file: &File<'_>, page: &mut Page, line: usize, keyword: &str, value: &str) -> Result<(), Error> {
    match keyword {
        "code" => {
            let mut words = value.split_whitespace();
            page.code = words.next().unwrap_or_default().to_owned();
            page.mode = words.next().map(str::to_owned);
        }
        "cameo" => page.cameo = Some(value.to_owned()),
        "about" => page.about = join(&page.about, value),
        "actor" => page.actor = Some(value.to_owned()),
        "recipient" => page.recipient = Some(value.to_owned()),
        "place" => page.place = Some(value.to_owned()),
        "idafa" => page.idafa = Some(value.to_owned()),
        "if" => page.conditions.push((true, value.to_owned(), line)),
        "unless" => page.conditions.push((false, value.to_owned(), line)),
        "weight" => {
            page.weight = value.parse().map_err(|_| {
                file.error(line, format!("weight {value:?}"), "write how many `if` lines more it counts for")
            })?;
        }
        "mode" => match value.split_once(" if ") {
            Some((mode, condition)) => {
                page.modes.push((mode.trim().to_owned(), condition.trim().to_owned(), line));
            }
            None => {
                return Err(file.error(
                    line,
                    "a mode without condition",
                    "write `mode MODE if CONDITION`, or the mode behind `code TYPE`",
                ));
            }
        },
        "modality" => page.modality = Some(value.to_owned()),
        "contexts" => page.contexts.extend(crate::data::list(value).map(str::to_owned)),
        "yes" | "no" | "open-yes" | "open-no" => {
            let (yes, open) = (keyword.ends_with("yes"), keyword.starts_with("open"));
            page.examples.push(Example { yes, open, text: value.to_owned(), expected: Vec::new(), line })
        }
        _ => match TriggerKind::from_keyword(keyword) {
            Some(kind) => {
                let lemmas = value.split('|').map(str::trim).filter(|lemma| !lemma.is_empty());
                page.triggers.extend(lemmas.map(|lemma| (kind, lemma.to_owned(), line)));
            }
            None => {
                return Err(file.error(line, format!("no keyword {keyword:?}"), format!("keywords are {KEYWORDS}")));
            }
        },
    }
    Ok(())
}

fn join(before: &str, value: &str) -> String {
    if before.is_empty() { value.to_owned() } else { format!("{before} {value}") }
}

const EXPECTED: [&str; 8] = ["trigger", "actor", "recipient", "place", "modality", "mode", "source", "date"];

/// `key=value key=value`, where a value runs to the next key.
fn expectations(file: &File<'_>, line: usize, text: &str) -> Result<Vec<(String, String)>, Error> {
    let mut found: Vec<(String, String)> = Vec::new();
    for word in text.split_whitespace() {
        match word.split_once('=') {
            Some((key, value)) if EXPECTED.contains(&key) => found.push((key.to_owned(), value.to_owned())),
            Some((key, _)) => return Err(file.error(line, format!("no key {key:?}"), EXPECTED.join(", "))),
            None => match found.last_mut() {
                Some((_, value)) => {
                    value.push(' ');
                    value.push_str(word);
                }
                None => {
                    return Err(file.error(line, format!("{word:?} before any key"), "write `actor=… recipient=…`"));
                }
            },
        }
    }
    Ok(found)
}

fn complete(file: &File<'_>, page: &Page) -> Result<(), Error> {
    let missing = if page.code.is_empty() {
        "code"
    } else if page.triggers.is_empty() {
        "trigger (verb, noun, masdar, …)"
    } else if page.about.is_empty() {
        "about"
    } else if page.code != "NONE" && !page.examples.iter().any(|example| example.yes) {
        "yes example"
    } else if !page.examples.iter().any(|example| !example.yes) {
        "no example"
    } else {
        return Ok(());
    };
    Err(file.error(page.line, format!("rule {} has no {missing}", page.id), "see data/events/README.md"))
}
