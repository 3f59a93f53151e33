//! `unpack.js`, by itself in the browser: it gives back what was packed, and ends whatever it is given.

use std::{fs, io::Read};

use base64::{Engine, prelude::BASE64_STANDARD};
use lzma_rust2::LzmaReader;
use serde_json::json;

use crate::harness::{Page, address, browse, dist};

#[path = "../../src/bin/dev/package/pack.rs"]
mod pack;

const UNPACK: &str = include_str!("../../src/embed/unpack.js");

/// Opens a page without a script, on which the tests run theirs.
fn bare(test: impl AsyncFnOnce(&Page)) {
    browse(async |page| {
        page.open(&address("fallback.html")).await;
        test(page).await;
    });
}

/// What comes out in the browser.
async fn unpacked(page: &Page, packed: &str) -> Vec<u8> {
    let script = format!(
        "{UNPACK} return btoa(Array.from(unpack(bytesOf(given)), (byte) => String.fromCharCode(byte)).join(''))"
    );
    BASE64_STANDARD.decode(page.read_with::<String>(&script, json!(packed)).await).unwrap()
}

/// The bytes that a text spells, written without a look at how unpack.js reads them: by the bits of each character.
fn spelled(text: &str) -> Vec<u8> {
    let characters: String = ('#'..='~').filter(|c| !"<\\".contains(*c)).collect();
    let bits: String = text
        .chars()
        .map(|c| match characters.find(c).unwrap() {
            short @ 0..38 => format!("{short:06b}"),
            long => format!("{:07b}", long + 38),
        })
        .collect();
    bits.as_bytes().chunks_exact(8).map(|byte| byte.iter().fold(0, |n, bit| n * 2 + (bit - b'0'))).collect()
}

/// Bytes without any order, the same in each run.
fn wild(length: u32) -> Vec<u8> {
    let mix = |n: u32| (n ^ n >> 15).wrapping_mul(0x2c1b_3c6d).wrapping_add(n).wrapping_mul(0x297a_2d39);
    (0..length).map(|n| mix(n).to_le_bytes()[3]).collect()
}

#[test]
fn whatever_was_packed_comes_out() {
    let text = fs::read(dist().join("fallback.html")).unwrap();
    // What lies far apart is told in another way than what lies near.
    let far = [wild(300_000), wild(1000), text.clone(), wild(300_000)].concat();
    let nested = (0..4000u32).flat_map(|n| [n.to_le_bytes(), (n / 7).to_le_bytes()].concat()).collect();
    let of_one = [1, 2, 3, 9, 10, 17, 18, 273, 274, 100_000].map(|length| vec![0xfe; length]);
    let some = [Vec::new(), b"ab".to_vec(), (0..=255).cycle().take(5000).collect(), text, wild(70_000), far, nested];
    bare(async |page| {
        for bytes in some.into_iter().chain(of_one) {
            for release in [false, true] {
                let packed = pack::text_of(&bytes, release).unwrap();
                assert!(unpacked(page, &packed).await == bytes, "{} bytes, release: {release}", bytes.len());
            }
        }
    });
}

#[test]
fn the_modules_of_the_release_come_out_as_another_program_unpacks_them() {
    bare(async |page| {
        for name in ["rapport.js", "demo.js"] {
            let script = fs::read_to_string(dist().join(name)).unwrap();
            let packed = script.split('"').max_by_key(|text| text.len()).unwrap();
            let mut module = Vec::new();
            let bytes = spelled(packed);
            LzmaReader::new_mem_limit(bytes.as_slice(), u32::MAX, None).unwrap().read_to_end(&mut module).unwrap();
            assert!(module.starts_with(b"\0asm"), "{name}");
            assert!(unpacked(page, packed).await == module, "{name}");
        }
    });
}

/// Tries what is broken, which `breaks` gives one after the other, and returns how often something came out after all.
async fn survivors(page: &Page, breaks: &str) -> (usize, usize) {
    let text = fs::read(dist().join("fallback.html")).unwrap();
    let packed = pack::text_of(&text, true).unwrap();
    let script = format!(
        "{UNPACK}
        const whole = bytesOf(given);
        {breaks}
        let [tried, survived] = [0, 0];
        for (const bytes of broken()) {{
            tried++;
            try {{
                unpack(Uint8Array.from(bytes));
                survived++;
            }} catch {{}}
        }}
        return [tried, survived];"
    );
    page.read_with(&script, json!(packed)).await
}

#[test]
fn a_file_that_was_cut_short_or_goes_on_is_refused() {
    bare(async |page| {
        let breaks = "function* broken() {
            for (let length = 0; length < whole.length; length += length < 64 ? 1 : 97) yield whole.subarray(0, length);
            yield whole.subarray(0, -1);
            yield [...whole, 0];
        }";
        let (tried, survived) = survivors(page, breaks).await;
        assert!(tried > 150 && survived == 0, "{survived} of {tried}");
    });
}

#[test]
fn a_file_in_which_one_bit_is_wrong_is_refused() {
    bare(async |page| {
        let breaks = "function* broken() {
            for (let place = 0; place < 8 * whole.length; place += place < 400 ? 1 : 331) {
                // What the size of the dictionary is, and how many times four gigabytes it holds, is not read.
                const byte = place >> 3;
                if ((byte > 0 && byte < 5) || (byte > 8 && byte < 13)) continue;
                const bytes = whole.slice();
                bytes[byte] ^= 1 << (place & 7);
                yield bytes;
            }
        }";
        let (tried, survived) = survivors(page, breaks).await;
        assert!(tried > 500 && survived == 0, "{survived} of {tried}");
    });
}

#[test]
fn bytes_without_any_order_are_refused() {
    bare(async |page| {
        // With a beginning that asks for sixteen megabytes, which are never reached.
        let breaks = "function* broken() {
            let seed = 1;
            const dice = () => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 16) & 255;
            for (let length = 0; length < 20000; length += 151) {
                yield [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, ...Array.from({ length }, dice)];
                yield Array.from({ length }, dice);
                // All the same is what can tell the most with the least.
                yield [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, ...new Uint8Array(length).fill(255)];
            }
        }";
        let (tried, survived) = survivors(page, breaks).await;
        assert!(tried > 300 && survived == 0, "{survived} of {tried}");
    });
}
