//! Patterns of the verb's stems, read from `forms/templates.tsv`, and how radicals fill them.

use super::letters::{Letter, code, letter};
use super::vocal::{Seg, Vocal, mark};
use crate::data::{Error, Source};

/// The columns of patterns in the templates' table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Perfect,
    PerfectShort,
    Passive,
    PassiveShort,
    Imperfect,
    ImperfectShort,
    ImperfectPassive,
    ImperfectPassiveShort,
    Imperative,
    ImperativeShort,
    ActiveParticiple,
    PassiveParticiple,
    Masdar,
}

const PARTS: usize = 13;

/// A verb's radicals and the vowels of form I.
#[derive(Debug, Clone, Copy, Default)]
pub struct Radicals {
    letters: [Letter; 4],
    count: u8,
    /// The imperfect's middle vowel.
    pub imperfect: u8,
    /// The perfect's middle vowel.
    pub perfect: u8,
}

impl Radicals {
    /// Reads a root of three or four letters.
    #[must_use]
    pub fn new(root: &str) -> Option<Self> {
        let mut out = Self::default();
        for c in root.chars() {
            *out.letters.get_mut(usize::from(out.count))? = letter(c);
            out.count += 1;
        }
        (out.count >= 3 && out.letters.iter().take(usize::from(out.count)).all(|&l| l != 0)).then_some(out)
    }

    /// A radical, counted from 1.
    #[must_use]
    pub fn at(&self, n: u8) -> Letter {
        self.letters.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or(0)
    }

    /// Number of radicals.
    #[must_use]
    pub fn count(&self) -> u8 {
        self.count
    }
}

#[derive(Debug, Clone, Copy)]
enum Piece {
    Letter(Seg),
    Radical(u8, u8),
    /// The ت of form VIII with its marks.
    Eighth(u8),
    /// A vowel of form I for the letter before, by its name in the table.
    Vowel(char),
    /// A long vowel: its vowel goes on the letter before.
    Long(char),
}

/// A pattern of one stem.
#[derive(Debug, Clone, Default)]
pub struct Pattern(Vec<Piece>);

impl Pattern {
    fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        for c in text.chars() {
            if let Some(mark) = mark::of(c) {
                if let Some(Piece::Letter(Seg { marks, .. }) | Piece::Radical(_, marks) | Piece::Eighth(marks)) =
                    pieces.last_mut()
                {
                    *marks |= mark;
                }
                continue;
            }
            pieces.push(match c {
                '1'..='4' => Piece::Radical(c as u8 - b'0', 0),
                'T' => Piece::Eighth(0),
                'L' | 'K' => Piece::Long(c),
                'V' | 'W' | 'Y' | 'Z' => Piece::Vowel(c),
                _ => Piece::Letter(Seg { letter: letter(c), marks: 0 }),
            });
        }
        Self(pieces)
    }

    /// Fills in the radicals; `eighth` is what the first radical and the ت of form VIII become together.
    #[must_use]
    pub fn fill(&self, root: &Radicals, eighth: Option<&Vocal>) -> Vocal {
        let mut out = Vocal::default();
        let mut pieces = self.0.iter().peekable();
        while let Some(piece) = pieces.next() {
            match *piece {
                Piece::Letter(seg) => out.push(seg),
                Piece::Radical(1, marks) => {
                    if let (Some(eighth), Some(Piece::Eighth(vowel))) = (eighth, pieces.peek()) {
                        out.extend(eighth);
                        if let Some(last) = out.last_mut() {
                            last.marks |= vowel;
                        }
                        pieces.next();
                    } else {
                        out.push(Seg { letter: root.at(1), marks });
                    }
                }
                Piece::Radical(n, marks) => out.push(Seg { letter: root.at(n), marks }),
                Piece::Eighth(marks) => out.push(Seg { letter: code::TA, marks }),
                Piece::Vowel(name) => out.mark_last(vowel(name, root)),
                Piece::Long(name) => {
                    let vowel = if name == 'L' {
                        root.imperfect
                    } else if root.at(2) == code::WAW {
                        mark::U
                    } else {
                        mark::I
                    };
                    out.mark_last(vowel);
                    let letter = match vowel {
                        mark::U => code::WAW,
                        mark::I => code::YA,
                        _ => code::ALEF,
                    };
                    out.push(Seg { letter, marks: 0 });
                }
            }
        }
        out
    }
}

fn vowel(name: char, root: &Radicals) -> u8 {
    match name {
        'V' => root.imperfect,
        'W' => root.perfect,
        _ if root.imperfect == mark::U => mark::U,
        _ => mark::I,
    }
}

/// The patterns of a form and class.
#[derive(Debug)]
pub struct Template {
    /// Form: `1` … `10`, `Q1`, `Q2`, `Q4`.
    pub form: String,
    /// Class of roots, or the one lemma it is for.
    pub class: String,
    patterns: [Option<Pattern>; PARTS],
}

impl Template {
    /// A part's pattern, if the verb has that part.
    #[must_use]
    pub fn pattern(&self, part: Part) -> Option<&Pattern> {
        self.patterns.get(part as usize)?.as_ref()
    }
}

/// All patterns.
#[derive(Debug)]
pub struct Templates {
    templates: Vec<Template>,
    eighths: Vec<(Letter, Vocal)>,
}

const COLUMNS: [&str; PARTS + 2] = [
    "form",
    "class",
    "perfect",
    "perfect.2",
    "passive",
    "passive.2",
    "imperfect",
    "imperfect.2",
    "imperfect passive",
    "imperfect passive.2",
    "imperative",
    "imperative.2",
    "active participle",
    "passive participle",
    "masdar",
];

impl Templates {
    /// Reads the tables of patterns and of form VIII's assimilation.
    ///
    /// # Errors
    /// When a file is missing or is not a table.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut templates = Vec::new();
        for row in source.file("forms/templates.tsv")?.table(COLUMNS)? {
            let mut patterns: [Option<Pattern>; PARTS] = Default::default();
            let mut before = None;
            for (slot, cell) in patterns.iter_mut().zip(row.cells.iter().skip(2)) {
                *slot = match *cell {
                    "-" => None,
                    "=" => before.clone(),
                    text => Some(Pattern::new(text)),
                };
                before.clone_from(slot);
            }
            let [form, class, ..] = row.cells;
            templates.push(Template { form: form.to_owned(), class: class.to_owned(), patterns });
        }
        let mut eighths = Vec::new();
        for row in source.file("forms/assimilation.tsv")?.table(["radical", "result"])? {
            let [radical, result] = row.cells;
            eighths.push((radical.chars().next().map_or(0, letter), Vocal::new(result)));
        }
        Ok(Self { templates, eighths })
    }

    /// The templates to try for a verb, the most special first.
    pub fn of<'t>(&'t self, form: &'t str, lemma: &'t str) -> impl Iterator<Item = &'t Template> {
        self.templates.iter().filter(move |t| t.form == form && (t.class.is_ascii() || t.class == lemma))
    }

    /// What the first radical and the ت of form VIII may become.
    pub fn eighths(&self, radical: Letter) -> impl Iterator<Item = &Vocal> {
        self.eighths.iter().filter(move |(letter, _)| *letter == radical).map(|(_, result)| result)
    }
}
