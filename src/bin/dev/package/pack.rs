//! Packs a module for `src/embed/unpack.js`, which unpacks it in the browser.
//!
//! It stands on one crate alone, so that the end-to-end tests can include this file.

use std::io::{self, Write};

use lzma_rust2::{LzmaOptions, LzmaWriter};

/// The bytes as text: the characters that spell a file in the format LZMA.
pub(crate) fn text_of(bytes: &[u8], release: bool) -> io::Result<String> {
    Ok(spell(&pack(bytes, release)?))
}

/// The characters that spell bytes, as unpack.js reads them: six bits below 38 are one of the first 38 characters, and
/// seven bits from 76 on one of the others.
fn spell(bytes: &[u8]) -> String {
    let characters: Vec<char> = ('#'..='~').filter(|c| !matches!(c, '<' | '\\')).collect();
    let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |place| usize::from(byte >> place & 1)));
    let mut text = String::new();
    while let Some(first) = bits.next() {
        // What is missing at the end are zeros.
        let mut longer = |number: usize| number * 2 + bits.next().unwrap_or_default();
        let six = (0..5).fold(first, |number, _| longer(number));
        text.extend(characters.get(if six < 38 { six } else { longer(six) - 38 }));
    }
    text
}

/// A file in the format LZMA, as tight as can be, or as fast as can be.
pub(crate) fn pack(bytes: &[u8], release: bool) -> io::Result<Vec<u8>> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    let mut options = LzmaOptions::with_preset(if release { 9 } else { 0 });
    // What unpack.js knows, and the best for our modules (measured for all three). No place in them is aligned.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.dict_size = length.next_power_of_two().max(4096);
    // From which length on it takes a copy without weighing it up: no one is the best for all bytes.
    let lengths: &[u32] = if release { &[32, 40, 48, 56, 64, 80, 96, 128, 273] } else { &[options.nice_len] };
    let mut tightest: Option<Vec<u8>> = None;
    for nice_len in lengths {
        options.nice_len = *nice_len;
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(length.into()))?;
        writer.write_all(bytes)?;
        let packed = writer.finish()?;
        if tightest.as_ref().is_none_or(|tightest| packed.len() < tightest.len()) {
            tightest = Some(packed);
        }
    }
    tightest.ok_or_else(|| io::Error::other("nothing was tried"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lzma_rust2::LzmaReader;
    use std::io::Read;

    #[test]
    fn bytes_are_spelled_with_characters_that_mean_nothing_to_a_script_or_a_page() {
        assert_eq!(spell(&[]), "");
        assert_eq!(spell(&[0, 0, 0]), "####");
        assert_eq!(spell(&[0xff; 7]), "~~~~~~~~");
        assert_eq!(spell(&[0b0000_0110, 0b0110_1111, 0b1110_0000]), "$K}#", "000001 1001101 1111110 000000");
        let all: Vec<u8> = (0..=255).flat_map(|n: u8| [n, n.wrapping_mul(91), n ^ 0x5a]).collect();
        let text = spell(&all);
        assert!(text.chars().all(|c| c.is_ascii_graphic() && !"\"!\\<".contains(c)), "{text}");
    }

    #[test]
    fn what_was_packed_comes_out_as_it_went_in() {
        let wild = (0..70_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        let again = (0..=255).cycle().take(5000).collect();
        for bytes in [Vec::new(), vec![7], vec![0; 100_000], again, wild] {
            for release in [false, true] {
                let packed = pack(&bytes, release).unwrap();
                assert_eq!(packed[0], 3, "the settings are those that unpack.js knows");
                let mut unpacked = Vec::new();
                LzmaReader::new_mem_limit(packed.as_slice(), u32::MAX, None)
                    .unwrap()
                    .read_to_end(&mut unpacked)
                    .unwrap();
                assert!(unpacked == bytes, "{} bytes are not the same", bytes.len());
            }
        }
    }
}
