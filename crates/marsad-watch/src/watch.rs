//! The poller: whom to ask next, and what becomes of the answer.

use std::iter;
use std::time::Duration;

use marsad_read::{Refused, feed};
use marsad_store::{Error, Feed, identity, pack};

use crate::address;
use crate::article;
use crate::clock::Clock;
use crate::http::{Answer, Client, Fault, Known};
use crate::keep::{Article, Keep};
use crate::manners::Manners;
use crate::note::Note;
use crate::schedule::{backoff, fresh, jitter, retry_after};
use crate::state::{Pending, State, address_key};
use crate::subscriptions::{Subscription, Subscriptions};

const DAY: i64 = 86_400;

/// How often a page is asked for before the article is taken from the feed alone.
const TRIES: u32 = 6;

/// How long a run that is to end waits for a site.
const SHORT: i64 = 120;

/// How many sites are asked at the same time.
const AT_ONCE: usize = 8;

/// How many lists that a list names are followed (of a sitemap of sitemaps the last ones, which are the newest).
const LISTS: usize = 3;

/// Watches feeds.
pub struct Watch<'w> {
    pub(crate) subscriptions: &'w Subscriptions,
    clock: &'w dyn Clock,
    pub(crate) manners: Manners<'w>,
    tell: Box<dyn FnMut(&Note) + 'w>,
}

/// Something to do.
struct Task {
    /// When, in seconds since 1970.
    due: i64,
    /// The address to ask for, and its site; empty where nothing is to be fetched.
    url: String,
    site: String,
    known: Known,
    /// By what an article is known.
    keys: Vec<String>,
    what: What,
}

enum What {
    Feed(usize),
    /// The article of a feed at a place in its list of pending ones.
    Article(usize, usize),
}

impl<'w> Watch<'w> {
    /// A poller; `tell` hears of all that it does.
    pub fn new(subscriptions: &'w Subscriptions, clock: &'w dyn Clock, tell: impl FnMut(&Note) + 'w) -> Self {
        let contact = subscriptions.contact.as_ref().map_or(String::new(), |contact| format!("; {contact}"));
        let name = format!("marsad/{} (reads feeds for research{contact})", marsad::VERSION);
        let cap = u64::from(subscriptions.cap) << 20;
        let client = Client::new(&name, cap, Duration::from_secs(u64::from(subscriptions.patience)));
        let manners = Manners::new(client, clock, i64::from(subscriptions.gap));
        Self { subscriptions, clock, manners, tell: Box::new(tell) }
    }

    /// Does what is due until nothing is. With `on` it then waits for what comes due next and does not end.
    ///
    /// # Errors
    /// When what was found cannot be kept.
    pub fn run(&mut self, keep: &mut impl Keep, on: bool) -> Result<(), Error> {
        loop {
            let now = self.clock.now();
            let mut all = self.tasks(keep)?;
            if !on {
                all.retain(|task| task.due <= now && self.ready(task) <= now + SHORT);
            }
            // Answers that stand ready come first.
            let next = all.iter().min_by_key(|task| (!self.manners.holds(&task.url), self.ready(task)));
            let Some(next) = next else { return Ok(()) };
            let ready = self.ready(next);
            if ready > now {
                (self.tell)(&Note::Waits { seconds: ready - now });
                self.clock.sleep(ready - now);
            }
            if !self.manners.holds(&next.url) {
                self.ask_ahead(keep, next, &all)?;
                if !self.manners.holds(&next.url) && self.ready(next) > self.clock.now() {
                    // Its site has been asked what it allows; other sites have their turn meanwhile.
                    continue;
                }
            }
            match next.what {
                What::Feed(index) => self.feed(keep, index)?,
                What::Article(index, at) => self.article(keep, index, at)?,
            }
        }
    }

    /// When a task can be done: what is not due yet waits for its time; what is due, for its site or for nothing.
    fn ready(&self, task: &Task) -> i64 {
        if self.manners.holds(&task.url) { task.due } else { task.due.max(self.manners.free(&task.site)) }
    }

    /// All that is to be done at some time.
    fn tasks(&self, keep: &impl Keep) -> Result<Vec<Task>, Error> {
        let mut all = Vec::new();
        for (index, subscription) in self.subscriptions.feeds.iter().enumerate() {
            all.extend(tasks(index, &self.row(keep, subscription)?));
        }
        Ok(all)
    }

    /// Sends the request of a task, and at the same time those of others that are ready, each to another site and for another
    /// article. What has been seen meanwhile is not asked for.
    fn ask_ahead(&mut self, keep: &mut impl Keep, next: &Task, all: &[Task]) -> Result<(), Error> {
        if self.any_seen(keep, &next.keys)? {
            return Ok(());
        }
        let now = self.clock.now();
        let (mut sites, mut keys, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
        for task in iter::once(next).chain(all.iter().filter(|task| self.ready(task) <= now)) {
            let taken = sites.contains(&&task.site) || task.keys.iter().any(|key| keys.contains(&key));
            if task.site.is_empty() || taken || wanted.len() == AT_ONCE || self.any_seen(keep, &task.keys)? {
                continue;
            }
            sites.push(&task.site);
            keys.extend(&task.keys);
            wanted.push((task.url.clone(), task.known.clone()));
        }
        self.manners.ask_ahead(keep, &wanted)
    }

    fn row(&self, keep: &impl Keep, subscription: &Subscription) -> Result<Feed, Error> {
        let fresh = || Feed { url: subscription.url.clone(), state: State::default().write(), ..Feed::default() };
        Ok(keep.feed(&subscription.url)?.unwrap_or_else(fresh))
    }

    /// Looks at a feed.
    fn feed(&mut self, keep: &mut impl Keep, index: usize) -> Result<(), Error> {
        let Some(subscription) = self.subscriptions.feeds.get(index) else { return Ok(()) };
        let mut row = self.row(keep, subscription)?;
        let mut state = State::read(&row.state);
        let every = i64::from(subscription.every.unwrap_or(self.subscriptions.every)).max(1) * 60;
        let url = state.moved.clone().unwrap_or_else(|| row.url.clone());
        let known = Known { etag: row.etag.clone(), modified: row.last_modified.clone() };
        let got = self.manners.get(keep, &url, &known)?;
        let now = self.clock.now();
        row.polled = Some(now);
        match got {
            Ok(answer) => {
                if let Some(moved) = answer.moved.clone().filter(|moved| Some(moved) != state.moved.as_ref()) {
                    (self.tell)(&Note::Moved { feed: row.url.clone(), to: moved.clone() });
                    state.moved = Some(moved);
                }
                let until = retry_after(&answer, now);
                match answer.status {
                    200 => match self.listed(keep, &answer, &row.url, &mut state)? {
                        Ok((new, ttl)) => {
                            row.etag = answer.field("etag").map(str::to_owned);
                            row.last_modified = answer.field("last-modified").map(str::to_owned);
                            (row.failures, row.error) = (0, None);
                            let wait = every.max(fresh(&answer, now)).max(ttl.min(DAY));
                            row.due = Some(now + jitter(wait, &row.url, now as u32));
                            (self.tell)(&Note::Listed { feed: row.url.clone(), new });
                        }
                        Err(cause) => self.failed(&mut row, every, cause, None),
                    },
                    304 => {
                        (row.failures, row.error) = (0, None);
                        row.due = Some(now + jitter(every.max(fresh(&answer, now)), &row.url, now as u32));
                        (self.tell)(&Note::Unchanged { feed: row.url.clone() });
                    }
                    410 => {
                        state.gone = true;
                        self.failed(&mut row, every, "gone for good (410); it is not asked again".to_owned(), None);
                    }
                    status => {
                        if state.moved.take().is_some() {
                            // What has moved may move back; the next look begins where the feed was subscribed.
                            (row.etag, row.last_modified) = (None, None);
                        }
                        self.failed(&mut row, every, format!("status {status}"), until);
                    }
                }
                self.manners.rest(&answer);
            }
            Err(Fault::Forbidden) => {
                let until = Some(now + jitter(DAY, &url, 0));
                self.failed(&mut row, every, Fault::Forbidden.to_string(), until);
            }
            Err(fault) => self.failed(&mut row, every, fault.to_string(), None),
        }
        row.state = state.write();
        keep.keep(None, &[], row, now)
    }

    /// Notes that a feed could not be read: it is left alone until the moment its server names, or for longer after each failure.
    fn failed(&mut self, row: &mut Feed, every: i64, cause: String, until: Option<i64>) {
        let now = self.clock.now();
        row.failures = row.failures.saturating_add(1);
        let due = until.unwrap_or(now + backoff(every, row.failures, &row.url));
        (row.due, row.error) = (Some(due), Some(cause.clone()));
        (self.tell)(&Note::FeedFailed { feed: row.url.clone(), cause, wait: due - now });
    }

    /// Puts the new articles of a list among the pending ones. Gives how many they are, and how long the list asks to be left alone,
    /// in seconds.
    #[allow(clippy::type_complexity, reason = "the outer error ends the run, the inner one is the feed's")]
    pub(crate) fn listed(
        &mut self,
        keep: &mut impl Keep,
        answer: &Answer,
        feed: &str,
        state: &mut State,
    ) -> Result<Result<(usize, i64), String>, Error> {
        let text = |answer: &Answer| marsad_read::text(&answer.body, Some(&answer.url), answer.charset());
        let Some(read) = text(answer) else { return Ok(Err("it is no text".to_owned())) };
        let mut list = match feed::parse(&read) {
            Ok(list) => list,
            Err(cause) => return Ok(Err(cause)),
        };
        let lists: Vec<String> = list.lists.iter().rev().take(LISTS).cloned().collect();
        for url in lists.iter().filter_map(|url| address::join(&answer.url, url)) {
            let more = self.manners.get(keep, &url, &Known::default())?;
            let more = more.ok().filter(|answer| answer.status == 200).and_then(|answer| text(&answer));
            list.items.extend(more.and_then(|text| feed::parse(&text).ok()).map(|list| list.items).unwrap_or_default());
        }
        let now = self.clock.now();
        let mut new = 0;
        for item in &list.items {
            let mut pending = Pending::new(item, &list, now);
            pending.url = pending.url.and_then(|url| address::join(&answer.url, &url));
            let keys = pending.keys(feed);
            let waits = state.pending.iter().any(|other| other.keys(feed).iter().any(|key| keys.contains(key)));
            if keys.is_empty() || waits || self.any_seen(keep, &keys)? {
                continue;
            }
            new += 1;
            state.pending.push(pending);
        }
        state.title = list.title.or(state.title.take());
        Ok(Ok((new, i64::from(list.ttl.unwrap_or(0)) * 60)))
    }

    fn any_seen(&self, keep: &impl Keep, keys: &[String]) -> Result<bool, Error> {
        for key in keys {
            if keep.seen(key)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Fetches an article and keeps it.
    fn article(&mut self, keep: &mut impl Keep, index: usize, at: usize) -> Result<(), Error> {
        let Some(subscription) = self.subscriptions.feeds.get(index) else { return Ok(()) };
        let mut row = self.row(keep, subscription)?;
        let mut state = State::read(&row.state);
        if at >= state.pending.len() {
            return Ok(());
        }
        let mut item = state.pending.remove(at);
        let mut done = item.keys(&row.url);
        // Another feed may have listed it meanwhile.
        let seen = self.any_seen(keep, &done)?;
        let found =
            if seen { Found::Nothing } else { self.found(keep, &mut item, &state, subscription.name.as_deref())? };
        let now = self.clock.now();
        let mut article = None;
        match found {
            Found::Later(whole_site) => {
                let site = item.url.as_deref().and_then(address::origin);
                let others = state
                    .pending
                    .iter_mut()
                    .filter(|other| whole_site && other.url.as_deref().and_then(address::origin) == site);
                others.for_each(|other| other.due = other.due.max(item.due));
                state.pending.push(item);
                done.clear();
            }
            Found::Nothing => {}
            Found::Article(found) => {
                let host = found.document.url.as_deref().and_then(marsad_read::host).unwrap_or_default();
                done.push(format!("text:{host} {}", pack::hex(&identity::text(&found.document))));
                done.extend(found.document.url.as_deref().map(address_key));
                done.sort();
                done.dedup();
                let doubled = self.any_seen(keep, &done)?;
                let note = (item.name().to_owned(), found.document.lines.first().cloned().unwrap_or_default());
                if doubled {
                    (self.tell)(&Note::Doubled { article: note.0 });
                } else {
                    (self.tell)(&Note::Article { article: note.0, title: note.1 });
                    article = Some(*found);
                }
            }
        }
        row.state = state.write();
        keep.keep(article, &done, row, now)
    }

    fn found(
        &mut self,
        keep: &mut impl Keep,
        item: &mut Pending,
        state: &State,
        name: Option<&str>,
    ) -> Result<Found, Error> {
        let held = |item: &Pending| match article::of_feed(item, state.title.as_deref(), name) {
            Some(article) => Found::Article(Box::new(article)),
            None => Found::Nothing,
        };
        let Some(url) = item.url.clone().filter(|_| !item.whole) else { return Ok(held(item)) };
        let got = self.manners.get(keep, &url, &Known::default())?;
        let now = self.clock.now();
        let cause = match got {
            Ok(answer) if answer.status == 200 => match article::of_page(&answer, item, name) {
                Ok(article) => return Ok(Found::Article(Box::new(article))),
                Err(Refused::Language(language)) => {
                    (self.tell)(&Note::Passed { article: url, cause: format!("not Arabic: {language}") });
                    return Ok(Found::Nothing);
                }
                Err(refused) => refused.kind().to_owned(),
            },
            Ok(answer) => {
                self.manners.rest(&answer);
                let status = answer.status;
                let again = matches!(status, 408 | 425 | 429 | 500..=599) && item.tries + 1 < TRIES;
                if again {
                    item.tries += 1;
                    item.due = retry_after(&answer, now).unwrap_or(now + backoff(60, item.tries, &url));
                    (self.tell)(&Note::Later { article: url, cause: format!("status {status}"), wait: item.due - now });
                    return Ok(Found::Later(matches!(status, 429 | 503)));
                }
                format!("status {status}")
            }
            Err(fault @ (Fault::Network(_) | Fault::Unknown)) if item.tries + 1 < TRIES => {
                item.tries += 1;
                item.due = now + backoff(60, item.tries, &url);
                (self.tell)(&Note::Later { article: url, cause: fault.to_string(), wait: item.due - now });
                return Ok(Found::Later(false));
            }
            Err(fault) => fault.to_string(),
        };
        // The page cannot be had; what the feed says of the article can.
        (self.tell)(&Note::Passed { article: url, cause });
        Ok(held(item))
    }
}

/// What came of an item.
enum Found {
    Article(Box<Article>),
    /// There is nothing to be had.
    Nothing,
    /// It is to be asked for again, and whether its site wants to be left alone until then.
    Later(bool),
}

/// What a feed's row says is to be done.
fn tasks(index: usize, row: &Feed) -> Vec<Task> {
    let state = State::read(&row.state);
    let task = |due, url: String, what| {
        let (site, known) = (address::origin(&url).unwrap_or_default(), Known::default());
        Task { due, url, site, known, keys: Vec::new(), what }
    };
    let items = state.pending.iter().enumerate();
    let mut found: Vec<_> = items
        .map(|(at, item)| {
            let url = item.url.clone().filter(|_| !item.whole).unwrap_or_default();
            Task { keys: item.keys(&row.url), ..task(item.due, url, What::Article(index, at)) }
        })
        .collect();
    if !state.gone {
        let known = Known { etag: row.etag.clone(), modified: row.last_modified.clone() };
        let url = state.moved.unwrap_or_else(|| row.url.clone());
        found.push(Task { known, ..task(row.due.unwrap_or(0), url, What::Feed(index)) });
    }
    found
}
