//! Requests: bounded in size and time, redirects followed by hand so that each step is seen.

use std::io::Read as _;
use std::time::Duration;

use ureq::Agent;

use crate::address;

/// How many redirects are followed.
pub(crate) const REDIRECTS: usize = 5;

/// What a server answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// Whence the answer came at last.
    pub url: String,
    /// Where the address asked for has moved for good, if all redirects said so.
    pub moved: Option<String>,
    /// The status.
    pub status: u16,
    /// The fields of its head, names in lower case.
    pub fields: Vec<(String, String)>,
    /// The body, its compression taken off; empty but for status 200.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a field, its name in lower case.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Where the answer says to ask instead.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        self.field("location").filter(|_| matches!(self.status, 301 | 302 | 303 | 307 | 308))
    }

    /// The encoding that the server names.
    #[must_use]
    pub fn charset(&self) -> Option<&str> {
        let mut parts = self.field("content-type")?.split(';');
        parts.find_map(|part| part.trim().strip_prefix("charset=")).map(|charset| charset.trim_matches(['"', '\'']))
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The network, the server, time.
    Network(String),
    /// The body is larger than the cap.
    Large(u64),
    /// A redirect leads nowhere, or too many follow one another.
    Redirect(String),
    /// robots.txt forbids it.
    Forbidden,
    /// robots.txt of the site cannot be had for now.
    Unknown,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Network(cause) => write!(f, "{cause}"),
            Self::Large(cap) => write!(f, "larger than {cap} bytes"),
            Self::Redirect(to) => write!(f, "a redirect to {to} is not followed"),
            Self::Forbidden => write!(f, "robots.txt forbids it"),
            Self::Unknown => write!(f, "robots.txt of the site cannot be had for now"),
        }
    }
}

/// What was known of an address when it was asked last.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its ETag.
    pub etag: Option<String>,
    /// Its Last-Modified.
    pub modified: Option<String>,
}

/// A client.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    cap: u64,
}

impl Client {
    /// A client that names itself `name`, reads no more than `cap` bytes of a body, and waits no longer than `patience` for all
    /// of it.
    #[must_use]
    pub fn new(name: &str, cap: u64, patience: Duration) -> Self {
        let config = Agent::config_builder()
            .user_agent(name)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_connect(Some(patience.min(Duration::from_secs(15))))
            .timeout_global(Some(patience))
            .accept("text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
            .build();
        Self { agent: config.new_agent(), cap }
    }

    /// Asks for an address and follows redirects wherever they lead.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn follow(&self, url: &str) -> Result<Answer, Fault> {
        let mut url = url.to_owned();
        for _ in 0..=REDIRECTS {
            let answer = self.get(&url, &Known::default())?;
            let to = answer.redirect().map(str::to_owned);
            let Some(to) = to else { return Ok(answer) };
            url = address::join(&url, &to).ok_or(Fault::Redirect(to))?;
        }
        Err(Fault::Redirect(url))
    }

    /// Asks for an address once; a redirect is an answer.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn get(&self, url: &str, known: &Known) -> Result<Answer, Fault> {
        let broken = |error: ureq::Error| Fault::Network(error.to_string());
        let mut request = self.agent.get(address::encoded(url));
        if let Some(etag) = &known.etag {
            request = request.header("If-None-Match", etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header("If-Modified-Since", modified);
        }
        let response = request.call().map_err(broken)?;
        let status = response.status().as_u16();
        let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let fields = response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
        let mut body = Vec::new();
        if status == 200 {
            let told = response.body().content_length();
            if told.is_some_and(|length| length > self.cap) {
                return Err(Fault::Large(self.cap));
            }
            let mut reader = response.into_body().into_reader().take(self.cap + 1);
            reader.read_to_end(&mut body).map_err(|error| Fault::Network(error.to_string()))?;
            if body.len() as u64 > self.cap {
                return Err(Fault::Large(self.cap));
            }
        }
        Ok(Answer { url: url.to_owned(), moved: None, status, fields, body })
    }
}
