//! Spelling of what the patterns yield: seats of the hamza, madda, and weak letters after a vowel that is not their own.

use super::letters::code;
use super::vocal::{Seg, Vocal, mark};

/// What stands around a stem when it is spelled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The vowel before its first letter (of the person prefix), [`mark::NONE`] when the word begins with the stem.
    pub before: u8,
    /// Whether letters of an ending follow.
    pub follows: bool,
    /// The vowel that the ending puts on the last letter, if it has none.
    pub join: u8,
}

/// How a letter ends in sound, as far as the seat of a following hamza asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Start,
    A,
    U,
    I,
    LongA,
    LongU,
    Ya,
    Consonant,
}

/// Spells a stem of the patterns, where every hamza is the bare one, in its context. The last letter keeps no vowel that
/// only the ending gave.
#[must_use]
pub fn spell(stem: &Vocal, context: Context) -> Vocal {
    let mut out = Vocal::default();
    let segs = stem.segs();
    let mut sound = match context.before {
        mark::A => Sound::A,
        mark::U => Sound::U,
        mark::I => Sound::I,
        _ => Sound::Start,
    };
    let mut i = 0;
    while let Some(&raw) = segs.get(i) {
        let mut seg = weak(raw, sound);
        let last = i + 1 == segs.len();
        let vowel = if last && raw.vowel() == mark::NONE { context.join } else { raw.vowel() };
        if raw.letter == code::HAMZA {
            let next = segs.get(i + 1).map_or(0, |next| next.letter);
            let opens_long = next == code::ALEF;
            if opens_long && matches!(sound, Sound::Start | Sound::A | Sound::Consonant) {
                out.push(Seg { letter: code::MADDA, marks: mark::NONE });
                sound = Sound::LongA;
                i += 2;
                continue;
            }
            // Two hamzas at the start of a word: the second becomes the long vowel of the first.
            let quiet = vowel == mark::SUKUN;
            if quiet && out.len() == 1 && out.last().is_some_and(|first| super::letters::is_hamza(first.letter)) {
                let first = out.pop().unwrap_or_default();
                match first.vowel() {
                    mark::I => {
                        out.push(first);
                        out.push(Seg { letter: code::YA, marks: mark::NONE });
                        sound = Sound::Ya;
                    }
                    mark::U => {
                        out.push(first);
                        out.push(Seg { letter: code::WAW, marks: mark::NONE });
                        sound = Sound::LongU;
                    }
                    _ => {
                        out.push(Seg { letter: code::MADDA, marks: mark::NONE });
                        sound = Sound::LongA;
                    }
                }
                i += 1;
                continue;
            }
            seg.letter = if last && !context.follows { final_seat(sound) } else { seat(sound, vowel) };
        }
        sound = after(seg, vowel, sound);
        out.push(seg);
        i += 1;
    }
    out.tidy();
    out
}

/// A weak letter without vowel takes the colour of the vowel before it.
fn weak(mut seg: Seg, before: Sound) -> Seg {
    let quiet = matches!(seg.marks, mark::SUKUN);
    if quiet && seg.letter == code::WAW && before == Sound::I {
        seg.letter = code::YA;
    } else if quiet && seg.letter == code::YA && before == Sound::U {
        seg.letter = code::WAW;
    }
    seg
}

fn after(seg: Seg, vowel: u8, before: Sound) -> Sound {
    match (seg.letter, vowel) {
        (_, mark::A) => Sound::A,
        (_, mark::U) => Sound::U,
        (_, mark::I) => Sound::I,
        (code::ALEF | code::MAQSURA | code::MADDA, _) => match before {
            Sound::Start => Sound::Start,
            _ => Sound::LongA,
        },
        (code::WAW, _) if !seg.doubled() => Sound::LongU,
        (code::YA, _) if !seg.doubled() => Sound::Ya,
        _ => Sound::Consonant,
    }
}

/// The seat of a hamza that other letters follow.
fn seat(before: Sound, vowel: u8) -> u8 {
    match (before, vowel) {
        (Sound::Start, mark::I) => code::ALEF_HAMZA_BELOW,
        (Sound::Start, _) => code::ALEF_HAMZA,
        (_, mark::I) | (Sound::I | Sound::Ya, _) => code::YA_HAMZA,
        (_, mark::U) | (Sound::U, _) => code::WAW_HAMZA,
        (Sound::LongA | Sound::LongU, _) => code::HAMZA,
        _ => code::ALEF_HAMZA,
    }
}

/// The seat of a word's last letter.
fn final_seat(before: Sound) -> u8 {
    match before {
        Sound::A | Sound::Start => code::ALEF_HAMZA,
        Sound::U => code::WAW_HAMZA,
        Sound::I => code::YA_HAMZA,
        _ => code::HAMZA,
    }
}
