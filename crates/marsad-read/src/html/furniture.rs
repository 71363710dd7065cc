//! Lines that stand among an article's paragraphs and are no part of it: links elsewhere, buttons, notes of sources.

use std::sync::LazyLock;

use marsad::data::{Error, Source};
use marsad::text::Characters;

use super::blocks::Block;

/// Compiled once; without the shipped file, which always loads, only what is plain from a line's links is known.
static FURNITURE: LazyLock<Option<Furniture>> = LazyLock::new(|| Furniture::new(&Source::embedded()).ok());

/// The words of `data/pages/furniture.tsv` in the engine's spelling, without spaces.
struct Furniture {
    characters: Characters,
    leads: Vec<String>,
    wholes: Vec<String>,
    sources: Vec<String>,
}

impl Furniture {
    fn new(source: &Source) -> Result<Self, Error> {
        let characters = Characters::new(source)?;
        let (mut leads, mut wholes, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        let file = source.file("pages/furniture.tsv")?;
        for row in file.table(["kind", "forms"])? {
            let [kind, forms] = row.cells;
            let list = match kind {
                "lead" => &mut leads,
                "whole" => &mut wholes,
                "source" => &mut sources,
                _ => {
                    return Err(file.error(
                        row.line,
                        format!("unknown kind {kind:?}"),
                        "the kinds are lead, whole and source",
                    ));
                }
            };
            list.extend(forms.split(", ").map(|form| characters.normal(form)));
        }
        Ok(Self { characters, leads, wholes, sources })
    }

    fn is_part(&self, block: &Block) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii()).collect::<String>();
        let spelled = self.characters.normal(&plain(&block.text));
        let spelled = spelled.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = |forms: &[String]| forms.iter().any(|form| spelled.starts_with(form.as_str()));
        let colon = || block.text.chars().take(24).any(|c| c == ':');
        self.wholes.iter().any(|form| form == spelled)
            || self.leads.iter().any(|form| form == spelled)
            || opens(&self.leads) && (block.linked > 0 || block.text.trim_end().ends_with(':'))
            || opens(&self.sources) && colon() && block.text.chars().count() < 100
    }
}

/// A line of links and little else: more than so much of it, in per cent.
const LINKED: usize = 60;

/// The blocks that are text of an article, in order.
pub(super) fn cleared(blocks: Vec<Block>) -> Vec<Block> {
    let is_furniture = |block: &Block| {
        let (all, letters) = block.text.chars().fold((0, 0), |(all, letters), c| {
            (all + usize::from(!c.is_whitespace()), letters + usize::from(c.is_alphabetic() && c != '\u{640}'))
        });
        letters < 3 || block.linked * 100 > all * LINKED || FURNITURE.as_ref().is_some_and(|known| known.is_part(block))
    };
    let mut kept: Vec<Block> = Vec::new();
    // A heading goes with what stands under it; those above the text are titles.
    let mut heading: Option<Block> = None;
    for block in blocks {
        if is_furniture(&block) {
            heading = None;
        } else if block.heading {
            heading = Some(block).filter(|_| !kept.is_empty());
        } else {
            kept.extend(heading.take());
            kept.push(block);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str, linked: usize) -> Block {
        Block { text: text.to_owned(), linked, heading: false }
    }

    #[test]
    fn furniture_goes_and_sentences_stay() {
        for (text, linked) in [
            ("إعلان", 0),
            ("اقرأ أيضًا: أسعار الذهب تتراجع", 15),
            ("// انتهى //", 0),
            ("15:02 ت مـ", 0),
            ("المصدر: وكالات", 0),
            ("تابعونا على منصة كذا", 6),
            ("أسعار الذهب", 10),
        ] {
            assert_eq!(cleared(vec![block(text, linked)]), [], "{text}");
        }
        for text in
            ["للمزيد من الضغط على الحكومة خرج الآلاف", "تابع الوزير جولته في المدينة", "قال المصدر إن الاجتماع انتهى"]
        {
            assert_eq!(cleared(vec![block(text, 0)]).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_heading_over_furniture_goes_with_it() {
        let heading = |text: &str| Block { heading: true, ..block(text, 0) };
        let list =
            vec![block("نص أول", 0), heading("عنوان"), block("نص آخر", 0), heading("من أخبارنا"), block("خبر بعيد", 7)];
        let texts: Vec<String> = cleared(list).into_iter().map(|block| block.text).collect();
        assert_eq!(texts, ["نص أول", "عنوان", "نص آخر"]);
    }
}
