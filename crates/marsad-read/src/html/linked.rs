//! What a page says of its article in JSON-LD.

use dom_query::Document;
use serde_json::{Map, Value};

/// An article as JSON-LD tells it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) body: Option<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Deeper data describe no article.
const DEPTH: usize = 12;

/// The article of a page's JSON-LD; of several the one that says most.
pub(super) fn article(page: &Document) -> Option<Linked> {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    let roots: Vec<Value> = scripts.iter().filter_map(|script| parse(&script.text())).collect();
    let mut objects = Vec::new();
    roots.iter().for_each(|root| collect(root, DEPTH, &mut objects));
    let articles = objects.iter().filter(|object| is_article(object));
    let told = articles.map(|object| linked(object, &objects));
    // Of equals the first: the page's own article stands before those it links to.
    told.rev().max_by_key(|linked| {
        let body = linked.body.as_ref().map_or(0, String::len);
        (linked.headline.is_some() && linked.published.is_some(), body)
    })
}

/// JSON as pages write it: wrapped in comments, with line ends inside strings.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text =
        text.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mended(text)).ok())
}

/// Control characters within strings, escaped.
fn mended(text: &str) -> String {
    let (mut out, mut inside, mut escaped) = (String::with_capacity(text.len()), false, false);
    for c in text.chars() {
        match c {
            '\n' if inside => out.push_str("\\n"),
            c if inside && c.is_control() => out.push(' '),
            c => out.push(c),
        }
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth - 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|item| collect(item, depth - 1, objects));
        }
        _ => {}
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let article = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article") || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
    };
    match object.get("@type") {
        Some(Value::String(name)) => article(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(article),
        _ => false,
    }
}

fn linked(object: &Map<String, Value>, all: &[&Map<String, Value>]) -> Linked {
    let text = |name: &str| object.get(name).and_then(|value| string(value, all)).filter(|text| !text.is_empty());
    Linked {
        headline: text("headline").or_else(|| text("name")),
        body: text("articleBody").filter(|body| body.chars().count() > 40),
        published: text("datePublished").or_else(|| text("dateCreated")),
        publisher: text("publisher").or_else(|| text("sourceOrganization")),
        url: text("url").or_else(|| text("mainEntityOfPage")).filter(|url| url.starts_with("http")),
        language: text("inLanguage"),
    }
}

/// A text, or the name or the address of what stands in its place; references by `@id` are followed once.
fn string(value: &Value, all: &[&Map<String, Value>]) -> Option<String> {
    match value {
        Value::String(text) => Some(html_escape::decode_html_entities(text).trim().to_owned()),
        Value::Array(items) => items.iter().find_map(|item| string(item, all)),
        Value::Object(object) => {
            let named = |object: &Map<String, Value>| {
                let name = object.get("name").or_else(|| object.get("alternateName")).and_then(Value::as_str);
                name.map(|name| html_escape::decode_html_entities(name).trim().to_owned())
            };
            let id = object.get("@id").and_then(Value::as_str);
            let referred = || all.iter().filter(|other| other.get("@id").and_then(Value::as_str) == id && id.is_some());
            named(object).or_else(|| referred().find_map(|other| named(other))).or_else(|| id.map(str::to_owned))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<Linked> {
        article(&Document::from(format!("<script type=\"application/ld+json\">{json}</script>")))
    }

    #[test]
    fn articles_in_every_shape() {
        let plain = of(r#"{"@type": "NewsArticle", "headline": "a &quot;b&quot;", "datePublished": "2018-05-18"}"#)
            .unwrap_or_default();
        assert_eq!((plain.headline.as_deref(), plain.published.as_deref()), (Some("a \"b\""), Some("2018-05-18")));
        let graph = r##"<!-- {"@graph": [{"@type": ["Thing", "Article"], "publisher": {"@id": "#o"}, "headline": "a
b"}, {"@id": "#o", "name": "o"}]} -->"##;
        let graph = of(graph).unwrap_or_default();
        assert_eq!((graph.headline.as_deref(), graph.publisher.as_deref()), (Some("a\nb"), Some("o")));
        for none in ["", "{", "[]", r#"{"@type": "Person", "name": "x"}"#, "null"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
