//! Who and where: mentions of actors and places, the entities they stand for, and references among them.
//!
//! Knowledge is tables: `actors/` (states, named actors, nouns by which actors are described), `places/` (a gazetteer) and
//! `names/` (the words around names). [`Recogniser`] compiles them. For each article it looks every token up, reads at each
//! place the longest phrase, gives phrases without a country the one that the article speaks of, and points short forms
//! to the fullest mention of the same entity.

mod bearing;
mod capital;
mod choice;
mod complement;
mod context;
mod cues;
mod described;
mod draft;
mod entity;
mod gazetteer;
mod joined;
mod lookup;
mod mention;
mod modifiers;
mod nisba;
mod offset;
mod particles;
mod people;
mod person;
mod phrases;
mod place;
mod quoted;
mod ranks;
mod reading;
mod recogniser;
mod reference;
mod scene;
mod settle;
mod sides;
mod spelling;
mod states;
mod terms;
mod titles;
mod told;
mod vowels;

pub use lookup::Lookups;
pub use mention::{Kind, Mention, MentionId, Names, Point, Sector};
pub use recogniser::Recogniser;
pub(crate) use settle::readings;
