//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `tests/engine.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_344_000,
    leads_alone: &[137_503, 89_410, 133_408, 232_659, 195_694, 207_460, 186_810, 150_308],
    ties: 6_217,
    nothing_fits: 4_531,
    brittle: 1_343_131,
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 5_481_000,
    leads_alone: &[547_138, 412_139, 568_059, 911_882, 784_450, 796_711, 743_542, 622_642],
    ties: 78_731,
    nothing_fits: 15_706,
    brittle: 0,
};
