//! The language check, with the engine's own knowledge.

use std::sync::LazyLock;

use marsad::data::Source;
use marsad::text::Languages;

/// Compiled once for all readers; the shipped files always load (a test of the engine says so), and without them nothing
/// is checked.
static LANGUAGES: LazyLock<Option<Languages>> = LazyLock::new(|| Languages::new(&Source::embedded()).ok());

/// How many common Arabic words a text holds.
pub(crate) fn arabic_words(text: &str) -> usize {
    let Some(languages) = &*LANGUAGES else { return 0 };
    let found = languages.detect(text);
    if found.language == Some("ar") { found.marks } else { 0 }
}

/// What is to be said of a text that is not Arabic.
pub(crate) fn check(lines: &[String]) -> Option<String> {
    let languages = LANGUAGES.as_ref()?;
    let found = languages.detect(&lines.join("\n"));
    match found.language {
        Some("ar") => None,
        Some(other) => {
            let name = NAMES.iter().find(|(code, _)| *code == other).map_or(other, |(_, name)| name);
            Some(format!("its language looks like {name}, not Arabic; it is coded as if it were Arabic"))
        }
        None => Some(format!("{:.0}% of its letters are Arabic; the rest is not coded", found.share * 100.0)),
    }
}

/// English names of the languages in Arabic script.
const NAMES: [(&str, &str); 4] = [("fa", "Persian"), ("ur", "Urdu"), ("ckb", "Kurdish"), ("ps", "Pashto")];
