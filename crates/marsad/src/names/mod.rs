//! Who and where: mentions of actors and places, the entities they stand for, and references among them.

mod mention;

pub use mention::{Kind, Mention, MentionId, Names, Point, Sector};
