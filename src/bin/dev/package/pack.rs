//! Packs a module for `src/embed/unpack.js`, which unpacks it in the browser.
//!
//! It stands on two crates alone, so that the end-to-end tests can include this file.

use std::io::{self, Write};

use base64::{Engine, prelude::BASE64_STANDARD};
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// The bytes as text: base64 of a file in the format LZMA.
pub(crate) fn text_of(bytes: &[u8], release: bool) -> io::Result<String> {
    Ok(BASE64_STANDARD.encode(pack(bytes, release)?))
}

/// A file in the format LZMA, as tight as can be, or as fast as can be.
pub(crate) fn pack(bytes: &[u8], release: bool) -> io::Result<Vec<u8>> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    let mut options = LzmaOptions::with_preset(if release { 9 } else { 0 });
    // What unpack.js knows, and the best for our modules (measured for all three). No place in them is aligned.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.dict_size = length.next_power_of_two().max(4096);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(length.into()))?;
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lzma_rust2::LzmaReader;
    use std::io::Read;

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
