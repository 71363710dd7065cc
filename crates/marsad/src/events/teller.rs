//! Those who only tell of deeds: sources, spokesmen, correspondents, media (`أكدت مصادر عسكرية مقتل`, `وفق مراسلنا`).

use super::assemble::Assembler;
use super::frame::Frame;
use super::rule::Rule;
use super::slots::Slot;
use crate::record::Entity;

/// The code of the sector of media.
const MEDIA: &str = "JRN";

impl Assembler<'_, '_> {
    /// Actors without those who only tell of a deed; whoever is the subject of its own verb does it.
    pub(super) fn without_tellers(&self, rule: &Rule, frame: &Frame, mut actors: Vec<Entity>) -> Vec<Entity> {
        if !is_done(&rule.page.code) {
            return actors;
        }
        let own = |token: u32| {
            let mut subjects = frame.filling(Slot::Subject).filter(|subject| !subject.inherited && !subject.pronoun);
            self.is_verb(frame.trigger) && subjects.any(|subject| subject.token == token)
        };
        actors.retain(|actor| {
            let Some(head) = self.article.token_at(actor.line, actor.start) else { return true };
            let tells = actor.sector.as_deref() == Some(MEDIA)
                || self.met.has(head, self.coder.tellers)
                || rule.page.code == "ASSAULT" && is_unarmed(actor);
            !tells || own(head)
        });
        actors
    }
}

/// Whether an entity is of those who count the dead: relief, medicine, bodies above states without forces.
fn is_unarmed(entity: &Entity) -> bool {
    let above = matches!(entity.country.as_deref(), Some("NGO" | "UNO"));
    above && entity.sector.as_deref() != Some("MIL") || entity.sector.as_deref() == Some("MED")
}

/// Whether acts of a type are such as sources and media only tell of.
fn is_done(action: &str) -> bool {
    matches!(
        action,
        "AGREE" | "AID" | "ASSAULT" | "COERCE" | "CONSULT" | "COOPERATE" | "MOBILIZE" | "RETREAT" | "SANCTION"
    )
}
