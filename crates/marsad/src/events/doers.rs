//! Who does what a verbal noun names that is in the power of a governing word (`حاول الجيش اقتحام`, `أجبرهم على الانسحاب`).

use super::assemble::Assembler;
use super::control::{self, Doer};
use super::frame::{Argument, Frame};
use super::governing::Control;
use super::modality::Judge;
use super::phrase;
use super::rule::Rule;
use super::slots::Slot;
use crate::morph::Clitics;
use crate::names::Kind;
use crate::syntax::Relation;

impl Assembler<'_, '_> {
    /// Who does what a verbal noun names, where the table of modality alone tells.
    pub(super) fn controlling(&self, masdar: u32) -> Vec<Argument> {
        let framer = self.framer();
        let judge = self.judge();
        control::doer(self.article, &framer, masdar, |governor, child| {
            self.by_table(&judge, governor, child).unwrap_or(Doer::Other)
        })
    }

    /// What the table of modality says of the doer of the verbal noun that a word governs.
    fn by_table(&self, judge: &Judge<'_, '_>, governor: u32, child: u32) -> Option<Doer> {
        match judge.control(governor, child) {
            Control::Subject => Some(Doer::Subject),
            Control::Object => Some(Doer::These(self.governed(governor, child))),
            Control::Other => Some(Doer::Other),
            Control::Nobody => None,
        }
    }

    /// What a word says of the doer of the verbal noun that it governs: by the table of modality, else by the type of the
    /// event that it names itself.
    pub(super) fn doer(&self, judge: &Judge<'_, '_>, rule: &Rule, governor: u32, child: u32) -> Doer {
        // `قبل دعوة`, `الإمارات ترفض مزاعم`: who answers does not ask or charge.
        let put = matches!(rule.page.code.as_str(), "REQUEST" | "ACCUSE" | "THREATEN");
        let carries = self.coder.light.carries(self.article, child);
        if put && !carries && self.coder.answers.answers(&self.framer(), governor) {
            return Doer::Other;
        }
        if let Some(doer) = self.by_table(judge, governor, child) {
            return doer;
        }
        // `قالت المستشارة أثناء زيارة لوارسو`: who speaks on a visit is the visitor.
        let held = self.article.syntax.preposition(child).and_then(|index| self.words.preposition(index));
        if rule.page.code == "CONSULT" && held.is_some_and(|preposition| preposition.temporal) {
            return Doer::Subject;
        }
        if self.is_of_custody(rule, governor, child) {
            return Doer::Subject;
        }
        if self.stands_apart(child) {
            return Doer::Other;
        }
        // `تعهد بإعادة اللاجئين وبملاحقة المسلحين`: what is joined is governed by what governs its equal.
        let joined = self.article.syntax.relation(child) == Relation::Conjunct;
        if joined && self.words.is_speech(self.article, governor) && !self.is_verb(governor) {
            return Doer::Subject;
        }
        // `تكبدوا خسائر، إضافة إلى تدمير آلياتهم`: who suffers one act does not do the other.
        let lost = self.article.syntax.related(governor, Relation::Object);
        if self.coder.light.suffers(self.article, governor)
            && lost.flat_map(|lost| phrase::name(self.article, lost)).any(|token| self.is_victim(token))
        {
            return Doer::Other;
        }
        let won = self.won(governor);
        // `قتلت القوات شابا بعد عملية طعن`: whoever strikes at persons after an attack did not carry it out.
        let after = held.is_some_and(|preposition| preposition.temporal) && rule.page.code == "ASSAULT";
        if after && won.as_ref().is_some_and(|(rule, frame)| self.strikes_persons(rule, frame)) {
            return Doer::Other;
        }
        let addressees = |rule: &Rule, frame: &Frame| {
            let slots = rule.recipient.0.iter().flatten();
            let filled = slots.flat_map(|slot| frame.slot(*slot)).filter(|argument| argument.token != child);
            Doer::These(filled.map(|argument| Argument { inherited: true, ..argument }).collect())
        };
        match won.as_ref().map(|(rule, frame)| (rule.page.code.as_str(), rule, frame)) {
            Some(("REQUEST", rule, frame)) => addressees(rule, frame),
            // `حذرت واشنطن أنقرة من شن هجوم`: what somebody is warned of he would do.
            Some(("THREATEN", rule, frame)) if self.is_from(child) => addressees(rule, frame),
            // What somebody is accused of or not allowed he does; what is condemned, anybody.
            Some(("ACCUSE" | "REJECT", rule, frame)) if self.is_charge(child) => addressees(rule, frame),
            // `شكرت الكويت على دعم اللاجئين`: for what one is praised or blamed he did.
            Some(("ACCUSE" | "SUPPORT", rule, frame)) if self.is_why(child) => addressees(rule, frame),
            // `زار جنيف للمشاركة في المحادثات`: for what one goes or meets he does.
            Some(("CONSULT", ..)) if self.is_under(child, Clitics::TO) && self.is_verb(governor) => Doer::Subject,
            Some(("ACCUSE" | "SUPPORT" | "CONSULT" | "PROTEST", ..)) => Doer::Other,
            // `ترفض التهجير`: who refuses force does not use it.
            Some(("REJECT", ..)) if matches!(rule.page.code.as_str(), "ASSAULT" | "COERCE") => Doer::Other,
            // `فرقت الشرطة مظاهرة`
            Some(("COERCE" | "ASSAULT" | "REJECT", ..)) if rule.page.code == "PROTEST" => Doer::Other,
            // `قضى ثلاثة عمال في قصف`: whom the verb tells of as its sufferer.
            Some(("ASSAULT", rule, _)) if rule.recipient.0.iter().flatten().any(|slot| *slot == Slot::Subject) => {
                Doer::Other
            }
            // `تعليق بيع الأسلحة`: what is an act is no comment.
            Some((code, ..)) if code != "NONE" => Doer::Subject,
            // `أعلنت الحكومة فرض حظر التجول`: what is decided.
            _ if self.coder.light.announces(self.article, governor)
                && (rule.page.code != "ASSAULT" || self.coder.light.carries(self.article, child))
                && self.article.syntax.relation(child) == Relation::Object =>
            {
                Doer::Subject
            }
            // `تلمح لتقديم ضمانات`: what is hinted at is the speaker's to do.
            _ if self.words.is_speech(self.article, governor) && !self.is_under(child, Clitics::TO) => Doer::Other,
            _ => Doer::Subject,
        }
    }

    /// Whether an act of force or of pressure falls on persons.
    fn strikes_persons(&self, rule: &Rule, frame: &Frame) -> bool {
        let persons = |token: u32| {
            let mention = self.article.names.headed(token);
            mention.is_some_and(|mention| matches!(mention.kind, Kind::Person | Kind::People))
        };
        let mut slots = rule.recipient.0.iter().flatten();
        matches!(rule.page.code.as_str(), "ASSAULT" | "COERCE")
            && slots.any(|slot| frame.slot(*slot).iter().any(|argument| !argument.pronoun && persons(argument.token)))
    }

    /// Whether an act of custody comes before or after another on the same man: `أفرجت الشرطة عن الناشط بعد التحقيق معه`.
    fn is_of_custody(&self, rule: &Rule, governor: u32, child: u32) -> bool {
        let custody = |rule: &Rule| {
            let mode = rule.page.mode.as_deref();
            match rule.page.code.as_str() {
                "COERCE" => true,
                "ACCUSE" => mode == Some("investigate"),
                "RETREAT" => mode == Some("release"),
                _ => false,
            }
        };
        let held = self.article.syntax.preposition(child).and_then(|index| self.words.preposition(index));
        let mut inside = self.article.syntax.related(child, Relation::Oblique);
        let suffix = |token: u32| self.article.word(token).is_some_and(|word| word.suffix.is_some());
        custody(rule)
            && held.is_some_and(|preposition| preposition.temporal)
            && (suffix(child) || inside.any(suffix))
            && self.won(governor).is_some_and(|(rule, _)| custody(rule))
    }

    /// Whom a governing word has as its object or behind ل, beside the act itself.
    fn governed(&self, governor: u32, act: u32) -> Vec<Argument> {
        let frame = self.frame(governor);
        let to = self.words.prefix_index(Clitics::TO).map(Slot::Preposition);
        let slots = std::iter::once(Slot::Object).chain(to);
        let found = slots.map(|slot| frame.slot(slot)).find(|found| found.iter().any(|one| one.token != act));
        let others = found.into_iter().flatten().filter(|one| one.token != act);
        others.map(|one| Argument { inherited: true, ..one }).collect()
    }

    /// Whether a word stands under the preposition of origin.
    fn is_from(&self, token: u32) -> bool {
        let from = self.words.origin();
        from.is_some() && self.article.syntax.preposition(token) == from
    }

    /// Whether the preposition over a word parts it from what the clause's subject does (`رغم القصف`).
    fn stands_apart(&self, token: u32) -> bool {
        let preposition = self.article.syntax.preposition(token).and_then(|index| self.words.preposition(index));
        preposition.is_some_and(|preposition| preposition.apart)
    }

    /// Whether a word stands under the preposition of charges (`اتهم … بقصف`).
    fn is_charge(&self, token: u32) -> bool {
        self.is_under(token, Clitics::BY)
    }
}
