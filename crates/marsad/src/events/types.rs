//! PLOVER types and modes with their codes and scales, and the folding of modality into the final type.

use rustc_hash::FxHashMap;

use super::modality::Value;
use crate::data::{Error, Source};

/// What a type and mode are in the field's scales.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    pub cameo: String,
    pub quad: u8,
    pub goldstein: f64,
    pub plover: f64,
}

/// The table of types.
#[derive(Debug)]
pub(super) struct Types {
    scales: FxHashMap<(String, Option<String>), Scale>,
    /// Goldstein values and quad classes by CAMEO code, the most specific first looked up.
    cameo: FxHashMap<String, f64>,
}

impl Types {
    pub fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("events/types.tsv")?;
        let mut scales = FxHashMap::default();
        for row in file.table(["type", "mode", "cameo", "quad", "plover"])? {
            let [name, mode, cameo, quad, plover] = row.cells;
            let number = |text: &str| {
                text.parse::<f64>()
                    .map_err(|_| file.error(row.line, format!("{text:?} is no number"), "write a number such as -4.5"))
            };
            let scale =
                Scale { cameo: cameo.to_owned(), quad: number(quad)? as u8, goldstein: 0.0, plover: number(plover)? };
            scales.insert((name.to_owned(), crate::data::optional(mode).map(str::to_owned)), scale);
        }
        let file = source.file("events/cameo.tsv")?;
        let mut cameo = FxHashMap::default();
        for row in file.table(["code", "goldstein", "name"])? {
            let [code, goldstein, _] = row.cells;
            let value = goldstein
                .parse()
                .map_err(|_| file.error(row.line, format!("{goldstein:?} is no number"), "write a number"))?;
            cameo.insert(code.to_owned(), value);
        }
        Ok(Self { scales, cameo })
    }

    /// Whether a type exists.
    pub fn has(&self, name: &str) -> bool {
        name == "NONE" || self.scales.contains_key(&(name.to_owned(), None))
    }

    /// Whether a mode belongs to a type.
    pub fn has_mode(&self, name: &str, mode: &str) -> bool {
        self.scales.contains_key(&(name.to_owned(), Some(mode.to_owned())))
    }

    /// The scales of an event; a CAMEO code of the rule's own overrides the type's.
    pub fn scale(&self, name: &str, mode: Option<&str>, code: Option<&str>) -> Scale {
        let key = (name.to_owned(), mode.map(str::to_owned));
        let found = self.scales.get(&key).or_else(|| self.scales.get(&(name.to_owned(), None)));
        let mut scale = found.cloned().unwrap_or(Scale { cameo: String::new(), quad: 0, goldstein: 0.0, plover: 0.0 });
        if let Some(code) = code {
            code.clone_into(&mut scale.cameo);
        }
        let goldstein = (2..=scale.cameo.len()).rev().find_map(|n| self.cameo.get(scale.cameo.get(..n)?));
        scale.goldstein = goldstein.copied().unwrap_or(0.0);
        scale
    }
}

/// PLOVER's final type of an action with a modality.
pub(super) fn fold(action: &str, modality: Value, by_speaker: bool) -> &str {
    match (modality, action) {
        (Value::Future, "CONSULT" | "SUPPORT" | "COOPERATE" | "AID") => "AGREE",
        (Value::Future, "RETREAT") => "CONCEDE",
        (Value::Hypothetical, "ASSAULT") if by_speaker => "THREATEN",
        _ => action,
    }
}
