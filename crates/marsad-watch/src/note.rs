//! What the poller tells of what it does.

use std::fmt;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it; times are in seconds")]
pub enum Note {
    /// A feed was read.
    Listed { feed: String, new: usize },
    /// A feed has not changed.
    Unchanged { feed: String },
    /// A feed could not be read; how long it is left alone.
    FeedFailed { feed: String, cause: String, wait: i64 },
    /// A feed has another address from now on.
    Moved { feed: String, to: String },
    /// An article was kept.
    Article { article: String, title: String },
    /// An article that was there under another address.
    Doubled { article: String },
    /// A page that could not be had or holds nothing.
    Passed { article: String, cause: String },
    /// A page that is asked for again.
    Later { article: String, cause: String, wait: i64 },
    /// Nothing to do until then.
    Waits { seconds: i64 },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listed { feed, new } => write!(f, "{feed}: {new} new"),
            Self::Unchanged { feed } => write!(f, "{feed}: unchanged"),
            Self::FeedFailed { feed, cause, wait } => write!(f, "{feed}: {cause}; again in {}", span(*wait)),
            Self::Moved { feed, to } => write!(f, "{feed}: has moved to {to}"),
            Self::Article { article, title } => write!(f, "  + {article}  {title}"),
            Self::Doubled { article } => write!(f, "  = {article}: the same text as before"),
            Self::Passed { article, cause } => write!(f, "  - {article}: {cause}"),
            Self::Later { article, cause, wait } => write!(f, "  ~ {article}: {cause}; again in {}", span(*wait)),
            Self::Waits { seconds } => write!(f, "waiting {}", span(*seconds)),
        }
    }
}

fn span(seconds: i64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3600),
    }
}
