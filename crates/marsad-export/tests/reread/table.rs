//! CSV and the tables between tabs: CSV itself, GDELT, ICEWS, POLECAT.

use std::collections::BTreeMap;
use std::fs;

use marsad_export::{Entry, Layout, Options, columns};

use crate::field::{expected, plain};
use crate::sample::{entries, file, text};

type Row = BTreeMap<&'static str, String>;

/// The rows of a table between tabs, each under the names of the dictionary.
fn rows(layout: Layout, negated: bool, header: bool) -> Vec<Row> {
    let text = text(layout, negated);
    let names: Vec<&str> = columns(layout).map(|column| column.name).collect();
    let mut lines = text.split_terminator('\n');
    if header {
        assert_eq!(lines.next().unwrap().split('\t').collect::<Vec<_>>(), names);
    }
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(cells.len(), names.len(), "{line}");
            names.iter().copied().zip(cells).collect()
        })
        .collect()
}

/// Text as it stands between tabs.
fn tabbed(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// How many rows a record has where a row is a pair.
fn pairs(entry: &Entry<'_>) -> usize {
    let (actors, recipients) = (entry.record.actors.len(), entry.record.recipients.len());
    match (actors, recipients) {
        (0 | 1, 0) => 1,
        (actors, 0) => actors * (actors - 1) / 2,
        (actors, recipients) => actors.max(1) * recipients,
    }
}

/// Each row with the record it comes from.
fn with_entries(rows: Vec<Row>, negated: bool) -> Vec<(Row, Entry<'static>)> {
    let kept = entries().filter(|entry| negated || entry.record.modality != "negated");
    let sources: Vec<Entry<'_>> = kept.flat_map(|entry| vec![entry; pairs(&entry)]).collect();
    assert_eq!(rows.len(), sources.len());
    rows.into_iter().zip(sources).collect()
}

fn day(entry: &Entry<'_>) -> String {
    let own = entry.record.date.as_ref().and_then(|date| date.start.clone());
    own.or_else(|| entry.record.published.clone()).map(|day| day[..10].to_owned()).unwrap_or_default()
}

#[test]
fn csv_is_the_records() {
    let path = file(Layout::Csv, Options::default(), "events.csv");
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(names, columns(Layout::Csv).map(|column| column.name).collect::<Vec<_>>());
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(read.len(), entries().count());
    for (row, entry) in read.iter().zip(entries()) {
        for (name, cell) in names.iter().zip(row) {
            assert_eq!(cell, plain(&expected(name, &entry)), "{name} of {}", entry.record.id);
        }
    }
    let dictionary = fs::read_to_string(path.with_extension("csv.dictionary.csv")).unwrap();
    let mut dictionary = csv::Reader::from_reader(dictionary.as_bytes());
    let described: Vec<String> = dictionary.records().map(|row| row.unwrap()[1].to_owned()).collect();
    assert_eq!(described, names);
}

#[test]
fn the_table_is_the_records() {
    for (row, entry) in rows(Layout::Table, false, true).iter().zip(entries()) {
        for (name, cell) in row {
            assert_eq!(cell, &tabbed(&plain(&expected(name, &entry))), "{name}");
        }
    }
}

#[test]
fn gdelt_events_have_the_codes() {
    for negated in [false, true] {
        let rows = with_entries(rows(Layout::Gdelt, negated, false), negated);
        let mut ids: Vec<&str> = rows.iter().map(|(row, _)| row["GLOBALEVENTID"].as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rows.len(), "ids are unique");
        for (row, entry) in &rows {
            let record = entry.record;
            let day = day(entry).replace('-', "");
            assert_eq!(
                (row["SQLDATE"].as_str(), &row["MonthYear"], &row["Year"]),
                (
                    day.as_str(),
                    &day.get(..6).unwrap_or_default().to_owned(),
                    &day.get(..4).unwrap_or_default().to_owned(),
                )
            );
            if record.action == record.event {
                assert_eq!(row["EventCode"], record.cameo);
                assert_eq!(row["QuadClass"], record.quad.to_string());
                assert_eq!(row["GoldsteinScale"], record.goldstein.to_string());
            }
            assert!(
                row["EventCode"].starts_with(&row["EventBaseCode"])
                    && row["EventBaseCode"].starts_with(&row["EventRootCode"])
            );
            assert!(row["Actor1Code"].starts_with(&row["Actor1CountryCode"]) || row["Actor1Code"].starts_with("IGO"));
            let place = record.place.as_ref();
            let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            assert_eq!(row["ActionGeo_Lat"], number(place.and_then(|place| place.lat)));
            assert_eq!(row["ActionGeo_Long"], number(place.and_then(|place| place.lon)));
            assert_eq!(row["ActionGeo_Type"] == "0", place.is_none());
            assert_eq!(row["SOURCEURL"], tabbed(record.url.as_ref().unwrap_or(&record.doc)));
            assert_eq!(row["DATEADDED"].len(), if record.published.is_some() { 14 } else { 0 });
            assert_eq!((row["NumMentions"].as_str(), row["Actor1Geo_Type"].as_str()), ("1", "0"));
        }
    }
}

#[test]
fn gdelt_names_both_sides() {
    for (row, entry) in with_entries(rows(Layout::Gdelt, true, false), true) {
        let names = |entities: &[marsad::record::Entity]| -> Vec<String> {
            entities.iter().map(|entity| tabbed(entity.name_en.as_ref().unwrap_or(&entity.text))).collect()
        };
        let (actors, recipients) = (names(&entry.record.actors), names(&entry.record.recipients));
        let (one, other) = (&row["Actor1Name"], &row["Actor2Name"]);
        assert!(if actors.is_empty() { one.is_empty() } else { actors.contains(one) });
        let second = if recipients.is_empty() { &actors } else { &recipients };
        assert!(second.contains(other) || (recipients.is_empty() && actors.len() < 2 && other.is_empty()));
    }
}

#[test]
fn gdelt_mentions_point_into_the_text() {
    let events: Vec<String> =
        rows(Layout::Gdelt, false, false).into_iter().map(|row| row["GLOBALEVENTID"].clone()).collect();
    for (index, (row, entry)) in with_entries(rows(Layout::GdeltMentions, false, false), false).into_iter().enumerate()
    {
        assert_eq!(row["GLOBALEVENTID"], events[index]);
        let text: Vec<char> = entry.document.lines.join("\n").chars().collect();
        assert_eq!(row["MentionDocLen"], text.len().to_string());
        let at = |name: &str| row[name].parse::<i64>().unwrap();
        let span = (entry.record.trigger.end - entry.record.trigger.start) as usize;
        let trigger: String = text[at("ActionCharOffset") as usize..].iter().take(span).collect();
        assert!(entry.record.trigger.text.contains(&trigger), "{trigger}");
        let actor = entry.record.actors.iter().find(|actor| actor.end > 0);
        if let (Some(actor), true) = (actor, entry.record.actors.len() == 1) {
            let found: String =
                text[at("Actor1CharOffset") as usize..].iter().take((actor.end - actor.start) as usize).collect();
            assert_eq!(found, actor.text);
        }
        assert_eq!(row["MentionIdentifier"], tabbed(entry.record.url.as_ref().unwrap_or(&entry.record.doc)));
        assert_eq!(row["Confidence"], format!("{:.0}", entry.record.confidence * 100.0));
    }
}

#[test]
fn icews_names_countries_and_codes() {
    for (row, entry) in with_entries(rows(Layout::Icews, false, true), false) {
        let record = entry.record;
        assert_eq!(row["Event Date"], day(&entry));
        assert_eq!(row["Publisher"], tabbed(record.outlet.as_deref().unwrap_or_default()));
        assert_eq!(row["Sentence Number"], (record.line + 1).to_string());
        assert!(!row["Event Text"].is_empty(), "{}", row["CAMEO Code"]);
        if record.action == record.event {
            assert_eq!((&row["CAMEO Code"], row["Intensity"].parse()), (&record.cameo, Ok(record.goldstein)));
        }
        let countries = record.actors.iter().any(|actor| actor.country.as_deref() == Some("IRQ"));
        assert!(countries || row["Source Country"] != "Iraq");
        assert!(row["Country"].is_empty() || record.place.is_some());
    }
}

#[test]
fn polecat_keeps_the_lists() {
    let rows = rows(Layout::Polecat, false, true);
    let kept: Vec<_> = entries().filter(|entry| entry.record.modality != "negated").collect();
    assert_eq!(rows.len(), kept.len());
    for (row, entry) in rows.iter().zip(kept) {
        let record = entry.record;
        let list = |entities: &[marsad::record::Entity], field: fn(&marsad::record::Entity) -> Option<&str>| {
            let values: Vec<&str> = entities.iter().map(|entity| field(entity).unwrap_or("None")).collect();
            tabbed(&if values.is_empty() { "None".to_owned() } else { values.join("; ") })
        };
        assert_eq!((&row["Event ID"], &row["Event Type"]), (&tabbed(&record.id), &record.event));
        assert_eq!(row["Actor Name Raw"], list(&record.actors, |entity| Some(&entity.text)));
        assert_eq!(row["Actor Country"], list(&record.actors, |entity| entity.country.as_deref()));
        assert_eq!(row["Recipient Sectors"], list(&record.recipients, |entity| entity.sector.as_deref()));
        let geonames = record.place.as_ref().and_then(|place| place.geonames);
        assert_eq!(row["GeoNames ID"], geonames.map_or("None".to_owned(), |id| id.to_string()));
        let known = |modality: &str| row["Contexts"].split("; ").any(|context| context == modality);
        assert_eq!(known("future"), record.modality == "future");
        let day = day(&entry);
        assert_eq!(row["Event Date"], if day.is_empty() { "None".to_owned() } else { day });
    }
}
