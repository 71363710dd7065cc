//! The elements of a page's content as blocks: paragraphs, headings, items.

use dom_query::NodeRef;

/// One stretch of text that stands alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its text, white space folded.
    pub(super) text: String,
    /// How many of its characters are links.
    pub(super) linked: usize,
    /// Whether it is a heading.
    pub(super) heading: bool,
}

/// Elements that stand within a line.
const INLINE: [&str; 33] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u",
];

/// The blocks below a node, in order.
pub(super) fn blocks(node: &NodeRef<'_>) -> Vec<Block> {
    let mut walk = Walk::default();
    walk.node(node, Within::default());
    walk.flush(false);
    walk.found
}

/// What surrounds a node.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    link: bool,
    heading: bool,
    /// Whether single breaks end a paragraph here.
    breaks: bool,
}

#[derive(Default)]
struct Walk {
    found: Vec<Block>,
    open: Block,
}

impl Walk {
    /// The depth of a page is bounded before it is walked.
    fn node(&mut self, node: &NodeRef<'_>, within: Within) {
        if node.is_text() {
            return self.text(&node.text(), within.link);
        }
        let name = node.node_name().unwrap_or_default();
        match &*name {
            "script" | "style" | "noscript" | "template" | "head" => return,
            "br" | "hr" => {
                if within.breaks || &*name == "hr" || broken(node) {
                    self.flush(within.heading);
                } else {
                    self.text(" ", false);
                }
                return;
            }
            _ => {}
        }
        let inline = INLINE.contains(&&*name) || name.is_empty();
        let heading = matches!(&*name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let link = within.link || &*name == "a" && node.has_attr("href");
        let inner = Within { link, heading: within.heading || heading, breaks: within.breaks };
        if !inline {
            self.flush(within.heading);
        }
        let breaks = if inline { inner.breaks } else { single_breaks(node) };
        for child in node.children_it(false) {
            self.node(&child, Within { breaks, ..inner });
        }
        if !inline {
            self.flush(inner.heading);
        }
    }

    fn text(&mut self, text: &str, link: bool) {
        let spaced = text.starts_with(char::is_whitespace);
        if (spaced || text.trim().is_empty()) && !self.open.text.ends_with(' ') && !self.open.text.is_empty() {
            self.open.text.push(' ');
        }
        for (count, word) in text.split_whitespace().enumerate() {
            if count > 0 {
                self.open.text.push(' ');
            }
            self.open.text.push_str(word);
            self.open.linked += if link { word.chars().count() } else { 0 };
        }
        if !text.trim().is_empty() && text.ends_with(char::is_whitespace) {
            self.open.text.push(' ');
        }
    }

    fn flush(&mut self, heading: bool) {
        let mut block = std::mem::take(&mut self.open);
        block.text.truncate(block.text.trim_end().len());
        block.heading = heading;
        if !block.text.is_empty() {
            self.found.push(block);
        }
    }
}

/// Whether a break stands beside another.
fn broken(node: &NodeRef<'_>) -> bool {
    let beside = |mut next: Option<NodeRef<'_>>, step: fn(&NodeRef<'_>) -> bool| {
        while let Some(node) = next.filter(|node| node.is_text() && node.text().trim().is_empty() || node.is_comment())
        {
            next = if step(&node) { node.next_sibling() } else { node.prev_sibling() };
        }
        next.is_some_and(|node| node.node_name().is_some_and(|name| &*name == "br"))
    };
    beside(node.next_sibling(), |_| true) || beside(node.prev_sibling(), |_| false)
}

/// The breaks of an element and of the elements within its lines.
fn breaks_within<'n>(node: &NodeRef<'n>, found: &mut Vec<NodeRef<'n>>) {
    for child in node.children_it(false) {
        match child.node_name() {
            Some(name) if &*name == "br" => found.push(child),
            Some(name) if INLINE.contains(&&*name) => breaks_within(&child, found),
            _ => {}
        }
    }
}

/// Whether an element ends its paragraphs with single breaks: it has breaks, and no two together.
fn single_breaks(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    let mut breaks = Vec::new();
    breaks_within(node, &mut breaks);
    !breaks.is_empty() && !matches!(&*name, "h1" | "h2" | "h3" | "h4") && !breaks.iter().any(broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn texts(page: &str) -> Vec<String> {
        blocks(&Document::from(page).root()).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_however_they_are_made() {
        assert_eq!(texts("<p>a <b>b</b>\n c</p><div>d<div>e</div>f</div>"), ["a b c", "d", "e", "f"]);
        assert_eq!(texts("<div>a<br><br>b<br>c<br/>\n<br>d</div>"), ["a", "b c", "d"]);
        assert_eq!(texts("<div>a<br>b<br>c</div>"), ["a", "b", "c"]);
        assert_eq!(texts("<p><font>a<br>b<br><b>c</b></font></p>"), ["a", "b", "c"]);
        assert_eq!(texts("<font>a<br><br>b</font>c"), ["a", "bc"]);
        assert_eq!(
            texts("<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>"),
            ["a", "b", "c", "d"]
        );
        assert!(texts("<script>x</script> &nbsp; <br>").is_empty());
    }

    #[test]
    fn links_and_headings_are_marked() {
        let page = Document::from("<h2>a</h2><p>bc <a href=x>de</a></p>");
        let found = blocks(&page.root());
        assert_eq!(
            found.iter().map(|block| (block.heading, block.linked)).collect::<Vec<_>>(),
            [(true, 0), (false, 2)]
        );
    }
}
