//! Colours: read, and refused where text would be hard to read in them.

use std::fmt;

use crate::words;

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Colour([u8; 3]);

/// The paper that holds unless another is chosen, and what accents have to carry.
pub(crate) const PAPER: Colour = Colour([255; 3]);
/// The accent that holds unless another is chosen.
pub(crate) const ACCENT: Colour = Colour([0x0b, 0x5a, 0x5e]);
/// The lightest texts of the widget on light paper, `--_quiet` and `--_differ` of `styles/tokens.css`.
const TEXTS: [Colour; 2] = [Colour([0x4d, 0x5a, 0x57]), Colour([0x7a, 0x4e, 0x00])];
/// WCAG 2.2, 1.4.3.
const LEAST: f64 = 4.5;
/// How much of the accent is in the wash behind what is chosen.
const WASH: f64 = 0.07;

/// The colour that was typed: none for an empty text, a message for what is no colour.
pub(crate) fn read(text: &str) -> Result<Option<Colour>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.strip_prefix('#').unwrap_or(text);
    hex(digits).map(|colour| Some(Colour(colour))).ok_or_else(|| words::no_colour(text))
}

fn hex(digits: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = digits.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    match *digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [_, _, _, _, _, _] => Some([0, 2, 4].map(|at| digits.iter().skip(at).take(2).fold(0, |sum, d| sum * 16 + d))),
        _ => None,
    }
}

impl Colour {
    /// The colour, if it can be read on this paper, on its own wash on it, and under white.
    pub(crate) fn as_accent_on(self, paper: Self) -> Result<Self, String> {
        let worst = |c: Self| [PAPER, paper, paper.towards(c, WASH)].map(|ground| c.contrast(ground));
        self.or_refused(worst, Self([0; 3]), words::pale)
    }

    /// The colour, if the widget can be read on it.
    pub(crate) fn as_paper(self) -> Result<Self, String> {
        self.or_refused(|c: Self| TEXTS.map(|text| c.contrast(text)), PAPER, words::dark)
    }

    /// The colour, or the message with the nearest one that would do on the way to `end`.
    fn or_refused<const N: usize>(
        self,
        contrasts: impl Fn(Self) -> [f64; N],
        end: Self,
        message: fn(&str, &str, &str) -> String,
    ) -> Result<Self, String> {
        let least = |colour: Self| contrasts(colour).into_iter().fold(f64::INFINITY, f64::min);
        if least(self) >= LEAST {
            return Ok(self);
        }
        let other = (1..=100_u8).map(|n| self.towards(end, f64::from(n) / 100.)).find(|c| least(*c) >= LEAST);
        // Cut and not rounded: 4.46 is not 4.5.
        let shown = format!("{:.1}", (least(self) * 10.).floor() / 10.);
        Err(message(&self.to_string(), &shown, &other.unwrap_or(end).to_string()))
    }

    /// A part of the way to another colour.
    fn towards(self, end: Self, part: f64) -> Self {
        let mut mixed = self.0;
        for (byte, other) in mixed.iter_mut().zip(end.0) {
            let exact = f64::from(*byte) * (1. - part) + f64::from(other) * part;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between two bytes")]
            let rounded = exact.round() as u8;
            *byte = rounded;
        }
        Self(mixed)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|byte| {
            let part = f64::from(byte) / 255.;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_both_lengths_and_nothing_else_is() {
        assert_eq!(read(" #0B5a5e "), Ok(Some(ACCENT)));
        assert_eq!(read("fff"), Ok(Some(PAPER)));
        assert_eq!(read(""), Ok(None));
        for wrong in ["teal", "#12345", "red;}body{", "#ééé", "#1234567"] {
            assert!(read(wrong).unwrap_err().contains(wrong));
        }
    }

    #[test]
    fn the_defaults_of_the_widget_pass() {
        assert_eq!(ACCENT.as_accent_on(PAPER), Ok(ACCENT));
        assert_eq!(PAPER.as_paper(), Ok(PAPER));
        assert!((ACCENT.contrast(PAPER) - 8.).abs() < 0.05);
    }

    #[test]
    fn a_pale_accent_and_a_dark_paper_are_refused_and_what_is_offered_passes() {
        let orange = read("#e87722").unwrap().unwrap();
        let said = orange.as_accent_on(PAPER).unwrap_err();
        assert!(said.contains("2.7:1"), "{said}");
        let offered = said.split_whitespace().filter_map(|w| w.strip_prefix('#')).next_back().unwrap();
        let offered = read(offered.trim_end_matches(['.', '?'])).unwrap().unwrap();
        assert_eq!(offered.as_accent_on(PAPER), Ok(offered));
        let said = read("#999999").unwrap().unwrap().as_paper().unwrap_err();
        assert!(said.starts_with("On #999999"), "{said}");
    }

    #[test]
    fn an_accent_must_be_readable_on_the_paper_that_was_chosen() {
        let grey = read("#6f6f6f").unwrap().unwrap();
        assert!(grey.as_accent_on(PAPER).is_ok());
        assert!(grey.as_accent_on(read("#f0e8d8").unwrap().unwrap()).is_err());
    }
}
