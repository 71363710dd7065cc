//! Directions and distances, and where they lead on the map.

use rustc_hash::FxHashMap;

use super::phrases::{Vocabulary, WordId};
use super::spelling::Spelling;
use crate::data::{Error, Source};

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.32;

/// Directions by their words, lengths by their units: `names/bearings.tsv`, `names/distances.tsv`.
#[derive(Debug, Default)]
pub(super) struct Bearings {
    degrees: FxHashMap<WordId, f64>,
    units: FxHashMap<Box<str>, f64>,
}

impl Bearings {
    /// Reads the two tables.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub fn read(source: &Source, spelling: &Spelling, words: &mut Vocabulary) -> Result<Self, Error> {
        let mut out = Self::default();
        let file = source.file("names/bearings.tsv")?;
        for row in file.table(["word", "degrees"])? {
            let [word, degrees] = row.cells;
            let degrees =
                degrees.parse().map_err(|_| file.error(row.line, format!("{degrees:?} is no bearing"), "0 to 359"))?;
            out.degrees.insert(words.intern(&spelling.key(word)), degrees);
        }
        let file = source.file("names/distances.tsv")?;
        for row in file.table(["unit", "kilometres"])? {
            let [unit, length] = row.cells;
            let length =
                length.parse().map_err(|_| file.error(row.line, format!("{length:?} is no length"), "kilometres"))?;
            out.units.insert(unit.into(), length);
        }
        Ok(out)
    }

    /// The bearing of a word.
    pub fn of(&self, word: WordId) -> Option<f64> {
        self.degrees.get(&word).copied()
    }

    /// The kilometres of a unit.
    pub fn unit(&self, lemma: &str) -> Option<f64> {
        self.units.get(lemma).copied()
    }
}

/// The mean of some bearings as a vector (east, north) of length 1; none where they cancel out.
pub(super) fn mean(bearings: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let (east, north) = bearings.fold((0.0, 0.0), |(east, north), degrees| {
        let angle = degrees.to_radians();
        (east + angle.sin(), north + angle.cos())
    });
    let length = east.hypot(north);
    (length > 0.1).then(|| (east / length, north / length))
}

/// The point so many kilometres from another.
pub(super) fn moved((latitude, longitude): (f64, f64), (east, north): (f64, f64), kilometres: f64) -> (f64, f64) {
    let across = DEGREE * latitude.to_radians().cos().max(0.01);
    let round = |degrees: f64| (degrees * 1e4).round() / 1e4;
    (round(latitude + north * kilometres / DEGREE), round(longitude + east * kilometres / across))
}
