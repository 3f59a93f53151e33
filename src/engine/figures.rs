//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `tests/engine.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_728_000,
    leads_alone: &[136_152, 160_097, 279_966, 314_508, 226_792, 231_761, 196_623, 171_618],
    ties: 7_302,
    nothing_fits: 3_181,
    changes: [60_480_000, 8_640_000, 6_912_000, 5_184_000, 6_912_000, 5_184_000, 5_184_000, 6_912_000],
    decisive: [47_658_856, 2_001_438, 1_644_980, 1_190_244, 1_459_984, 1_261_748, 824_810, 642_520],
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 6_993_000,
    leads_alone: &[529_227, 686_877, 1_177_826, 1_192_167, 892_959, 902_377, 786_619, 707_859],
    ties: 105_795,
    nothing_fits: 11_294,
    changes: [0, 0, 0, 0, 0, 0, 0, 0],
    decisive: [0, 0, 0, 0, 0, 0, 0, 0],
};
