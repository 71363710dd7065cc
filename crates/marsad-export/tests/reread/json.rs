//! JSON Lines, PLOVER, GeoJSON.

use marsad::Record;
use marsad_export::{Layout, columns};
use serde_json::{Value, json};

use crate::field::expected;
use crate::sample::{entries, text};

#[test]
fn json_lines_are_the_records() {
    let text = text(Layout::Jsonl, false);
    let read: Vec<Record> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let written: Vec<&Record> = entries().map(|entry| entry.record).collect();
    assert_eq!(read.iter().collect::<Vec<_>>(), written);
}

#[test]
fn geojson_has_all_fields_and_the_point() {
    let collection: Value = serde_json::from_str(&text(Layout::Geojson, false)).unwrap();
    assert_eq!(collection["type"], "FeatureCollection");
    let features = collection["features"].as_array().unwrap();
    assert_eq!(features.len(), entries().count());
    for (feature, entry) in features.iter().zip(entries()) {
        assert_eq!((&feature["type"], &feature["id"]), (&json!("Feature"), &json!(entry.record.id)));
        let properties = feature["properties"].as_object().unwrap();
        assert_eq!(properties.len(), columns(Layout::Geojson).count());
        for (name, value) in properties {
            assert_eq!(value, &expected(name, &entry), "{name} of {}", entry.record.id);
        }
        let point = entry.record.place.as_ref().and_then(|place| Some((place.lon?, place.lat?)));
        let geometry = point.map_or(Value::Null, |(lon, lat)| json!({"type": "Point", "coordinates": [lon, lat]}));
        assert_eq!(feature["geometry"], geometry);
    }
}

#[test]
fn plover_has_the_folded_type_and_leaves_out_denials() {
    for negated in [false, true] {
        let text = text(Layout::Plover, negated);
        let events: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let kept: Vec<_> = entries().filter(|entry| negated || entry.record.modality != "negated").collect();
        assert_eq!(events.len(), kept.len());
        for (event, entry) in events.iter().zip(kept) {
            let record = entry.record;
            assert_eq!((&event["id"], &event["event"]), (&json!(record.id), &json!([record.event])));
            assert_eq!(event["source"].as_array().unwrap().len(), record.actors.len());
            assert_eq!(event["recipient"].as_array().unwrap().len(), record.recipients.len());
            for (side, entity) in event["source"].as_array().unwrap().iter().zip(&record.actors) {
                let fields = (&side["actor_text"], &side["code"], &side["sector"]);
                assert_eq!(fields, (&json!(entity.text), &json!(entity.country), &json!(entity.sector)));
            }
            if record.event == record.action {
                let own = (&json!(record.mode), &json!(record.quad), &json!(record.plover_score));
                assert_eq!((&event["mode"], &event["quad_code"], &event["event_scale"]), own);
            } else {
                assert_eq!(event["mode"], Value::Null);
                assert!(matches!(event["quad_code"].as_u64(), Some(1 | 3)), "{event}");
            }
        }
    }
}
