//! What a verbal noun has behind whoever does it: `قرار لندن طرد الدبلوماسيين`, `قطع السعودية علاقاتها`.

use super::super::group::ItemKind;
use super::super::tree::Relation;
use super::Builder;
use crate::morph::{Analysis, Case, Clitics, Lexeme, Pos, State, Voice};
use crate::names::Kind;

impl Builder<'_, '_> {
    /// The verbal noun whose object a group right behind it is, where its doer stands between or on it: `قرار لندن طرد`,
    /// `قطع السعودية علاقاتها`, `استقباله رئيس الوزراء`.
    pub(super) fn content_of(&self, index: usize) -> Option<u32> {
        let head = self.items[index].head;
        let before = self.before(index)?;
        let ItemKind::Group { preposition, .. } = before.kind else { return None };
        let masdar = |token: u32| self.names_act(token) && self.article.mention_of(token).is_none();
        let content = self.may_be_masdar(head) && self.article.names.headed(head).is_none();
        let takes = |noun: u32| content || self.article.verb(noun).is_some_and(|verb| verb.args.objects > 0);
        let last = before.tokens.end.checked_sub(1)?;
        if masdar(last) && takes(last) && self.article.word(last).is_some_and(|word| word.suffix.is_some()) {
            return Some(last);
        }
        // `إطلاق الحوثيين صاروخا`: the ending shows the object.
        let shows = self.article.word(head).is_some_and(|word| {
            (word.features.case, word.features.state) == (Some(Case::Accusative), Some(State::Indefinite))
        });
        // What the verb of the clause still waits for is its own: `شن الجيش بدعم موسكو حملة`.
        let open = self.stack.last().filter(|clause| clause.object.is_none()).and_then(|clause| clause.predicate);
        let means = preposition.is_some_and(|index| Some(index) == self.words.prefix_index(Clitics::BY));
        // `قتل ثلاثة بعد قصف الجيش منزلا`: what is before or after the act of the clause has its own.
        let apart = || preposition.and_then(|index| self.words.preposition(index)).is_some_and(|it| it.temporal);
        // `أصيب طفل جراء استهداف الجيش منطقة`: nor does a passive wait for one.
        let passive =
            |verb: u32| self.article.word(verb).is_some_and(|word| word.features.voice == Some(Voice::Passive));
        if (!content || means)
            && open.is_some_and(|verb| self.needs_object(verb) && !passive(verb))
            && !(shows && apart())
        {
            return None;
        }
        let plain = |actor: u32| self.article.word(actor).is_none_or(|word| word.pos != Pos::Adjective);
        // `إعلان الحوثيين وقف الهجمات`: what is announced or decided is done, whoever announces it.
        let asked = |noun: u32| content && self.opens_content(noun);
        let is_doer = |noun: u32, actor: u32| {
            self.tree.head(actor) == Some(noun)
                && self.tree.relation(actor) == Relation::Genitive
                && (shows || asked(noun) || plain(actor))
                && self.article.names.headed(actor).is_some_and(|mention| {
                    mention.kind != Kind::Place
                        && (shows || asked(noun) || mention.kind != Kind::People)
                        && mention.tokens.end == before.tokens.end
                })
        };
        let mut nouns = before.tokens.clone().rev().filter(|noun| masdar(*noun) && takes(*noun));
        nouns.find(|noun| before.tokens.clone().any(|actor| is_doer(*noun, actor)))
    }

    /// Whether a word is a verbal noun, or one that has what somebody will do behind him: `نية فرنسا إرسال قوات`.
    fn names_act(&self, token: u32) -> bool {
        self.is_masdar(token) || self.opens_content(token)
    }

    /// Whether a noun, or the verb that it comes from, takes a clause: what it takes in its place is a verbal noun.
    fn opens_content(&self, noun: u32) -> bool {
        let takes = |lexeme: &Lexeme| lexeme.args.governs.iter().any(|word| self.words.opens_complement(word));
        let nominal = self.article.word(noun).is_some_and(|word| word.pos.is_nominal());
        nominal && (self.article.verb(noun).is_some_and(takes) || self.article.lexeme(noun).is_some_and(takes))
    }

    /// Whether a word is a verbal noun, or a noun of an act, or spelt like a verbal noun: `هدنة`, `وقف`.
    fn may_be_masdar(&self, token: u32) -> bool {
        let open = self.article.word(token).is_some_and(|word| word.pos.is_nominal() && !word.pos.is_adjectival());
        let other = |reading: &Analysis| reading.pos == Pos::Masdar && !reading.clitics.has(Clitics::ARTICLE);
        self.is_masdar(token) || open && (self.is_event_noun(token) || self.article.analyses(token).iter().any(other))
    }
}
