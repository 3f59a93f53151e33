//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `tests/engine.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_344_000,
    leads_alone: &[133_443, 90_915, 135_128, 232_886, 197_975, 206_775, 184_996, 152_589],
    ties: 3_748,
    nothing_fits: 5_545,
    brittle: 1_343_270,
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 5_481_000,
    leads_alone: &[522_321, 419_437, 571_100, 912_549, 789_077, 801_994, 739_980, 626_839],
    ties: 79_755,
    nothing_fits: 17_948,
    brittle: 0,
};
