//! Features as the data files write them.

use super::{Aspect, Case, Features, Gender, Mood, Number, Person, State};

impl Features {
    /// Reads the words of a cell (`perf 3ms`, `nom m pl con`); `None` names a word it does not know.
    ///
    /// # Errors
    /// The unknown word.
    pub fn read(cell: &str) -> Result<Self, &str> {
        let mut out = Self::default();
        for word in cell.split_whitespace() {
            match word {
                "-" => {}
                "perf" => out.aspect = Some(Aspect::Perfect),
                "imp" => out.aspect = Some(Aspect::Imperative),
                "ind" => (out.aspect, out.mood) = (Some(Aspect::Imperfect), Some(Mood::Indicative)),
                "sub" => (out.aspect, out.mood) = (Some(Aspect::Imperfect), Some(Mood::Subjunctive)),
                "jus" => (out.aspect, out.mood) = (Some(Aspect::Imperfect), Some(Mood::Jussive)),
                "nom" => out.case = Some(Case::Nominative),
                "acc" => out.case = Some(Case::Accusative),
                "gen" => out.case = Some(Case::Genitive),
                "con" => out.state = Some(State::Construct),
                "indef" => out.state = Some(State::Indefinite),
                "def" => out.state = Some(State::Definite),
                "sg" => out.number = Some(Number::Singular),
                "du" => out.number = Some(Number::Dual),
                "pl" => out.number = Some(Number::Plural),
                "m" => out.gender = Some(Gender::Masculine),
                "f" => out.gender = Some(Gender::Feminine),
                person => out.read_person(person).ok_or(word)?,
            }
        }
        Ok(out)
    }

    fn read_person(&mut self, word: &str) -> Option<()> {
        for c in word.chars() {
            match c {
                '1' => self.person = Some(Person::First),
                '2' => self.person = Some(Person::Second),
                '3' => self.person = Some(Person::Third),
                'm' => self.gender = Some(Gender::Masculine),
                'f' => self.gender = Some(Gender::Feminine),
                's' => self.number = Some(Number::Singular),
                'd' => self.number = Some(Number::Dual),
                'p' => self.number = Some(Number::Plural),
                _ => return None,
            }
        }
        self.person.map(|_| ())
    }

    /// Reads universal features (`Gender=Fem|Number=Sing`); those it has no place for are passed over.
    #[must_use]
    pub fn universal(cell: &str) -> Self {
        let mut out = Self::default();
        for pair in cell.split('|') {
            match pair {
                "Gender=Masc" => out.gender = Some(Gender::Masculine),
                "Gender=Fem" => out.gender = Some(Gender::Feminine),
                "Number=Sing" => out.number = Some(Number::Singular),
                "Number=Dual" => out.number = Some(Number::Dual),
                "Number=Plur" => out.number = Some(Number::Plural),
                "Person=1" => out.person = Some(Person::First),
                "Person=2" => out.person = Some(Person::Second),
                "Person=3" => out.person = Some(Person::Third),
                "Case=Nom" => out.case = Some(Case::Nominative),
                "Case=Acc" | "Case=Acc,Gen" => out.case = Some(Case::Accusative),
                "Case=Gen" => out.case = Some(Case::Genitive),
                "Definite=Cons" => out.state = Some(State::Construct),
                "Definite=Ind" => out.state = Some(State::Indefinite),
                "Definite=Def" => out.state = Some(State::Definite),
                _ => {}
            }
        }
        out
    }

    /// The features with those that `other` has put over them.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self {
            person: other.person.or(self.person),
            gender: other.gender.or(self.gender),
            number: other.number.or(self.number),
            aspect: other.aspect.or(self.aspect),
            mood: other.mood.or(self.mood),
            voice: other.voice.or(self.voice),
            state: other.state.or(self.state),
            case: other.case.or(self.case),
        }
    }
}
