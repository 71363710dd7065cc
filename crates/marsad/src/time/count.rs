//! From what a number expression says to its value and bounds.

use super::expression::{NumberExpression, NumberKind};
use super::frame::{Frame, Key, Symbol};
use super::grammar::Place;
use super::lexicon::Lexicon;

/// How far a number said to be approximate may be off: a tenth.
const ABOUT: f64 = 0.1;

/// The value of a frame that a rule of numbers filled.
pub(super) fn number(frame: &Frame, lexicon: &Lexicon, place: Place) -> NumberExpression {
    let kind = match frame.symbol(Key::Kind) {
        Some(Symbol::Ordinal) => NumberKind::Ordinal,
        Some(Symbol::Percent) => NumberKind::Percent,
        Some(Symbol::Fraction) => NumberKind::Fraction,
        Some(Symbol::Range) => NumberKind::Range,
        Some(Symbol::Money) => NumberKind::Money,
        _ => NumberKind::Cardinal,
    };
    let scale =
        frame.number(Key::Scale).unwrap_or(1.0) / frame.number(Key::Divisor).filter(|d| *d != 0.0).unwrap_or(1.0);
    let plus = frame.number(Key::Plus).unwrap_or(0.0);
    let end = |key| frame.frame(key).and_then(|f: &Frame| f.number(Key::Number));
    let (from, to) = (end(Key::From), end(Key::To));
    // The sign stands before the power: -2^2 is -4.
    let raised = |n: f64| match (frame.number(Key::Power), frame.number(Key::Base)) {
        (Some(power), Some(base)) => n * base.powf(power),
        (Some(power), None) => n.abs().powf(power).copysign(n),
        _ => n,
    };
    let value = frame.number(Key::Number).map(|n| tidy(raised(n) * scale + plus)).filter(|n| n.is_finite());
    let bound = |key| frame.number(key).map(|n| tidy(n * scale));
    let (mut min, mut max) = (bound(Key::Minimum).or(from), bound(Key::Maximum).or(to));
    if let (Some(value), false) = (value, frame.has(Key::Open)) {
        let slack = if frame.has(Key::Approximate) { (value * ABOUT).abs() } else { 0.0 };
        min = min.or(Some(tidy(value - slack)));
        max = max.or(Some(tidy(value + slack)));
    }
    let unit = frame.number(Key::Measure).and_then(|unit| lexicon.text(unit)).map(str::to_owned);
    NumberExpression { tokens: place.tokens, start: place.start, end: place.end, kind, value, min, max, unit }
}

/// Rounds away what binary fractions add: 15 significant digits.
fn tidy(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() || value.fract() == 0.0 {
        return value;
    }
    let digits = 14 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(digits);
    (value * factor).round() / factor
}
