//! Records under the field names of PLOVER's chapter on JSON.
//!
//! `source` is the actor there. `date` is required there: where the text gives none it is the day of publication, and
//! `comment` says so. Modality stands among the contexts, as PLOVER has it;
//! mode, quad class and intensity are those of the type after folding.

use marsad::Record;
use marsad::record::{Entity, Place};
use serde_json::{Map, Value, json};

use crate::scale;

/// One event.
pub(crate) fn event(record: &Record) -> Value {
    let scale = scale::of(record);
    let mut event = Map::new();
    let mut put = |name: &str, value: Value| _ = event.insert(name.to_owned(), value);
    put("id", json!(record.id));
    put("has_event", json!(true));
    match &record.date {
        Some(date) => {
            put("date", json!(date.start.as_deref().unwrap_or(&date.value)));
            if let Some(end) = date.end.as_ref().filter(|end| date.start.as_ref() != Some(end)) {
                put("enddate", json!(end));
            }
        }
        None => {
            put("date", json!(record.published.as_deref().and_then(|published| published.get(..10))));
            put("comment", json!("date of publication"));
        }
    }
    put("source", record.actors.iter().map(actor).collect());
    put("recipient", record.recipients.iter().map(actor).collect());
    put("event", json!([record.event]));
    put("mode", json!(scale.mode));
    put("context", scale::contexts(record, "negation").collect());
    put("event_text", json!([record.trigger.text]));
    put("event_loc", record.place.as_ref().map_or(Value::Null, location));
    put("quad_code", json!(scale.quad));
    put("event_scale", json!(scale.plover));
    for (name, size) in &record.size {
        put(name, json!(size.min.or(size.max)));
    }
    put("text_info", json!({"sequence": record.line, "start": record.sentence.start, "end": record.sentence.end}));
    let coder = format!("marsad {}", record.version);
    let citation = json!({
        "citation": record.doc, "url": record.url, "language": "ar", "publication": record.outlet,
        "coder": coder, "codebook": "PLOVER 2.0",
    });
    put("cite_info", citation);
    Value::Object(event)
}

fn actor(entity: &Entity) -> Value {
    json!({
        "code": entity.country, "sector": entity.sector, "actor_text": entity.text,
        "identifier_id": entity.id, "identifier_text": entity.name_en, "office": entity.role,
    })
}

fn location(place: &Place) -> Value {
    json!({
        "geonameid": place.geonames, "name": place.text, "asciiname": place.name_en,
        "latitude": place.lat, "longitude": place.lon, "cc3": place.country,
    })
}
