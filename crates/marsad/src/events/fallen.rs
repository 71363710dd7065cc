//! The dead and wounded of an attack whose doers another mention of the article told.

use super::coherence::{may_do, struck};
use super::kin::{Kin, Told, share};
use crate::record::Entity;

/// The dead and wounded of an attack fell by those whom it has gained: `وأدى القصف إلى مقتل ثلاثة`.
pub(super) fn by_attackers(all: &mut [Told]) {
    let found = |index: usize| {
        let one = all.get(index).filter(|told| told.casualty && told.record.actors.is_empty())?;
        let kin = Kin::of(all, index);
        // The dead of one side fell by the other.
        let own = |actor: &Entity| {
            let side = |one: &Entity| actor.country == one.country && actor.sector == one.sector;
            actor.sector.is_some() && one.record.recipients.iter().any(side)
        };
        let able = |pair: &&Kin<'_>| {
            let actors = &pair.other.record.actors;
            struck(pair)
                && actors.len() == 1
                && !actors.iter().any(own)
                && may_do(&pair.other.record)
                && !share(actors, &one.record.recipients)
        };
        kin.iter().find(able).map(|pair| pair.other.record.actors.clone())
    };
    let gains: Vec<Option<Vec<Entity>>> = (0..all.len()).map(found).collect();
    for (Told { record, .. }, gain) in all.iter_mut().zip(gains) {
        record.actors.extend(gain.into_iter().flatten());
    }
}
