//! What words are sites, and what words around them say.

use super::wordset::{Compiler, WordSet};
use crate::data::Error;

/// What words are sites, from lists below `events/lists`.
#[derive(Debug)]
pub(super) struct Sites {
    /// Sites that the lexicon does not tell as places.
    pub more: WordSet,
    /// Places that say nothing of where without a word that tells which: `منطقة`.
    pub bare: WordSet,
    /// Places in which nothing happens: `جانب`, `مسار`.
    pub none: WordSet,
    /// Sites on which things happen: `على الحدود`.
    pub edges: WordSet,
    /// Words before a site that take some of many or a stretch of it: `أحد فنادق`, `طول الخط`.
    pub parts: WordSet,
    /// Words that open what happens in the place before them: `الساحل حيث`.
    pub wheres: WordSet,
    /// Words that open what else happened: `بينما`.
    pub apart: WordSet,
    /// Nouns of bodies that are buildings as well: `في المدرسة`.
    pub houses: WordSet,
    /// Verbs by which a place holds a meeting: `تستضيف جنيف`.
    pub hosting: WordSet,
    /// Verbs by which an act reaches a place: `انفجار هز العاصمة`.
    pub reaching: WordSet,
    /// Sites that behind ب are what somebody is sentenced to: `بالسجن`.
    pub sentences: WordSet,
    /// Nouns of courts, which judge where they sit.
    pub courts: WordSet,
    /// Words that alone tell on which side of a place something happens: `شرقي حلب`.
    pub sides: WordSet,
    /// Nouns of meetings that are named after where they are held: `قمة`.
    pub summits: WordSet,
    /// Nouns that with the article mean the state told of: `في البلاد`.
    pub lands: WordSet,
    /// Houses of a state in another: `قنصلية`.
    pub abroad: WordSet,
    /// Nouns of towns, which alone take up the last one named: `المدينة`.
    pub towns: WordSet,
    /// The same of divisions.
    pub divisions: WordSet,
    /// Nouns of states of things: `الوضع في فلسطين`.
    pub topics: WordSet,
    /// Nouns of coming to a place: `اعتقل لدى وصوله إلى المطار`.
    pub arrivals: WordSet,
    /// Gatherings at which somebody speaks: `في مؤتمر صحفي`.
    pub occasions: WordSet,
}

impl Sites {
    /// Reads the lists.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self {
            more: sets.named("sites")?,
            bare: sets.named("sites-bare")?,
            none: sets.named("sites-none")?,
            edges: sets.named("sites-edges")?,
            parts: sets.named("sites-parts")?,
            wheres: sets.named("sites-where")?,
            apart: sets.named("sites-apart")?,
            houses: sets.named("sites-houses")?,
            hosting: sets.named("sites-hosting")?,
            reaching: sets.named("sites-reaching")?,
            sentences: sets.named("sites-sentences")?,
            courts: sets.named("sites-courts")?,
            sides: sets.named("sites-sides")?,
            summits: sets.named("sites-summits")?,
            lands: sets.named("sites-lands")?,
            abroad: sets.named("sites-abroad")?,
            towns: sets.named("sites-towns")?,
            divisions: sets.named("sites-divisions")?,
            topics: sets.named("sites-topics")?,
            arrivals: sets.named("sites-arrivals")?,
            occasions: sets.named("occasions")?,
        })
    }
}
