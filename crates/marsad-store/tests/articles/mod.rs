//! Articles made of our own sentences, and the edits that agency copy goes through.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use marsad::Document;

const SENTENCES: &str = include_str!("sentences.txt");
const WORDS: &str = include_str!("words.txt");

/// The topics of the sentences.
pub const TOPICS: [&str; 5] = ["talks", "strike", "flood", "trial", "clash"];

/// Numbers that look random and are the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }

    /// Some of a list, each once, in any order.
    fn draw<'a>(&mut self, list: &[&'a str], count: usize) -> Vec<&'a str> {
        let mut list = list.to_vec();
        (0..count.min(list.len())).map(|_| list.swap_remove(self.roll(list.len()))).collect()
    }
}

fn table<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(|(name, _)| *name == key)
        .map(|(_, cell)| cell)
        .collect()
}

fn fill(sentence: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').unwrap();
        let words: Vec<&str> = table(WORDS, slot)[0].split('|').collect();
        out.push_str(before);
        out.push_str(dice.pick(&words));
        rest = after;
    }
    out + rest
}

/// An article on a topic: a title and nine paragraphs.
pub fn article(id: &str, topic: &str, seed: u64) -> Document {
    let mut dice = Dice::new(seed);
    let mut sentences = dice.draw(&table(SENTENCES, topic), 7);
    let title = sentences.pop().unwrap();
    let common = dice.draw(&table(SENTENCES, "common"), 3);
    for sentence in common {
        let at = 1 + dice.roll(sentences.len());
        sentences.insert(at, sentence);
    }
    let lines: Vec<String> =
        std::iter::once(title).chain(sentences).map(|sentence| fill(sentence, &mut dice) + ".").collect();
    let day = format!("2024-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
    Document {
        id: id.to_owned(),
        lines,
        published: Some(day),
        outlet: Some(format!("outlet-{}", dice.roll(5))),
        url: Some(format!("https://example.org/{topic}/{id}")),
        language: None,
    }
}

/// A copy of an article as other editors print it: two to five edits.
pub fn copy(original: &Document, id: &str, seed: u64) -> Document {
    let mut dice = Dice::new(seed ^ 0xC0_FFEE);
    let mut lines = original.lines.clone();
    for _ in 0..2 + dice.roll(4) {
        edit(&mut lines, &mut dice);
    }
    Document { id: id.to_owned(), lines, url: Some(format!("https://example.net/{id}")), ..original.clone() }
}

fn edit(lines: &mut Vec<String>, dice: &mut Dice) {
    let line = 1 + dice.roll(lines.len() - 1);
    match dice.roll(9) {
        // Another headline.
        0 => lines[0] = fill(dice.pick(&table(SENTENCES, dice_topic(lines.len()))), dice),
        // Cut from the end.
        1 if lines.len() > 7 => _ = lines.pop(),
        // A line of the house at the end.
        2 => lines.push(dice.pick(&table(WORDS, "+")).to_owned()),
        // An opening of the house.
        3 => lines[1] = format!("{} {}", dice.pick(&table(WORDS, "<")), lines[1]),
        // Words for words.
        4 | 5 => {
            for pair in dice.draw(&table(WORDS, "="), 6) {
                let (one, other) = pair.split_once('|').unwrap();
                lines[line] = swapped(&lines[line], one, other);
            }
        }
        // Two paragraphs in one, or two paragraphs exchanged.
        6 if line + 1 < lines.len() => {
            let next = lines.remove(line + 1);
            lines[line] = format!("{} {next}", lines[line]);
        }
        7 if line + 1 < lines.len() => lines.swap(line, line + 1),
        // Spelling: hamzas left out.
        _ => lines[line] = lines[line].replace(['أ', 'إ'], "ا"),
    }
}

fn dice_topic(count: usize) -> &'static str {
    TOPICS[count % TOPICS.len()]
}

/// A line with one word in place of another, whichever of the two stands there.
fn swapped(line: &str, one: &str, other: &str) -> String {
    let words = line.split(' ').map(|word| {
        if word == one {
            other
        } else if word == other {
            one
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Articles as JSON Lines.
pub fn json_lines(documents: &[Document]) -> String {
    documents.iter().map(|document| serde_json::to_string(document).unwrap() + "\n").collect()
}
