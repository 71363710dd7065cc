//! How sites are asked: with their consent, at their pace.

use std::collections::BTreeMap;
use std::thread;

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
    /// Answers that were asked for together with others and have not been taken yet, by address.
    ahead: BTreeMap<String, Result<Answer, Fault>>,
}

impl<'w> Manners<'w> {
    pub(crate) fn new(client: Client, clock: &'w dyn Clock, gap: i64) -> Self {
        Self { client, clock, gap, free: BTreeMap::new(), consents: BTreeMap::new(), ahead: BTreeMap::new() }
    }

    /// When a site may be asked again.
    pub(crate) fn free(&self, site: &str) -> i64 {
        self.free.get(site).copied().unwrap_or(0)
    }

    /// Whether an answer of this address stands ready.
    pub(crate) fn holds(&self, url: &str) -> bool {
        self.ahead.contains_key(url)
    }

    /// Asks several sites at once, each for one thing: its robots.txt where that is not known, else the address, if it may be asked.
    /// The sites are different ones and free. Answers that nobody has taken are dropped.
    pub(crate) fn ask_ahead(&mut self, keep: &mut impl Keep, wanted: &[(String, Known)]) -> Result<(), Error> {
        self.ahead.clear();
        let now = self.clock.now();
        let (mut unknown, mut asked) = (Vec::new(), Vec::new());
        for (url, known) in wanted {
            let Some(site) = address::origin(url) else { continue };
            if !self.remembers(keep, &site, now)? {
                asked.push((robots_at(&site), None));
                unknown.push(site.clone());
            } else if self.consent(&site, url).is_ok() {
                asked.push((url.clone(), Some(known)));
            } else {
                continue;
            }
            self.pace(&site);
        }
        let client = &self.client;
        let answers: Vec<_> = thread::scope(|scope| {
            let asking = asked.iter().map(|(url, known)| {
                scope.spawn(move || known.map_or_else(|| client.follow(url), |known| client.get(url, known)))
            });
            let asking: Vec<_> = asking.collect();
            let lost = |_| Err(Fault::Network("the request was broken off".to_owned()));
            asking.into_iter().map(|asked| asked.join().unwrap_or_else(lost)).collect()
        });
        self.ahead.extend(asked.into_iter().map(|(url, _)| url).zip(answers));
        unknown.iter().try_for_each(|site| self.learn(keep, site).map(|_| ()))
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
        for step in 0..=REDIRECTS {
            let Some(site) = address::origin(&url) else { return Ok(Err(Fault::Redirect(url))) };
            self.learn(keep, &site)?;
            if let Err(fault) = self.consent(&site, &url) {
                return Ok(Err(fault));
            }
            // What another feed asks of this address it asks with what it knows itself.
            let ready = if step == 0 { self.ahead.remove(&url) } else { None };
            let answer = ready.unwrap_or_else(|| {
                self.pace(&site);
                self.client.get(&url, known)
            });
            let mut answer = match answer {
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

    /// What a site says of an address, as far as it is known.
    fn consent(&self, site: &str, url: &str) -> Result<(), Fault> {
        match self.consents.get(site) {
            Some(consent) if !consent.known => Err(Fault::Unknown),
            Some(consent) if !consent.robots.allows(address::path(url)) => Err(Fault::Forbidden),
            _ => Ok(()),
        }
    }

    /// Whether the robots.txt of a site is known, from before or out of the store.
    fn remembers(&mut self, keep: &impl Keep, site: &str, now: i64) -> Result<bool, Error> {
        if self.consents.get(site).is_some_and(|consent| consent.until > now) {
            return Ok(true);
        }
        let row = keep.feed(&format!("robots:{site}"))?;
        let kept = row.and_then(|row| Some((row.due.filter(|due| *due > now)?, State::read(&row.state).robots?)));
        let Some((until, text)) = kept else { return Ok(false) };
        self.consents.insert(site.to_owned(), Consent { robots: Robots::parse(&text), until, known: true });
        Ok(true)
    }

    /// Finds out what a site allows where that is not known; its robots.txt is fetched once a day.
    fn learn(&mut self, keep: &mut impl Keep, site: &str) -> Result<(), Error> {
        if !self.remembers(keep, site, self.clock.now())? {
            let consent = self.robots_of(keep, site)?;
            self.consents.insert(site.to_owned(), consent);
        }
        Ok(())
    }

    /// The robots.txt of a site as it is now, and keeps it.
    fn robots_of(&mut self, keep: &mut impl Keep, site: &str) -> Result<Consent, Error> {
        let name = format!("robots:{site}");
        let text = keep.feed(&name)?.and_then(|row| State::read(&row.state).robots);
        let url = robots_at(site);
        let got = self.ahead.remove(&url).unwrap_or_else(|| {
            self.pace(site);
            self.client.follow(&url)
        });
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

fn robots_at(site: &str) -> String {
    format!("{site}/robots.txt")
}
