//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.
//!
//! Written by `cargo dev report --write`. `src/dev/report/laws.rs` works them out again and refuses any other.

use super::proof::Figures;

/// Every complete answer set.
pub static COMPLETE: Figures = Figures {
    sets: 1_728_000,
    leads_alone: &[131_243, 155_149, 272_473, 341_004, 217_658, 230_882, 189_849, 171_172],
    ties: 15_486,
    nothing_fits: 3_084,
    changes: [60_480_000, 8_640_000, 6_912_000, 5_184_000, 6_912_000, 5_184_000, 5_184_000, 6_912_000],
    decisive: [47_880_320, 1_924_624, 1_642_200, 1_192_158, 1_453_814, 1_235_998, 808_734, 642_758],
};

/// Every answer set, "not sure" included.
pub static ALL: Figures = Figures {
    sets: 6_993_000,
    leads_alone: &[514_715, 668_596, 1_153_629, 1_287_213, 868_622, 900_063, 771_183, 697_931],
    ties: 120_679,
    nothing_fits: 10_369,
    changes: [0, 0, 0, 0, 0, 0, 0, 0],
    decisive: [0, 0, 0, 0, 0, 0, 0, 0],
};
