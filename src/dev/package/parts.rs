//! What each part of `rapport.js` weighs on the wire.

use anyhow::{Context, Result, anyhow};
use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use rapport::content::LANGS;

/// The parts, whose weights add up to that of the whole. The last one is the script without the styles and the wasm, with
/// what it costs to write the packed wasm as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts(pub(crate) Vec<(String, i64)>);

impl Parts {
    pub(crate) fn total(&self) -> i64 {
        self.0.iter().map(|(_, weight)| weight).sum()
    }

    pub(crate) fn get(&self, name: &str) -> Option<i64> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, weight)| *weight)
    }
}

/// Weighs each part by itself, after gzip.
pub(crate) fn weigh(wasm: &[u8], styles: &str, script: &str) -> Result<Parts> {
    let (mut code, mut data, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (kind, content) in sections(wasm).ok_or_else(|| anyhow!("rapport_bg.wasm is no wasm"))? {
        match kind {
            10 => code.extend_from_slice(content),
            11 => data.extend_from_slice(content),
            _ => rest.extend_from_slice(content),
        }
    }
    let mut text = Vec::new();
    for lang in LANGS {
        let lines = lang.lines().as_bytes();
        if let Some(start) = data.windows(lines.len()).position(|window| window == lines) {
            text.extend(data.drain(start..start + lines.len()));
        }
    }
    let mut parts = Vec::new();
    for (name, bytes) in [
        ("styles", styles.as_bytes()),
        ("wasm-code", &code),
        ("wasm-text", &text),
        ("wasm-data", &data),
        ("wasm-rest", &rest),
    ] {
        parts.push((name.to_owned(), weight(gzip_length(bytes)?)?));
    }
    let apart: i64 = parts.iter().map(|(_, weight)| weight).sum();
    parts.push(("script".to_owned(), weight(gzip_length(script.as_bytes())?)? - apart));
    Ok(Parts(parts))
}

/// What a server would send.
pub(crate) fn gzip_length(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).context("gzip")?;
    Ok(encoder.finish().context("gzip")?.len())
}

fn weight(length: usize) -> Result<i64> {
    i64::try_from(length).context("a part is too large")
}

/// The sections of a module: the number of their kind, and what they hold.
fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, after) = after.split_at_checked(length)?;
        sections.push((*kind, content));
        rest = after;
    }
    Some(sections)
}

/// A number of varying length: seven bits a byte, the lowest first.
fn number(mut bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for place in 0..5 {
        let (byte, rest) = bytes.split_first()?;
        number |= usize::from(byte & 0x7f) << (7 * place);
        bytes = rest;
        if byte & 0x80 == 0 {
            return Some((number, bytes));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sections_of_a_module_are_told_apart() {
        let mut module = b"\0asm\x01\0\0\0\x0a\x02ab\x0b\x82\x01".to_vec();
        module.extend([b'c'; 130]);
        assert_eq!(sections(&module), Some(vec![(10, b"ab".as_slice()), (11, [b'c'; 130].as_slice())]));
        assert_eq!(sections(&module[..20]), None, "cut short");
        assert_eq!(sections(b"<html>"), None);
    }

    #[test]
    fn the_parts_add_up_to_the_whole() {
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        let text = LANGS[0].lines().as_bytes();
        module.push(11);
        let length = text.len() + 3;
        module.extend(
            [0, 7, 14].map(|shift| u8::try_from(length >> shift & 0x7f).unwrap() | if shift < 14 { 0x80 } else { 0 }),
        );
        module.extend(b"abc");
        module.extend(text);
        let script = "a script of some length";
        let parts = weigh(&module, "a{}", script).unwrap();
        assert_eq!(parts.total(), i64::try_from(gzip_length(script.as_bytes()).unwrap()).unwrap());
        assert_eq!(parts.get("wasm-text"), Some(weight(gzip_length(text).unwrap()).unwrap()));
        assert_eq!(parts.get("wasm-data"), Some(weight(gzip_length(b"abc").unwrap()).unwrap()));
    }
}
