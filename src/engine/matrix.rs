//! The matrix: which columns and rows stand, and what a cell has to say.

use super::set::Set;
use crate::content::{self, Cell, Claim, DIMENSIONS, Dimension, Lang, Relationship, SCALES, Text};

/// What the sources make of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    /// At least one source speaks of it, and none differs.
    Stated,
    /// Sources differ here.
    Differ,
    /// It is known only through statements about several forms at once.
    Several,
    /// The sources do not say.
    Silent,
}

impl Cell {
    /// What the sources make of it.
    pub fn state(&self) -> CellState {
        if self.is_silent() {
            CellState::Silent
        } else if self.is_disputed() {
            CellState::Differ
        } else if self.claims().iter().all(|c| c.about() != Some(self.relationship())) {
            CellState::Several
        } else {
            CellState::Stated
        }
    }

    /// Everything that it opens to: its own claims, and those of the disagreements that touch it.
    pub fn told(&self) -> Vec<&'static Claim> {
        let mut told = self.claims();
        for claim in self.disagreements().iter().flat_map(|d| d.claims()) {
            if !told.contains(&claim) {
                told.push(claim);
            }
        }
        told
    }
}

/// The sources of these claims, each once, by number.
pub fn sources_of(claims: &[&'static Claim]) -> Vec<&'static content::Source> {
    content::SOURCES.iter().filter(|s| claims.iter().any(|c| c.source().number == s.number)).collect()
}

impl Relationship {
    /// The cell in this row; the variants and practices have only some.
    pub fn cell(&self, dimension: &Dimension) -> Option<&'static Cell> {
        self.cells().iter().find(|c| c.dimension() == dimension)
    }
}

/// The cell with these ids.
pub fn cell(relationship: &str, dimension: &str) -> Option<&'static Cell> {
    content::relationship(relationship)?.cell(content::dimension(dimension)?)
}

/// The columns of a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// The ones that people mix up most.
    OftenConfused,
    /// Where the two may be equals.
    BetweenEquals,
    /// For somebody who has just arrived.
    ForNewcomers,
    /// Every primary relationship.
    All,
}

impl Preset {
    /// All presets, in the order in which they are offered.
    pub const EACH: [Self; 4] = [Self::OftenConfused, Self::BetweenEquals, Self::ForNewcomers, Self::All];

    /// Its columns.
    pub fn columns(self) -> Set {
        let ids: &[&str] = match self {
            Self::OftenConfused => &["coaching", "mentoring", "sponsorship"],
            Self::BetweenEquals => &["coaching", "partnering", "allyship"],
            Self::ForNewcomers => &["mentoring", "training", "role-modelling", "buddy-system"],
            Self::All => return Set::of(content::primary().map(|r| r.index)),
        };
        Set::of(content::primary().filter(|r| ids.contains(&r.id)).map(|r| r.index))
    }
}

/// What the reader has set for the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The columns.
    pub columns: Set,
    /// The rows that stand when not all are shown.
    pub rows: Set,
    /// Whether all rows are shown.
    pub all_rows: bool,
    /// Whether rows in which the columns do not differ are left out.
    pub only_differing: bool,
    /// Whether rows and columns are swapped.
    pub swapped: bool,
    /// What is searched for; empty for no search.
    pub query: String,
    /// The scales that are shown as pictures, by their place. The two are never the same.
    pub strips: [usize; 2],
}

impl Default for Options {
    fn default() -> Self {
        Self {
            columns: Preset::OftenConfused.columns(),
            rows: Set::of(DIMENSIONS.iter().filter(|d| d.shown).map(|d| d.index)),
            all_rows: false,
            only_differing: false,
            swapped: false,
            query: String::new(),
            strips: [0, 1],
        }
    }
}

impl Options {
    /// Shows another scale in the first picture or the second. One that stands in the other picture changes places.
    pub(super) fn show_strip(&mut self, picture: usize, scale: usize) {
        let [first, second] = self.strips;
        self.strips = match picture {
            _ if scale >= SCALES.len() => return,
            0 => [scale, if scale == second { first } else { second }],
            1 => [if scale == first { second } else { first }, scale],
            _ => return,
        };
    }

    /// The relationships in the columns.
    fn relationships(&self) -> Vec<&'static Relationship> {
        content::primary().filter(|r| self.columns.has(r.index)).collect()
    }

    /// Whether this cell is in the table, with something to open, while nothing is searched for.
    pub fn shows(&self, cell: &Cell) -> bool {
        let dimension = cell.dimension();
        !cell.is_silent()
            && self.columns.has(cell.relationship().index)
            && (self.all_rows || self.rows.has(dimension.index))
            && (!self.only_differing || differs(&self.relationships(), dimension))
    }
}

/// The matrix as it stands.
#[derive(Clone, Debug)]
pub struct Projection {
    /// The relationships that are shown.
    pub columns: Vec<&'static Relationship>,
    /// The dimensions that are shown.
    pub rows: Vec<&'static Dimension>,
    /// How many of all rows differ between these columns.
    pub differing: usize,
}

/// Works out the columns and rows. A search looks through all rows, shown at first or not.
pub fn project(options: &Options, lang: Lang) -> Projection {
    let columns = options.relationships();
    let query = folded(options.query.trim());
    let differing = DIMENSIONS.iter().filter(|d| differs(&columns, d)).count();
    let rows = DIMENSIONS
        .iter()
        .filter(|d| options.all_rows || !query.is_empty() || options.rows.has(d.index))
        .filter(|d| !options.only_differing || differs(&columns, d))
        .filter(|d| query.is_empty() || mentions(&columns, d, &query, lang))
        .collect();
    Projection { columns, rows, differing }
}

/// Whether a row tells the columns apart: sources differ in it, or they place at least two of its cells on a scale, and
/// not alike. Where they place fewer, at least two cells must be filled, and not by the very same claims, said of several
/// forms at once. A single filled cell has nothing to be compared with.
pub fn differs(columns: &[&'static Relationship], dimension: &Dimension) -> bool {
    let cells = columns.iter().filter_map(|r| r.cell(dimension)).filter(|c| !c.is_silent());
    if cells.clone().any(Cell::is_disputed) {
        return true;
    }
    let placed: Vec<_> = cells.clone().map(Cell::places).filter(|places| !places.is_empty()).collect();
    if placed.len() > 1 {
        return placed.windows(2).any(|pair| pair.first() != pair.last());
    }
    let filled: Vec<_> = cells.map(Cell::claims).collect();
    filled.windows(2).any(|pair| pair.first() != pair.last())
}

/// The columns about which sources differ in this row.
pub fn disputed_in(columns: &[&'static Relationship], dimension: &Dimension) -> Vec<&'static Relationship> {
    columns.iter().copied().filter(|r| r.cell(dimension).is_some_and(Cell::is_disputed)).collect()
}

/// Small letters, as far as Latin goes. The tables of all Unicode would weigh as much as the whole engine.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        'Œ' => 'œ',
        _ => c.to_ascii_lowercase(),
    };
    text.chars().map(fold).collect()
}

fn mentions(columns: &[&'static Relationship], dimension: &Dimension, query: &str, lang: Lang) -> bool {
    let found = |text: Text| folded(lang.say(text)).contains(query);
    found(dimension.name)
        || columns
            .iter()
            .filter_map(|r| r.cell(dimension))
            .any(|cell| cell.summary.is_some_and(found) || cell.claims().iter().any(|c| found(c.text)))
}
