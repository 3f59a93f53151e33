//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `src/dev/report/laws.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_728_000,
    leads_alone: &[135_294, 159_529, 279_734, 314_315, 226_678, 231_937, 196_598, 173_530],
    ties: 7_328,
    nothing_fits: 3_057,
    changes: [60_480_000, 8_640_000, 6_912_000, 5_184_000, 6_912_000, 5_184_000, 5_184_000, 6_912_000],
    decisive: [47_616_604, 2_009_066, 1_647_888, 1_197_204, 1_463_622, 1_268_428, 823_386, 642_138],
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 6_993_000,
    leads_alone: &[527_071, 685_434, 1_177_149, 1_191_810, 892_684, 902_781, 786_529, 712_456],
    ties: 106_058,
    nothing_fits: 11_028,
    changes: [0, 0, 0, 0, 0, 0, 0, 0],
    decisive: [0, 0, 0, 0, 0, 0, 0, 0],
};
