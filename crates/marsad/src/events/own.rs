//! Whose men are meant where a pronoun says so: `سحبت تركيا قواتها`, `مقتل أحد جنودها`.
//!
//! What stands around such a noun tells its country only roughly; the one whom its pronoun means tells it exactly.

use super::participant::Resolver;
use super::reference;
use crate::morph::{Gender, Number, Person, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::syntax::Relation;

/// How many words above a noun the verb may stand that has somebody do what the noun is of.
const DEPTH: usize = 3;

/// The sectors of organs, which are of their state; partners, victims and neighbours need not be.
const ORGANS: [Sector; 8] =
    [Sector::Gov, Sector::Mil, Sector::Cop, Sector::Spy, Sector::Jud, Sector::Leg, Sector::Prm, Sector::Reb];

impl Resolver<'_, '_> {
    /// The country of those whose own a mention says somebody to be; none where its words tell a country themselves.
    pub(super) fn own_country(&self, mention: &Mention) -> Option<String> {
        // Allies and partners have none.
        mention.country?;
        let own = mention.id.is_none() && mention.sector.is_some_and(|sector| ORGANS.contains(&sector));
        let token = mention.name.clone().find(|token| own && self.is_owned(*token))?;
        let within =
            |other: &&Mention| mention.tokens.contains(&other.head) && matches!(other.kind, Kind::State | Kind::Place);
        if self.article.names.mentions.iter().any(|other| within(&other)) {
            return None;
        }
        let shape = reference::shape(self.article, token, true)?;
        let owner = self.asked(token, shape).or_else(|| {
            let index = reference::antecedent(self.article, token, shape, None);
            index.and_then(|index| self.article.names.mentions.get(index)).or_else(|| self.state_before(token, shape))
        })?;
        owner.country().map(str::to_owned)
    }

    fn is_owned(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| {
            word.pos.is_nominal()
                && word.pos != Pos::Pronoun
                && word.suffix.is_some_and(|suffix| suffix.person == Person::Third)
        })
    }

    /// Of whom an act on what is theirs is asked or told: `طالبت بغداد أنقرة بسحب قواتها`.
    fn asked(&self, token: u32, shape: reference::Shape) -> Option<&Mention> {
        let syntax = &self.article.syntax;
        let masdar = |token: &u32| self.article.word(*token).is_some_and(|word| word.pos == Pos::Masdar);
        let act = syntax.ancestors(token).take(DEPTH).find(masdar)?;
        let verb = syntax.head(act).filter(|_| syntax.relation(act) == Relation::Oblique)?;
        self.article.word(verb).filter(|word| word.pos == Pos::Verb)?;
        let object = syntax.related(verb, Relation::Object).find(|object| *object < act)?;
        let asked = self.article.names.headed(object).filter(|mention| mention.kind != Kind::Place)?;
        (reference::fits(self.article, asked, shape) || self.is_masculine_state(asked, shape)).then_some(asked)
    }

    /// The nearest state before a token in its sentence that a masculine pronoun may mean: `أعلن العراق أن قواته`.
    fn state_before(&self, token: u32, shape: reference::Shape) -> Option<&Mention> {
        let sentence = super::phrase::sentence(self.article, token)?.tokens.clone();
        let states =
            self.article.names.mentions.iter().filter(|mention| (sentence.start..token).contains(&mention.head));
        states.filter(|mention| self.is_masculine_state(mention, shape)).max_by_key(|mention| mention.head)
    }

    fn is_masculine_state(&self, mention: &Mention, shape: reference::Shape) -> bool {
        let name = self.article.word(mention.head).filter(|word| word.pos == Pos::Name);
        mention.kind == Kind::State
            && shape.gender == Some(Gender::Masculine)
            && shape.number == Some(Number::Singular)
            && name.is_some_and(|word| word.features.gender == Some(Gender::Masculine))
    }
}
