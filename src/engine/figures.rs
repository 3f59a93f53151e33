//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `tests/engine.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_728_000,
    leads_alone: &[137_593, 150_819, 282_787, 315_766, 227_837, 232_136, 197_896, 172_806],
    ties: 7_030,
    nothing_fits: 3_330,
    changes: [60_480_000, 8_640_000, 6_912_000, 5_184_000, 6_912_000, 5_184_000, 5_184_000, 6_912_000],
    decisive: [47_701_790, 1_993_232, 1_665_420, 1_189_656, 1_452_754, 1_248_262, 797_596, 638_564],
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 6_993_000,
    leads_alone: &[535_130, 654_982, 1_187_971, 1_196_114, 895_923, 903_962, 790_650, 711_975],
    ties: 104_676,
    nothing_fits: 11_617,
    changes: [0, 0, 0, 0, 0, 0, 0, 0],
    decisive: [0, 0, 0, 0, 0, 0, 0, 0],
};
