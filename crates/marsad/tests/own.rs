//! Whose the forces and men of a record are, where a pronoun says so.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;

use articles::records;

/// The countries of the actors of the mention that a word triggers.
fn doers_of(line: &str, trigger: &str) -> Vec<String> {
    let records = records(&["", line]);
    let record = records.iter().find(|record| record.trigger.text == trigger).unwrap();
    record.actors.iter().map(|actor| actor.country.clone().unwrap_or_default()).collect()
}

#[test]
fn forces_are_of_the_state_that_is_asked_to_withdraw_them() {
    assert_eq!(doers_of("طالب البرلمان العراقي تركيا بسحب قواتها من شمال البلاد", "بسحب"), ["TUR"]);
    assert_eq!(doers_of("رحب الوزير العراقي بقرار تركيا سحب قواتها من شمال العراق", "سحب"), ["TUR"]);
}

#[test]
fn a_masculine_state_has_its_own_forces() {
    assert_eq!(doers_of("دعت إيران العراق إلى سحب قواته من المنطقة", "سحب"), ["IRQ"]);
}
