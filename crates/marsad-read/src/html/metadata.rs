//! What a page says of itself: JSON-LD, Open Graph and the `meta` elements of many makers.

use dom_query::Document;

use super::linked::{self, Linked};

/// Names of `meta` elements that carry the moment of publication, the surest first. A name is compared in lower case.
const PUBLISHED: [&str; 16] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "article.published",
    "date",
];

/// Names that carry the title, the site's name, the address.
const TITLE: [&str; 4] = ["og:title", "twitter:title", "dc.title", "headline"];
const SITE: [&str; 4] = ["og:site_name", "application-name", "dc.publisher", "publisher"];
const URL: [&str; 2] = ["og:url", "twitter:url"];

/// What a page says of itself.
pub(super) struct Claims {
    pub(super) linked: Linked,
    /// `meta` elements: name, property or itemprop in lower case, and content.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    /// The language that the page's root declares.
    language: Option<String>,
}

impl Claims {
    pub(super) fn read(page: &Document) -> Self {
        let mut metas = Vec::new();
        for meta in page.select("meta[content]").iter() {
            let content = meta.attr_or("content", "").trim().to_owned();
            let names = ["property", "name", "itemprop"].into_iter().filter_map(|name| meta.attr(name));
            metas.extend(
                names.filter(|_| !content.is_empty()).map(|name| (name.trim().to_lowercase(), content.clone())),
            );
        }
        let canonical = page.select_single("link[rel=\"canonical\"]").attr("href").map(|href| href.trim().to_owned());
        let language = page.select_single("html").attr("lang").map(|lang| lang.trim().to_owned());
        let filled = |text: &String| !text.is_empty();
        Self {
            linked: linked::article(page).unwrap_or_default(),
            metas,
            canonical: canonical.filter(filled),
            language: language.filter(filled),
        }
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        let find = |name: &&str| self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.clone());
        names.iter().find_map(find)
    }

    /// The titles that the page gives, the surest first.
    pub(super) fn titles(&self) -> impl Iterator<Item = String> {
        self.linked.headline.clone().into_iter().chain(self.meta(&TITLE))
    }

    /// The moments of publication that the page gives, the surest first.
    pub(super) fn published(&self) -> impl Iterator<Item = String> {
        let metas = PUBLISHED.iter().filter_map(|name| self.meta(&[name]));
        self.linked.published.clone().into_iter().chain(metas.collect::<Vec<_>>())
    }

    /// The outlet's name.
    pub(super) fn outlet(&self) -> Option<String> {
        let publisher =
            self.linked.publisher.clone().filter(|name| !name.starts_with("http") && !name.starts_with('#'));
        publisher.or_else(|| self.meta(&SITE))
    }

    /// The page's own address.
    pub(super) fn url(&self) -> Option<String> {
        let whole = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        let canonical = self.canonical.clone().filter(whole);
        canonical.or_else(|| self.meta(&URL).filter(whole)).or_else(|| self.linked.url.clone())
    }

    /// The language declared.
    pub(super) fn language(&self) -> Option<String> {
        self.language.clone().or_else(|| self.linked.language.clone())
    }
}
