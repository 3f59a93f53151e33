//! What the report says, worked out, and how its numbers are written.

use rapport::{
    content::{CLAIMS, LEFT_OUT, Relationship, primary},
    engine::proof::{self, Census, Importance, Tiebreaks},
};

/// What the report says.
pub(crate) struct Findings {
    pub(crate) used: usize,
    pub(crate) cells: usize,
    pub(crate) filled: usize,
    pub(crate) disputed: usize,
    pub(crate) complete: Census,
    pub(crate) all: Census,
    pub(crate) importance: Importance,
    pub(crate) tiebreaks: Tiebreaks,
    pub(crate) comparisons: u64,
    pub(crate) failed: u64,
}

/// Runs every answer set, which takes some seconds.
pub(crate) fn work_out() -> Findings {
    let cells: Vec<_> = primary().flat_map(Relationship::cells).collect();
    let (comparisons, failed) = proof::support_never_lowers();
    Findings {
        used: CLAIMS.len() - LEFT_OUT.len(),
        cells: cells.len(),
        filled: cells.iter().filter(|c| !c.is_silent()).count(),
        disputed: cells.iter().filter(|c| c.is_disputed()).count(),
        complete: proof::complete(),
        all: proof::all(),
        importance: proof::importance(),
        tiebreaks: proof::tiebreaks(),
        comparisons,
        failed,
    }
}

pub(crate) fn percent(part: Option<u64>, whole: u64) -> String {
    format!("{:.2} %", 100.0 * share(part.unwrap_or_default(), whole))
}

#[allow(clippy::cast_precision_loss, reason = "a few million sets are exact in a double")]
pub(crate) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
