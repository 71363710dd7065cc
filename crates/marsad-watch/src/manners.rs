//! How sites are asked: with their consent, at their pace.

use std::collections::BTreeMap;

use marsad_store::{Error, Feed};

use crate::address;
use crate::clock::Clock;
use crate::http::{Answer, Client, Fault, Known, REDIRECTS};
use crate::keep::Keep;
use crate::robots::Robots;
use crate::schedule::retry_after;
use crate::state::State;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// A site that wants more seconds between two requests than this is asked with these; it is asked little anyway.
const LONGEST: i64 = 60;

/// What a site allows.
struct Consent {
    robots: Robots,
    /// Until when that holds.
    until: i64,
    /// Whether it could be found out.
    known: bool,
}

/// A client that asks each site as the site wants.
pub(crate) struct Manners<'w> {
    client: Client,
    clock: &'w dyn Clock,
    /// Seconds between two requests to one site, at least.
    gap: i64,
    /// By site: when it may be asked again.
    free: BTreeMap<String, i64>,
    consents: BTreeMap<String, Consent>,
}

impl<'w> Manners<'w> {
    pub(crate) fn new(client: Client, clock: &'w dyn Clock, gap: i64) -> Self {
        Self { client, clock, gap, free: BTreeMap::new(), consents: BTreeMap::new() }
    }

    /// When a site may be asked again.
    pub(crate) fn free(&self, site: &str) -> i64 {
        self.free.get(site).copied().unwrap_or(0)
    }

    /// Asks for an address, with the consent of its site's robots.txt.
    pub(crate) fn get(
        &mut self,
        keep: &mut impl Keep,
        url: &str,
        known: &Known,
    ) -> Result<Result<Answer, Fault>, Error> {
        // Each step of a redirect asks its own site, so what each site allows is found out before.
        let mut url = url.to_owned();
        let (mut permanent, mut moved) = (true, None);
        for _ in 0..=REDIRECTS {
            let Some(site) = address::origin(&url) else { return Ok(Err(Fault::Redirect(url))) };
            match self.allowed(keep, &site, &url)? {
                Ok(()) => {}
                Err(fault) => return Ok(Err(fault)),
            }
            self.pace(&site);
            let mut answer = match self.client.get(&url, known) {
                Ok(answer) => answer,
                Err(fault) => return Ok(Err(fault)),
            };
            let Some(to) = answer.redirect().map(str::to_owned) else {
                answer.moved = moved;
                return Ok(Ok(answer));
            };
            permanent &= matches!(answer.status, 301 | 308);
            let Some(next) = address::join(&url, &to) else { return Ok(Err(Fault::Redirect(to))) };
            if permanent {
                moved = Some(next.clone());
            }
            url = next;
        }
        Ok(Err(Fault::Redirect(url)))
    }

    /// Waits until a site may be asked, and notes that it is.
    fn pace(&mut self, site: &str) {
        let now = self.clock.now();
        let free = self.free(site);
        if free > now {
            self.clock.sleep(free - now);
        }
        let delay = self.consents.get(site).and_then(|consent| consent.robots.delay).unwrap_or(0);
        let gap = self.gap.max(delay.min(LONGEST));
        self.free.insert(site.to_owned(), self.clock.now() + gap);
    }

    /// Leaves a site alone that asks for it.
    pub(crate) fn rest(&mut self, answer: &Answer) {
        if !matches!(answer.status, 429 | 503) {
            return;
        }
        let now = self.clock.now();
        let until = retry_after(answer, now).unwrap_or(now + 60);
        if let Some(site) = address::origin(&answer.url) {
            let free = self.free.entry(site).or_default();
            *free = (*free).max(until);
        }
    }

    /// Whether a site lets an address be fetched; its robots.txt is fetched once a day.
    fn allowed(&mut self, keep: &mut impl Keep, site: &str, url: &str) -> Result<Result<(), Fault>, Error> {
        let now = self.clock.now();
        let known = self.consents.get(site).filter(|consent| consent.until > now);
        if known.is_none() {
            let kept = self.robots_of(keep, site, now)?;
            self.consents.insert(site.to_owned(), kept);
        }
        Ok(match self.consents.get(site) {
            Some(consent) if !consent.known => Err(Fault::Unknown),
            Some(consent) if !consent.robots.allows(address::path(url)) => Err(Fault::Forbidden),
            _ => Ok(()),
        })
    }

    /// The robots.txt of a site as it was kept within the last day, or as it is now; until when it holds; whether it is known.
    fn robots_of(&mut self, keep: &mut impl Keep, site: &str, now: i64) -> Result<Consent, Error> {
        let name = format!("robots:{site}");
        let row = keep.feed(&name)?;
        let text = row.as_ref().and_then(|row| State::read(&row.state).robots);
        if let (Some(row), Some(text)) = (&row, &text)
            && let Some(due) = row.due.filter(|due| *due > now)
        {
            return Ok(Consent { robots: Robots::parse(text), until: due, known: true });
        }
        self.pace(site);
        let got = self.client.follow(&format!("{site}/robots.txt"));
        let now = self.clock.now();
        let text = match got {
            Ok(answer) if answer.status == 200 => String::from_utf8_lossy(&answer.body).into_owned(),
            // A site without the file allows everything.
            Ok(answer) if (400..500).contains(&answer.status) && answer.status != 429 => String::new(),
            Err(Fault::Large(_)) => return Ok(Consent { robots: Robots::all(false), until: now + DAY, known: true }),
            // What was known before still holds; without it nothing is fetched for now.
            Ok(_) | Err(_) => {
                return Ok(match text {
                    Some(text) => Consent { robots: Robots::parse(&text), until: now + HOUR, known: true },
                    None => Consent { robots: Robots::all(false), until: now + HOUR / 4, known: false },
                });
            }
        };
        let robots = Robots::parse(&text);
        let state = State { robots: Some(text), ..State::default() };
        let row = Feed { url: name, polled: Some(now), due: Some(now + DAY), state: state.write(), ..Feed::default() };
        keep.keep(None, &[], row, now)?;
        Ok(Consent { robots, until: now + DAY, known: true })
    }
}
