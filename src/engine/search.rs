//! Searching: the same letters, whatever their case and accents.

/// What is searched for, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query(Vec<char>);

impl Query {
    /// From what was typed; `None` if nothing was.
    pub fn new(typed: &str) -> Option<Self> {
        let mut wanted: Vec<char> = typed.chars().map(folded).skip_while(char::is_ascii_whitespace).collect();
        while wanted.last().is_some_and(char::is_ascii_whitespace) {
            wanted.pop();
        }
        (!wanted.is_empty()).then_some(Self(wanted))
    }

    /// Whether it stands in the text.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where it stands first: the text before, the match as it is written, and the rest.
    pub fn find<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        text.char_indices().find_map(|(start, _)| {
            let (before, from) = text.split_at_checked(start)?;
            let mut rest = from.chars();
            for wanted in &self.0 {
                if folded(rest.next()?) != *wanted {
                    return None;
                }
            }
            let (found, rest) = from.split_at_checked(from.len() - rest.as_str().len())?;
            Some((before, found, rest))
        })
    }
}

/// A character as it is compared: small, without its accent, and with the plain form of what keyboards lack. It knows
/// the letters of western Europe; the tables of all Unicode would weigh as much as the whole engine.
fn folded(c: char) -> char {
    match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        'Œ' => 'œ',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        _ => c.to_ascii_lowercase(),
    }
}
