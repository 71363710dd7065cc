//! Spellings that search takes for the same.

/// A lemma or a name without diacritics, with one alef, one ya, one ha at the end; Latin letters small.
pub(crate) fn fold(text: &str) -> String {
    bare(text).chars().map(one).collect()
}

/// A spelling without diacritics and elongation; Latin letters small. Letters stay as they are.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200B}'..='\u{200F}')
}

/// The letter that stands for all that the press writes for it.
fn one(c: char) -> char {
    match c {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}',
        '\u{649}' | '\u{6CC}' => '\u{64A}',
        '\u{629}' => '\u{647}',
        '\u{6A9}' => '\u{643}',
        other => other,
    }
}

/// The letters of the article, folded.
const ARTICLE: &str = "\u{627}\u{644}";

/// The words of a name, folded, without the article: a name is asked for with it or without.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).map(fold).filter(|word| !word.is_empty());
    words.map(|word| match word.strip_prefix(ARTICLE) {
        Some(rest) if rest.chars().count() > 1 => rest.to_owned(),
        _ => word,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_press_are_one() {
        assert_eq!(fold("مُحَمَّد"), "محمد");
        assert_eq!(fold("أحمد"), fold("احمد"));
        assert_eq!(fold("القاهرة"), fold("القاهره"));
        assert_ne!(bare("أحمد"), bare("احمد"));
        assert_eq!(words("مئات المعلمين").collect::<Vec<_>>(), ["مئات", "معلمين"]);
        assert_eq!(words("Saad al-Hariri").collect::<Vec<_>>(), ["saad", "al", "hariri"]);
    }
}
