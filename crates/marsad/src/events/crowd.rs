//! Who protests where a protest names nobody: the demonstrators of its sentence, else the nearest of the article.

use super::assemble::Assembler;
use super::participant::Resolver;
use super::phrase;
use crate::names::{Kind, Mention};
use crate::record::Entity;

impl Assembler<'_, '_> {
    /// The demonstrators of the trigger's sentence: `اندلعت مظاهرات في المدينة ورفع المتظاهرون صور القتلى`.
    pub(super) fn demonstrators(&self, resolver: &Resolver<'_, '_>, trigger: u32) -> Option<Entity> {
        let sentence = phrase::sentence(self.article, trigger)?.tokens.clone();
        let mentions = self.article.names.mentions.iter();
        let here = mentions.filter(|mention| sentence.contains(&mention.head) && self.is_crowd(trigger, mention));
        let nearest = here.min_by_key(|mention| mention.head.abs_diff(trigger))?;
        Some(resolver.mentioned(nearest))
    }

    fn is_crowd(&self, trigger: u32, mention: &Mention) -> bool {
        matches!(mention.kind, Kind::People | Kind::Person)
            && !mention.tokens.contains(&trigger)
            && self.met.any(mention.name.clone(), self.coder.demonstrators)
    }
}
