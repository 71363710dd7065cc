//! Gold files: one article each, with its mentions.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::fold::Fold;
use super::mention::{Mention, Participant};
use super::words;
use crate::failure::Failure;

/// An annotated article.
#[derive(Debug, Deserialize)]
pub(super) struct Gold {
    pub(super) doc: String,
    pub(super) published: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    pub(super) lines: Vec<String>,
    #[serde(default)]
    pub(super) events: Vec<Event>,
}

/// An annotated mention. What is absent is null or empty.
#[derive(Debug, Deserialize)]
pub(super) struct Event {
    line: u32,
    trigger: String,
    #[serde(default = "first")]
    nth: usize,
    #[serde(rename = "type")]
    kind: String,
    mode: Option<String>,
    modality: Option<String>,
    #[serde(default)]
    actors: Vec<Entity>,
    #[serde(default)]
    recipients: Vec<Entity>,
    date: Option<String>,
    place: Option<Place>,
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Entity {
    text: String,
    country: Option<String>,
    sector: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    text: String,
}

fn first() -> usize {
    1
}

impl Event {
    /// The mention in the scorer's form.
    pub(super) fn mention(&self, lines: &[String]) -> Mention {
        let line = lines.get(self.line as usize).map_or("", String::as_str);
        Mention {
            line: self.line,
            word: words::nth(line, &self.trigger, self.nth),
            trigger: self.trigger.clone(),
            kind: self.kind.clone(),
            mode: self.mode.clone(),
            modality: self.modality.clone().unwrap_or_else(|| "actual".to_owned()),
            actors: self.actors.iter().map(Entity::participant).collect(),
            recipients: self.recipients.iter().map(Entity::participant).collect(),
            date: self.date.clone(),
            place: self.place.as_ref().map(|place| place.text.clone()),
            source: self.source.clone(),
            rule: String::new(),
        }
    }
}

impl Entity {
    fn participant(&self) -> Participant {
        Participant { text: self.text.clone(), country: self.country.clone(), sector: self.sector.clone() }
    }
}

/// The gold of a file, or of the files of a directory in the order of their names, as far as the fold lets them through.
pub(super) fn read(path: &Path, fold: Option<Fold>) -> Result<Vec<Gold>, Failure> {
    let mut files = if path.is_dir() { list(path)? } else { vec![path.to_owned()] };
    files.retain(|file| fold.is_none_or(|fold| fold.takes(&name(file))));
    files.iter().map(|file| one(file)).collect()
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn list(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fault = |error| Failure::file(directory.display(), error, "the directory must be readable");
    let entries: Result<Vec<_>, _> = fs::read_dir(directory).map_err(fault)?.collect();
    let mut files: Vec<_> = entries.map_err(fault)?.into_iter().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    if files.is_empty() {
        return Err(Failure::file(directory.display(), "no gold in it", "gold files end in .json"));
    }
    Ok(files)
}

fn one(file: &Path) -> Result<Gold, Failure> {
    let fault = |cause: &dyn std::fmt::Display| {
        let hint = "gold is one JSON object a file: doc, published, lines, events";
        Failure::file(file.display(), cause, hint)
    };
    let text = fs::read_to_string(file).map_err(|error| fault(&error))?;
    serde_json::from_str(&text).map_err(|error| fault(&error))
}
