//! Addresses: what is asked of whom, and where a redirect leads.

/// The scheme and host, with its port: `https://example.org:8080`. None for addresses that are not of the web.
#[must_use]
pub fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let authority = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    (matches!(&*scheme, "http" | "https") && !authority.is_empty())
        .then(|| format!("{scheme}://{}", authority.to_ascii_lowercase()))
}

/// The path with the query, as robots.txt speaks of it.
pub(crate) fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find(['/', '?']).and_then(|at| rest.get(at..)).unwrap_or("/");
    path.split('#').next().unwrap_or(path)
}

/// Where an address found in a page or a redirect leads, seen from `base`.
#[must_use]
pub fn join(base: &str, found: &str) -> Option<String> {
    let found = found.trim();
    if found.contains("://") && origin(found).is_some() {
        return Some(encoded(found));
    }
    let home = origin(base)?;
    let scheme = home.split("://").next()?;
    if let Some(rest) = found.strip_prefix("//") {
        return origin(&format!("{scheme}://{rest}")).map(|_| encoded(&format!("{scheme}://{rest}")));
    }
    let named = found.split(['/', '?', '#']).next().unwrap_or_default();
    if named.contains(':') {
        return None;
    }
    let here = path(base).split('?').next().unwrap_or("/");
    let whole = if found.starts_with('/') {
        found.to_owned()
    } else if found.starts_with('?') {
        format!("{here}{found}")
    } else {
        let folder = here.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{found}")
    };
    Some(encoded(&format!("{home}{}", straight(&whole))))
}

/// A path without `.` and `..`.
fn straight(path: &str) -> String {
    let (path, query) = path.find('?').map_or((path, ""), |at| path.split_at(at));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    format!("/{}{query}", parts.join("/"))
}

/// An address in ASCII: letters of other scripts, spaces and the like as `%D8%A3`; without its fragment.
#[must_use]
pub fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.split('#').next().unwrap_or(url).trim().bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_lead_somewhere() {
        for (base, found, wanted) in [
            ("http://a.example/x/y?z", "https://b.example/1", Some("https://b.example/1")),
            ("http://a.example/x/y?z", "//b.example/1", Some("http://b.example/1")),
            ("http://a.example/x/y?z", "/1?q", Some("http://a.example/1?q")),
            ("http://a.example/x/y?z", "1", Some("http://a.example/x/1")),
            ("http://a.example/x/y", "../1/./2", Some("http://a.example/1/2")),
            ("http://a.example", "?p=1", Some("http://a.example/?p=1")),
            ("http://a.example:80/", "/أ", Some("http://a.example:80/%D8%A3")),
            ("http://a.example/", "mailto:x", None),
            ("http://a.example/", "file:///etc/passwd", None),
            ("http://a.example/", "ftp://a.example/", None),
        ] {
            assert_eq!(join(base, found).as_deref(), wanted, "{base} {found}");
        }
        assert_eq!(origin("HTTPS://u@A.example:1/x").as_deref(), Some("https://a.example:1"));
        assert_eq!((path("http://a/b?c#d"), path("http://a"), path("http://a?b")), ("/b?c", "/", "?b"));
    }
}
