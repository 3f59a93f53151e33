//! Makes the texts shorter: each of the 128 most frequent words becomes one byte. That saves a third of the text, and
//! one byte in twenty after compression.

use std::collections::HashMap;

/// A text without its most frequent words: bytes below 128 stand for themselves, the others for a word.
pub(super) struct Packed {
    /// The text.
    pub(super) bytes: Vec<u8>,
    /// What 128 and the bytes after it stand for, a line each.
    pub(super) words: String,
}

/// How many bytes can stand for a word.
const MOST: usize = 128;

/// Packs a text. Characters beyond ASCII count as words. There are bytes for all of them in any language written in
/// Latin letters; a text with more of them would lose the rarest, which `tests/content.rs` would notice.
pub(super) fn pack(text: &str) -> Packed {
    let mut words: Vec<&str> = text.split_inclusive(|_| true).filter(|c| !c.is_ascii()).collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for token in tokens(text) {
        *counts.entry(token).or_default() += 1;
    }
    let mut frequent: Vec<_> = counts.into_iter().filter(|(token, _)| token.is_ascii() && token.len() > 1).collect();
    // What is saved, and then the letters, so that every build chooses the same.
    frequent.sort_unstable_by_key(|(token, count)| (usize::MAX - (token.len() - 1) * count, *token));
    words.extend(frequent.iter().map(|(token, _)| token).take(MOST - words.len()));

    let places: HashMap<&str, u8> = words.iter().copied().zip(128..=u8::MAX).collect();
    let mut bytes = Vec::new();
    for token in tokens(text) {
        if let Some(place) = places.get(token) {
            bytes.push(*place);
            continue;
        }
        for character in token.split_inclusive(|_| true) {
            match places.get(character) {
                Some(place) => bytes.push(*place),
                None => bytes.extend(character.bytes().filter(u8::is_ascii)),
            }
        }
    }
    Packed { bytes, words: words.join("\n") }
}

/// Words with the space before them, and what stands between them.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = usize::from(rest.starts_with(' '));
        let word = rest.get(start..)?;
        let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let end = if length == 0 { rest.chars().next()?.len_utf8() } else { start + length };
        let (token, after) = rest.split_at(end);
        rest = after;
        Some(token)
    })
}
