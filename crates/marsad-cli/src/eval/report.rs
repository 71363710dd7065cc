//! The figures as a table and as JSON.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::figures::{Retrieval, Share, Tally};

/// Precision, recall and F1 by name, with the key in JSON.
fn retrievals(tally: &Tally) -> [(&'static str, &'static str, Retrieval); 5] {
    [
        ("detection", "detection", tally.detection),
        ("core", "core (actual, future)", tally.core),
        ("record", "record", tally.record),
        ("actor", "actor", tally.actor),
        ("recipient", "recipient", tally.recipient),
    ]
}

fn shares(tally: &Tally) -> [(&'static str, &'static str, Share); 6] {
    [
        ("modality", "modality", tally.modality),
        ("mode", "mode", tally.mode),
        ("actor_code", "actor code", tally.actor_code),
        ("date", "date", tally.date),
        ("place", "place", tally.place),
        ("source", "source", tally.source),
    ]
}

/// The figures for people.
pub(super) fn table(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    writeln!(out, "{:<24}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8}", "", "P", "R", "F1", "right", "coded", "gold")?;
    for (_, name, figure) in retrievals(tally) {
        retrieval(out, name, figure)?;
    }
    writeln!(out, "\n{:<24}{:>8}{:>8}{:>8}", "among the matched", "share", "right", "of")?;
    for (_, name, figure) in shares(tally) {
        writeln!(out, "{name:<24}{:>8.3}{:>8}{:>8}", figure.value(), figure.right, figure.all)?;
    }
    writeln!(
        out,
        "\n{:<24}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8}",
        "detection by type", "P", "R", "F1", "right", "coded", "gold"
    )?;
    for (name, &figure) in &tally.types {
        retrieval(out, name, figure)?;
    }
    writeln!(out, "\n{} documents", tally.documents)
}

fn retrieval(out: &mut impl Write, name: &str, figure: Retrieval) -> io::Result<()> {
    let Retrieval { right, coded, gold } = figure;
    let (precision, recall, f1) = (figure.precision(), figure.recall(), figure.f1());
    writeln!(out, "{name:<24}{precision:>8.3}{recall:>8.3}{f1:>8.3}{right:>9}{coded:>8}{gold:>8}")
}

/// The figures for programs.
pub(super) fn json(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    let retrieval = |figure: Retrieval| {
        json!({
            "precision": round(figure.precision()), "recall": round(figure.recall()), "f1": round(figure.f1()),
            "right": figure.right, "coded": figure.coded, "gold": figure.gold,
        })
    };
    let mut object = Map::new();
    object.insert("documents".to_owned(), json!(tally.documents));
    for (key, _, figure) in retrievals(tally) {
        object.insert(key.to_owned(), retrieval(figure));
    }
    for (key, _, figure) in shares(tally) {
        let value = json!({"share": round(figure.value()), "right": figure.right, "of": figure.all});
        object.insert(key.to_owned(), value);
    }
    let types: Map<String, Value> =
        tally.types.iter().map(|(name, &figure)| (name.clone(), retrieval(figure))).collect();
    object.insert("types".to_owned(), Value::Object(types));
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

fn round(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}
