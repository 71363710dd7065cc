//! Reads cardinal and ordinal numerals in words, figures and mixtures of both.

use super::glance::Glance;
use super::items::{Item, ItemKind, Line};
use super::lexicon::{Builder, Sense, clitic};

/// The classes of number words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numerals {
    unit: u8,
    before_ten: u8,
    ten: u8,
    tens: u8,
    hundred: u8,
    hundreds: u8,
    scale: u8,
    /// Plurals of scales, which only multiply.
    scales: u8,
    two_scales: u8,
    fraction: u8,
    fractions: u8,
    /// The singular that counts of eleven to ninety-nine take.
    fraction_of_many: u8,
    dozen: u8,
    ordinal: u8,
    ordinal_before_ten: u8,
}

/// One possible end of a numeral: the item after it and the value up to there.
pub(super) type End = (usize, f64);

/// Where the group below the next scale word stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    Empty,
    Hundreds,
    Unit,
    /// Nothing but a scale may follow.
    Full,
    Figure(u8),
}

impl Numerals {
    pub fn new(builder: &mut Builder) -> Self {
        let mut class = |name| builder.class(name);
        Self {
            unit: class("UNIT"),
            before_ten: class("UNIT10"),
            ten: class("TEN"),
            tens: class("TENS"),
            hundred: class("HUNDRED"),
            hundreds: class("HUNDREDS"),
            scale: class("SCALE"),
            scales: class("SCALES"),
            two_scales: class("SCALES2"),
            fraction: class("FRACTION"),
            fractions: class("FRACTIONS"),
            fraction_of_many: class("FRACTION1"),
            dozen: class("DOZEN"),
            ordinal: class("ORDINAL"),
            ordinal_before_ten: class("ORDINAL10"),
        }
    }

    /// The classes that a cardinal can start with.
    pub fn starts(&self) -> [u8; 9] {
        [
            self.unit,
            self.before_ten,
            self.ten,
            self.tens,
            self.hundred,
            self.hundreds,
            self.scale,
            self.two_scales,
            self.fraction,
        ]
    }

    /// All classes of number words.
    pub fn all(&self) -> impl Iterator<Item = u8> {
        let inside =
            [self.scales, self.fractions, self.fraction_of_many, self.dozen, self.ordinal, self.ordinal_before_ten];
        self.starts().into_iter().chain(inside)
    }

    /// What can be part of a numeral.
    pub fn glance(&self) -> Glance {
        self.all().map(Glance::class).fold(Glance::FIGURES, Glance::or)
    }

    /// The classes that an ordinal can start with.
    pub fn ordinal_starts(&self) -> [u8; 5] {
        [self.ordinal, self.ordinal_before_ten, self.tens, self.hundred, self.hundreds]
    }

    /// All ends of the cardinals that start at an item, shortest first. `allowed` are the proclitics the first item may
    /// carry.
    pub fn cardinals(&self, line: &Line<'_>, at: usize, allowed: impl Fn(u8) -> bool, ends: &mut Vec<End>) {
        let mut state =
            State { total: 0.0, last: 0.0, limit: f64::INFINITY, group: 0.0, stage: Stage::Empty, scaled: false };
        let mut i = at;
        while let Some(item) = line.items.get(i) {
            let first = i == at;
            if first && !self.first_allowed(line, item, &allowed) {
                return;
            }
            let Some(taken) = self.step(line, i, first, &mut state) else { return };
            i += taken;
            ends.push((i, state.total + state.group));
        }
    }

    fn first_allowed(&self, line: &Line<'_>, item: &Item, allowed: &impl Fn(u8) -> bool) -> bool {
        match item.kind {
            ItemKind::Figure(..) => allowed(item.clitics & clitic::OUTER),
            ItemKind::Word => line
                .senses(item)
                .iter()
                .any(|s| self.starts().contains(&s.class) && allowed((s.clitics | item.clitics) & clitic::OUTER)),
            ItemKind::Mark(_) => false,
        }
    }

    fn step(&self, line: &Line<'_>, i: usize, first: bool, state: &mut State) -> Option<usize> {
        let item = line.items.get(i)?;
        if let ItemKind::Figure(value, digits, decimals) = item.kind {
            return state.figure(value, digits, decimals, item, first).then_some(1);
        }
        let senses = line.senses(item);
        // The accusative of a thousand is spelled like the construct dual: two thousand when nothing precedes or follows.
        let alone = first && !line.items.get(i + 1).is_some_and(|next| self.continues(line, next));
        let preferred = senses.iter().find(|s| alone && s.class == self.two_scales);
        let ordered = preferred.into_iter().chain(senses.iter());
        for sense in ordered {
            let bits = sense.clitics | item.clitics;
            let joined = bits & clitic::AND != 0;
            if !first && bits & clitic::OUTER & !clitic::AND != 0 {
                continue;
            }
            if let Some(taken) = self.word(line, i, sense, Link { first, joined }, state) {
                return Some(taken);
            }
        }
        None
    }

    /// Whether an item is joined by a conjunction and is a number.
    fn continues(&self, line: &Line<'_>, item: &Item) -> bool {
        let figure = matches!(item.kind, ItemKind::Figure(..)) && item.clitics & clitic::AND != 0;
        figure
            || line
                .senses(item)
                .iter()
                .any(|s| (s.clitics | item.clitics) & clitic::AND != 0 && self.starts().contains(&s.class))
    }

    fn has(line: &Line<'_>, at: usize, class: u8) -> Option<Sense> {
        let item = line.items.get(at)?;
        line.senses(item)
            .iter()
            .find(|s| s.class == class && s.clitics & clitic::OUTER == 0 && item.clitics == 0)
            .copied()
    }

    fn word(&self, line: &Line<'_>, i: usize, sense: &Sense, link: Link, state: &mut State) -> Option<usize> {
        let (class, value) = (sense.class, sense.value);
        let open = link.first || link.joined;
        let below_hundred = open && matches!(state.stage, Stage::Empty | Stage::Hundreds) && state.limit > value;
        let parts = (class == self.unit && link.joined).then(|| Self::has(line, i + 1, self.fractions)).flatten();
        if let Some(parts) = parts.filter(|parts| parts.value > 0.0) {
            // Twenty and three fifths.
            state.add(value / parts.value, Stage::Full);
            return Some(2);
        }
        if class == self.unit && below_hundred {
            state.add(value, Stage::Unit);
        } else if class == self.before_ten && below_hundred && Self::has(line, i + 1, self.ten).is_some() {
            state.add(value + 10.0, Stage::Full);
            return Some(2);
        } else if class == self.before_ten && below_hundred && self.joined_tens_follow(line, i + 1) {
            state.add(value, Stage::Unit);
        } else if class == self.ten && (below_hundred || !link.joined && state.stage == Stage::Unit) {
            state.add(10.0, Stage::Full);
        } else if class == self.tens && (below_hundred || link.joined && state.stage == Stage::Unit) {
            state.add(value, Stage::Full);
        } else if class == self.hundred && !link.joined && matches!(state.stage, Stage::Unit | Stage::Figure(1)) {
            state.group *= 100.0;
            state.stage = Stage::Hundreds;
        } else if (class == self.hundred || class == self.hundreds)
            && open
            && state.stage == Stage::Empty
            && state.limit > value
        {
            state.add(value, Stage::Hundreds);
        } else if class == self.scale || class == self.scales && !link.first {
            return state.scale(value, link).then_some(1);
        } else if class == self.two_scales && open && state.stage == Stage::Empty && state.limit > value {
            state.close(value, value / 2.0);
        } else if class == self.fractions
            && !link.joined
            && matches!(state.stage, Stage::Unit | Stage::Full)
            && value > 0.0
        {
            state.group /= value;
            state.stage = Stage::Full;
        } else if class == self.fraction_of_many
            && !link.joined
            && state.stage == Stage::Full
            && (11.0..100.0).contains(&state.group)
            && value > 0.0
        {
            state.group /= value;
        } else if class == self.dozen
            && !link.joined
            && value == 12.0
            && matches!(state.stage, Stage::Unit | Stage::Figure(1..))
        {
            state.group *= value;
            state.stage = Stage::Full;
        } else if class == self.dozen && link.joined && below_hundred {
            state.add(value, Stage::Full);
        } else if class == self.fraction && (link.first || link.joined) {
            return self.part(line, i, value, link, state);
        } else {
            return None;
        }
        Some(1)
    }

    /// A fraction: alone, added to a number (`ثلاثة ونصف`), or to a scale (`مليون ونصف المليون`).
    fn part(&self, line: &Line<'_>, i: usize, value: f64, link: Link, state: &mut State) -> Option<usize> {
        if link.first {
            state.add(value, Stage::Full);
            return Some(1);
        }
        if state.stage == Stage::Empty && state.scaled {
            state.total += value * state.limit;
            state.scaled = false;
            let again = Self::has(line, i + 1, self.scale).is_some_and(|s| s.value == state.limit);
            state.limit = 1.0;
            return Some(1 + usize::from(again));
        }
        if state.stage == Stage::Empty {
            return None;
        }
        state.add(value, Stage::Full);
        Some(1)
    }

    /// The longest ordinal that starts at an item.
    pub fn ordinal(&self, line: &Line<'_>, at: usize, allowed: impl Fn(u8) -> bool) -> Option<End> {
        let item = line.items.get(at)?;
        let mut best = None;
        for sense in line.senses(item) {
            let bits = sense.clitics | item.clitics;
            if !allowed(bits & clitic::OUTER) {
                continue;
            }
            let article = bits & clitic::ARTICLE != 0;
            if sense.class == self.ordinal || sense.class == self.ordinal_before_ten {
                if sense.value < 10.0 && Self::has(line, at + 1, self.ten).is_some() {
                    return Some((at + 2, sense.value + 10.0));
                }
                if sense.value < 10.0
                    && let Some(tens) = self.joined_tens(line, at + 1)
                {
                    return Some((at + 2, sense.value + tens));
                }
                if sense.class == self.ordinal {
                    best = Some((at + 1, sense.value));
                }
            } else if article && [self.tens, self.hundred, self.hundreds].contains(&sense.class) {
                best = best.or(Some((at + 1, sense.value)));
            }
        }
        best
    }

    fn joined_tens_follow(&self, line: &Line<'_>, at: usize) -> bool {
        line.items.get(at).is_some_and(|item| {
            let senses = line.senses(item).iter();
            senses.into_iter().any(|s| s.class == self.tens && (s.clitics | item.clitics) & clitic::AND != 0)
        })
    }

    fn joined_tens(&self, line: &Line<'_>, at: usize) -> Option<f64> {
        let item = line.items.get(at)?;
        let both = clitic::AND | clitic::ARTICLE;
        line.senses(item)
            .iter()
            .find(|s| s.class == self.tens && (s.clitics | item.clitics) & both == both)
            .map(|s| s.value)
    }
}

/// How a word stands to what precedes it.
#[derive(Debug, Clone, Copy)]
struct Link {
    first: bool,
    joined: bool,
}

#[derive(Debug, Clone, Copy)]
struct State {
    /// What is finished, down to the last scale word.
    total: f64,
    /// What the last scale word added.
    last: f64,
    /// The last scale; what follows must be smaller.
    limit: f64,
    group: f64,
    stage: Stage,
    /// Whether the last word was a scale.
    scaled: bool,
}

impl State {
    fn add(&mut self, value: f64, stage: Stage) {
        self.group += value;
        self.stage = stage;
        self.scaled = false;
    }

    fn close(&mut self, value: f64, limit: f64) {
        *self = Self { total: self.total + value, last: value, limit, group: 0.0, stage: Stage::Empty, scaled: true };
    }

    fn scale(&mut self, scale: f64, link: Link) -> bool {
        if self.stage == Stage::Empty {
            if !link.first && !link.joined && self.scaled && self.total == self.last {
                // A hundred thousand million.
                self.close(self.total * (scale - 1.0), scale);
                self.last = self.total;
                return true;
            }
            let free = link.first || link.joined;
            if free && scale < self.limit {
                self.close(scale, scale);
            }
            return free && self.limit == scale && self.scaled;
        }
        if link.joined || scale >= self.limit {
            return false;
        }
        self.close(self.group * scale, scale);
        true
    }

    fn figure(&mut self, value: f64, digits: u8, decimals: u8, item: &Item, first: bool) -> bool {
        let joined = item.clitics & clitic::AND != 0;
        if first || joined && self.stage == Stage::Empty && value < self.limit {
            self.group = value;
            self.stage = Stage::Figure(if decimals == 0 { digits } else { u8::MAX });
            self.scaled = false;
            return true;
        }
        // Thousands set apart by spaces.
        if let Stage::Figure(1..=3) = self.stage
            && item.clitics == 0
            && digits == 3
            && decimals == 0
            && item.spaced
        {
            self.group = self.group * 1000.0 + value;
            self.stage = Stage::Figure(3);
            return true;
        }
        false
    }
}
