//! The events of one kind on one day, and what their mentions come to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::{Connection, Result, Statement, params};
use rustc_hash::FxHashMap;

use super::Splits;
use super::brief::{Brief, Level, Party};
use super::matching::{self, RULES, Relation};

/// Events of one kind on one day.
#[derive(Debug, Default)]
pub(crate) struct Day {
    kind: String,
    day: Option<Date>,
    events: Vec<Event>,
    /// The events that share a word of comparison.
    index: FxHashMap<String, Vec<usize>>,
}

/// A leading mention and those that joined it, each with the number of its rule.
#[derive(Debug)]
struct Event {
    leader: Brief,
    members: Vec<(Brief, usize)>,
}

impl Day {
    /// Joins the mentions of a day. Those with a date come first, the richest of them first; those that only have the day of
    /// publication join what is dated on it or on the day before.
    pub(crate) fn new(
        kind: &str,
        day: Option<Date>,
        mut mentions: Vec<Brief>,
        yesterday: &mut Self,
        splits: &Splits,
    ) -> Self {
        let mut today = Self { kind: kind.to_owned(), day, ..Self::default() };
        let action = kind.split('/').next().unwrap_or(kind);
        let follows = yesterday.kind == kind
            && day.zip(yesterday.day).is_some_and(|(today, before)| today.yesterday().is_ok_and(|day| day == before));
        mentions.sort_by_cached_key(|m| {
            (m.dates.is_none(), usize::MAX - m.richness(), m.published.clone(), m.record.clone())
        });
        for mention in mentions {
            let apart = |leader: &Brief| splits.apart(&mention.record, &leader.record);
            let same_dates =
                |leader: &Brief| mention.dates.is_none() || leader.dates.is_none() || mention.dates == leader.dates;
            let found = today.best(&mention, |leader| {
                // Without any day two mentions have little in common but being copies.
                let rule = matching::rule(action, &mention, leader).filter(|rule| day.is_some() || *rule == 0);
                rule.filter(|_| same_dates(leader) && !apart(leader))
            });
            let before = || {
                yesterday.best(&mention, |leader| {
                    let rule = match (&mention.dates, &leader.dates) {
                        (Some(_), Some(_)) => matching::rule_across_days(action, &mention, leader),
                        (None, Some(_)) => matching::rule(action, &mention, leader),
                        _ => None,
                    };
                    rule.filter(|_| !apart(leader))
                })
            };
            if let Some((event, rule)) = found {
                today.events[event].members.push((mention, rule));
            } else if let Some((event, rule)) = follows.then(before).flatten() {
                yesterday.events[event].members.push((mention, rule));
            } else {
                today.lead(mention);
            }
        }
        today
    }

    /// The event whose leading mention a mention joins by the strongest rule, the earliest of equals, and the rule.
    fn best(&self, mention: &Brief, rule: impl Fn(&Brief) -> Option<usize>) -> Option<(usize, usize)> {
        let tokens = tokens(mention);
        let near: BTreeSet<usize> =
            tokens.iter().filter_map(|token| self.index.get(token)).flatten().copied().collect();
        let ruled = near.into_iter().filter_map(|event| Some((event, rule(&self.events.get(event)?.leader)?)));
        ruled.min_by_key(|(event, rule)| (*rule, *event))
    }

    fn lead(&mut self, leader: Brief) {
        for token in tokens(&leader) {
            self.index.entry(token).or_default().push(self.events.len());
        }
        self.events.push(Event { leader, members: Vec::new() });
    }
}

/// Words of which two mentions must share one to be worth comparing.
fn tokens(mention: &Brief) -> BTreeSet<String> {
    let mut tokens = BTreeSet::from([format!("copy {} {} {}", mention.original, mention.rule, mention.turn)]);
    for Party { entity, country, sector } in mention.actors.iter().chain(&mention.recipients) {
        tokens.extend(entity.clone());
        tokens.extend(country.as_ref().zip(sector.as_ref()).map(|(country, sector)| format!("{country} {sector}")));
    }
    if let Some(place) = mention.place.as_ref().filter(|place| place.level != Level::Country) {
        tokens.insert(format!("at {}", place.name));
        tokens.extend(place.geonames.map(|id| format!("at {id}")));
    }
    tokens
}

/// The tables that events are written to.
pub(crate) struct Tables<'c> {
    members: Statement<'c>,
    sums: Statement<'c>,
}

impl<'c> Tables<'c> {
    pub(crate) fn new(connection: &'c Connection) -> Result<Self> {
        let members = "INSERT INTO event_members (mention, event, rule) VALUES (?, ?, ?)";
        let sums = "INSERT INTO event_sums (event, mentions, documents, originals, outlets, first_report, last_report,
            date_agreement, participant_agreement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        Ok(Self { members: connection.prepare(members)?, sums: connection.prepare(sums)? })
    }

    /// Writes the events of a day that have several mentions.
    pub(crate) fn write(&mut self, day: &Day) -> Result<()> {
        for Event { leader, members } in day.events.iter().filter(|event| !event.members.is_empty()) {
            for (member, rule) in members {
                self.members.execute(params![member.id, leader.id, RULES.get(*rule).map(|rule| rule.0)])?;
            }
            self.sum(leader, members)?;
        }
        Ok(())
    }

    fn sum(&mut self, leader: &Brief, members: &[(Brief, usize)]) -> Result<()> {
        let all = || members.iter().map(|member| &member.0).chain([leader]);
        let count = |of: &dyn Fn(&Brief) -> Option<String>| all().filter_map(of).collect::<BTreeSet<_>>().len() as i64;
        let reports = || all().filter_map(|mention| mention.published.as_ref());
        self.sums.execute(params![
            leader.id,
            members.len() as i64 + 1,
            count(&|mention| Some(mention.doc.to_string())),
            count(&|mention| Some(mention.original.to_string())),
            count(&|mention| mention.outlet.clone()),
            reports().min_by_key(|published| moment(published)),
            reports().max_by_key(|published| moment(published)),
            commonest(all().filter_map(|mention| mention.dates.as_ref())),
            agreeing(leader, members),
        ])?;
        Ok(())
    }
}

/// The share of mentions whose participants do not differ from the leading one's.
fn agreeing(leader: &Brief, members: &[(Brief, usize)]) -> f64 {
    let agrees = |mention: &Brief| {
        let (actors, recipients) = matching::participants(mention, leader);
        actors != Relation::Different && recipients != Relation::Different
    };
    let count = 1 + members.iter().filter(|member| agrees(&member.0)).count();
    count as f64 / (members.len() + 1) as f64
}

/// The share of the commonest value; 1 where there is none.
fn commonest<T: Ord>(values: impl Iterator<Item = T>) -> f64 {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let (most, all) = (counts.values().max().copied().unwrap_or(1), counts.values().sum::<u32>().max(1));
    f64::from(most) / f64::from(all)
}

/// A moment of publication, comparable across zones, then by its text.
fn moment(published: &str) -> (i64, &str) {
    let zoned = published.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_second);
    let civil = || published.parse::<jiff::civil::DateTime>().and_then(|at| at.to_zoned(jiff::tz::TimeZone::UTC));
    let seconds = zoned.or_else(|_| civil().map(|at| at.timestamp().as_second()));
    (seconds.unwrap_or(i64::MAX), published)
}
