//! What comes from outside as a text, changed at random: the texts in `corpus/` are read as they are, and then many that
//! differ from them in a few bytes. A text on which something breaks is put there, so that it is read in every run.
//!
//! `MUTATIS_CHECK_SEED` gives another row of changes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping there"
)]

#[allow(dead_code, reason = "other tests need the rest")]
mod dice;

use std::{env, fs, path::Path};

use dice::sane;
use mutatis::check::{Check, CheckError};
use mutatis::mutators;
use rapport::embed::config;
use rapport::embed::contract::ATTRIBUTES;
use rapport::engine::link::{MAX, find, read, write};
use rapport::engine::state::{Start, State};

/// How often each test begins anew with the texts as they are, and how many changes it then makes. Many changes in a row
/// would leave nothing but noise.
const ROUNDS: u64 = 4000;
const CHANGES: usize = 75;
/// With which number the first row of changes begins, unless another is given.
const SEED: u64 = 20_261_127;

/// Checks every text of this folder below `corpus/`, and as many changed ones as are asked for.
fn holds_of_every(folder: &str, check: impl Fn(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let corpus: Vec<_> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    assert!(corpus.len() > 2, "{}", folder.display());
    let seed = env::var("MUTATIS_CHECK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(SEED);
    println!("{} texts, {ROUNDS} times with {CHANGES} changes, from seed {seed}", corpus.len());
    for seed in (0..ROUNDS).map(|round| seed + round) {
        let checked =
            Check::new().iters(CHANGES).seed(seed).run_with(mutators::default::<Vec<u8>>(), corpus.clone(), |bytes| {
                check(&String::from_utf8_lossy(bytes));
                Ok::<_, String>(())
            });
        match checked {
            Ok(()) => {}
            Err(CheckError::Failed(failure)) => {
                let file = folder.join("found.txt");
                fs::write(&file, &failure.value).unwrap();
                let text = String::from_utf8_lossy(&failure.value);
                panic!("seed {seed}: {}\non this text, which is now in {}:\n{text}", failure.message, file.display());
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// Expects that a state that was read is one that a reader could have come to, and comes back from its own text.
fn is_a_state(state: &State) {
    sane(state);
    let text = write(state);
    assert!(text.len() <= MAX);
    let back = read(&text, &state.start).expect("what was written can be read");
    assert_eq!(write(&back), text, "a text has one form");
}

#[test]
fn whatever_a_link_says_it_is_a_state_or_nothing() {
    use std::cell::Cell;
    let (taken, refused) = (Cell::new(0), Cell::new(0));
    holds_of_every("link", |text| match read(text, &Start::default()) {
        Some(state) => {
            is_a_state(&state);
            taken.set(taken.get() + 1);
        }
        None => refused.set(refused.get() + 1),
    });
    assert!(taken.get() > 10_000 && refused.get() > 1000, "{taken:?} {refused:?}");
}

#[test]
fn whatever_a_file_holds_what_is_found_in_it_is_part_of_it_and_harmless() {
    use std::cell::Cell;
    let taken = Cell::new(0);
    holds_of_every("file", |text| {
        let Some(found) = find(text) else { return };
        assert!(text.contains(found) && !found.is_empty());
        if let Some(state) = read(found, &Start::default()) {
            is_a_state(&state);
            taken.set(taken.get() + 1);
        }
    });
    assert!(taken.get() > 10_000, "{taken:?}");
}

#[test]
fn whatever_the_attributes_say_something_sensible_is_shown_and_what_was_not_understood_is_named() {
    holds_of_every("attributes", |text| {
        let given = |name: &str| {
            let lines = text.lines().filter_map(|line| line.split_once('='));
            lines.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next_back()
        };
        for page_lang in [None, Some("en"), Some(text)] {
            let (config, refused) = config::read(given, page_lang);
            assert!((1..=4).contains(&config.level));
            assert!(!config.start.columns.is_empty() && !config.start.rows.is_empty());
            is_a_state(&State::starting(config.start));
            for refused in refused {
                assert!(ATTRIBUTES.iter().any(|attribute| attribute.name == refused.attribute));
                assert!(given(refused.attribute).is_some_and(|value| value.contains(&refused.value)));
                assert!(!refused.expected.is_empty());
            }
        }
    });
}
