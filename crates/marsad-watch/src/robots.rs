//! robots.txt, as RFC 9309 has it.

/// The name by which robots.txt may speak of this program.
pub const TOKEN: &str = "marsad";

/// What a site lets this program fetch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Robots {
    /// Patterns of paths, and whether they are allowed.
    rules: Vec<(String, bool)>,
    /// Seconds to leave between two requests, if the site asks for it.
    pub delay: Option<i64>,
}

impl Robots {
    /// Everything, or nothing.
    #[must_use]
    pub fn all(allowed: bool) -> Self {
        Self { rules: vec![("/".to_owned(), allowed)], delay: None }
    }

    /// Reads a robots.txt: the groups that name this program, or else those for all.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let (mut own, mut any) = (Self::default(), Self::default());
        let mut named = false;
        let (mut to_own, mut to_any, mut in_rules) = (false, false, true);
        for line in text.lines() {
            let line = line.trim_start_matches('\u{FEFF}').split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                if in_rules {
                    (to_own, to_any, in_rules) = (false, false, false);
                }
                let token = value.split(['/', ' ']).next().unwrap_or(value);
                to_own |= token.eq_ignore_ascii_case(TOKEN);
                to_any |= value == "*";
                named |= to_own;
                continue;
            }
            let groups = [(to_own, &mut own), (to_any, &mut any)].into_iter().filter(|(to, _)| *to);
            match &*key {
                "allow" | "disallow" => {
                    in_rules = true;
                    // An empty pattern forbids nothing.
                    let rule = Some((value.to_owned(), key == "allow")).filter(|_| !value.is_empty());
                    groups.for_each(|(_, group)| group.rules.extend(rule.clone()));
                }
                "crawl-delay" => {
                    in_rules = true;
                    let delay = value.parse::<f64>().ok().filter(|delay| (0.0..=3600.0).contains(delay));
                    groups.for_each(|(_, group)| group.delay = delay.map(|delay| delay.ceil() as i64));
                }
                _ => {}
            }
        }
        if named { own } else { any }
    }

    /// Whether a path, with its query, may be fetched: the longest pattern that fits decides, and of equals the one that allows.
    #[must_use]
    pub fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(pattern, _)| fits(pattern, path));
        fitting.max_by_key(|(pattern, allowed)| (pattern.len(), *allowed)).is_none_or(|(_, allowed)| *allowed)
    }
}

/// Whether a pattern (`*` any stretch, `$` at its end the end) fits the start of a path.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true));
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return !whole || rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    if whole { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_patterns() {
        let text = "User-agent: *\nDisallow: /private\nDisallow: /*.pdf$\nAllow: /private/news\nCrawl-delay: 2.5\n\n\
                    User-agent: other\nUser-agent: Marsad/1.0\nDisallow: /ours # a note\nDisallow:\n\nUser-agent: other\nDisallow: /";
        let own = Robots::parse(text);
        assert!(own.allows("/private") && !own.allows("/ours/1") && own.allows("/"));
        assert_eq!(own.delay, None);
        let any = Robots::parse(&text.replace("Marsad/1.0", "x"));
        assert!(
            !any.allows("/private/1")
                && any.allows("/private/news/1")
                && !any.allows("/a.pdf")
                && any.allows("/a.pdf?x")
        );
        assert_eq!(any.delay, Some(3));
        assert!(Robots::parse("").allows("/x") && !Robots::all(false).allows("/x") && Robots::all(true).allows("/x"));
        for (pattern, path, wanted) in [
            ("/a*b*c", "/axbxcx", true),
            ("/a*b$", "/axbx", false),
            ("/a*b$", "/axbb", true),
            ("*", "/", true),
            ("/a*", "/a", true),
            ("$", "/", false),
        ] {
            assert_eq!(fits(pattern, path), wanted, "{pattern} {path}");
        }
    }
}
