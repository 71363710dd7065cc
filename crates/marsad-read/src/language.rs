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

/// A page of Arabic news may have a menu and a foot in another language: it has so much of its letters in Arabic, and so many of
/// the language's words, at least.
const SHARE: f64 = 0.2;
const WORDS: usize = 5;

/// What language a page is in, if it is not Arabic. Of the page only tags and scripts have been taken off.
pub(crate) fn other_than_arabic(page: &str) -> Option<String> {
    let languages = LANGUAGES.as_ref()?;
    let found = languages.detect(&shown(page));
    match found.language {
        Some("ar") => None,
        Some(other) => Some(name(other).to_owned()),
        None if found.share >= SHARE && found.marks >= WORDS => None,
        None => Some(format!("{:.0}% of its letters are Arabic", found.share * 100.0)),
    }
}

/// The text of a page without tags, scripts and styles, roughly.
fn shown(page: &str) -> String {
    /// What is enough to tell a language from.
    const ENOUGH: usize = 100_000;
    let (mut text, mut rest) = (String::new(), page);
    while let Some(at) = rest.find('<') {
        text.push_str(rest.get(..at).unwrap_or_default());
        text.push(' ');
        let tag = rest.get(at..).unwrap_or_default();
        let is = |name: &str| tag.get(1..=name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let end = if is("script") {
            "</script"
        } else if is("style") {
            "</style"
        } else if tag.starts_with("<!--") {
            "-->"
        } else {
            ">"
        };
        let after = tag.find(end).or_else(|| tag.to_ascii_lowercase().find(end));
        rest = after.and_then(|after| tag.get(after + end.len()..)).unwrap_or_default();
        if text.len() > ENOUGH {
            return text;
        }
    }
    text.push_str(rest);
    text
}

/// What is to be said of a page that is not Arabic.
pub(crate) fn check_page(page: &str) -> Option<String> {
    let other = other_than_arabic(page)?;
    Some(format!("it does not look Arabic ({other}); it is coded as if it were"))
}

fn name(code: &str) -> &str {
    NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

/// What is to be said of a text that is not Arabic.
pub(crate) fn check(lines: &[String]) -> Option<String> {
    let languages = LANGUAGES.as_ref()?;
    let found = languages.detect(&lines.join("\n"));
    match found.language {
        Some("ar") => None,
        Some(other) => {
            let name = name(other);
            Some(format!("its language looks like {name}, not Arabic; it is coded as if it were Arabic"))
        }
        None => Some(format!("{:.0}% of its letters are Arabic; the rest is not coded", found.share * 100.0)),
    }
}

/// English names of the languages in Arabic script.
const NAMES: [(&str, &str); 4] = [("fa", "Persian"), ("ur", "Urdu"), ("ckb", "Kurdish"), ("ps", "Pashto")];
