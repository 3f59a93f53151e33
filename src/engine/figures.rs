//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `tests/engine.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_008_000,
    leads_alone: &[118_451, 63_669, 99_092, 173_311, 145_499, 148_862, 139_112, 111_702],
    ties: 4_982,
    nothing_fits: 3_320,
    brittle: 1_007_255,
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 4_384_800,
    leads_alone: &[488_734, 327_646, 449_837, 725_242, 622_744, 611_116, 590_976, 493_436],
    ties: 62_987,
    nothing_fits: 12_082,
    brittle: 0,
};
