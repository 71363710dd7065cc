//! Lines that stand among an article's paragraphs and are no part of it: links elsewhere, buttons, notes of sources.

use std::sync::LazyLock;

use marsad::data::{Error, Source};
use marsad::text::Characters;

use super::blocks::Block;
use crate::months;

/// Compiled once; without the shipped file, which always loads, only what is plain from a line's links is known.
static FURNITURE: LazyLock<Option<Furniture>> = LazyLock::new(|| Furniture::new(&Source::embedded()).ok());

/// The words of `data/pages/furniture.tsv` in the engine's spelling, without spaces.
struct Furniture {
    characters: Characters,
    leads: Vec<String>,
    wholes: Vec<String>,
    sources: Vec<String>,
    dates: Vec<String>,
    labels: Vec<String>,
    since: Vec<String>,
}

impl Furniture {
    fn new(source: &Source) -> Result<Self, Error> {
        let characters = Characters::new(source)?;
        let (mut leads, mut wholes, mut sources) = (Vec::new(), Vec::new(), Vec::new());
        let (mut dates, mut labels, mut since) = (Vec::new(), Vec::new(), Vec::new());
        let file = source.file("pages/furniture.tsv")?;
        for row in file.table(["kind", "forms"])? {
            let [kind, forms] = row.cells;
            let list = match kind {
                "lead" => &mut leads,
                "whole" => &mut wholes,
                "source" => &mut sources,
                "date" => &mut dates,
                "label" => &mut labels,
                "since" => &mut since,
                _ => {
                    return Err(file.error(
                        row.line,
                        format!("unknown kind {kind:?}"),
                        "the kinds are lead, whole, source, date, label and since",
                    ));
                }
            };
            list.extend(forms.split(", ").map(|form| characters.normal(form)));
        }
        Ok(Self { characters, leads, wholes, sources, dates, labels, since })
    }

    /// Whether a line only tells when the page was published.
    fn dates_page(&self, text: &str) -> bool {
        let length = text.chars().count();
        let first = self.characters.normal(text.split_whitespace().next().unwrap_or_default());
        let first = first.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = |forms: &[String]| forms.iter().any(|form| form == first);
        let sentence = text.trim_end().ends_with(['.', '!', '?', '\u{61F}']);
        let number = || text.chars().next().is_some_and(|c| c.is_numeric());
        let dated = || number() || opens(&self.dates) || self.is_label(text);
        !sentence && (length <= SINCE && opens(&self.since) || length <= DATE && dated() && months::has_date(text))
    }

    /// Whether a line says that it tells the date of publication.
    fn is_label(&self, text: &str) -> bool {
        let spelled = self.characters.normal(text);
        let spelled = spelled.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.labels.iter().any(|form| spelled.starts_with(form.as_str()))
    }

    fn is_part(&self, block: &Block) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || !c.is_ascii()).collect::<String>();
        let spelled = self.characters.normal(&plain(&block.text));
        let spelled = spelled.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = |forms: &[String]| forms.iter().any(|form| spelled.starts_with(form.as_str()));
        let colon = || block.text.chars().take(24).any(|c| c == ':');
        let tags = block.text.split_whitespace().all(|word| word.starts_with('#'));
        tags || self.wholes.iter().any(|form| form == spelled)
            || self.leads.iter().any(|form| form == spelled)
            || opens(&self.leads) && (block.linked > 0 || block.text.trim_end().ends_with(':'))
            || opens(&self.sources) && colon() && block.text.chars().count() < 100
            || !block.heading && self.dates_page(&block.text)
    }
}

/// The longest line that dates a page, and the longest that tells its age, in characters.
const DATE: usize = 70;
const SINCE: usize = 20;

/// Whether a line says that it tells the date of publication.
pub(super) fn is_label(text: &str) -> bool {
    text.chars().count() <= DATE && FURNITURE.as_ref().is_some_and(|known| known.is_label(text))
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
            ("الخميس 17 مايو 2018 - 12:30", 0),
            ("نشر في: 17 أيار 2018", 0),
            ("2 رمضان 1439 هـ", 0),
            ("منذ ساعتين", 0),
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
