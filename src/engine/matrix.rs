//! The matrix: which columns and rows stand, and what a cell has to say.

use super::search::Query;
use super::set::Set;
use crate::content::{
    self, Cell, Claim, DIMENSIONS, Dimension, Disagreement, Lang, PRESETS, PRIMARY_COUNT, Preset, Relationship, SCALES,
    Scale, Text,
};

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

    /// Whether all that differs here are statements of one and the same source.
    pub fn says_both(&self) -> bool {
        let within = |disagreement: &&Disagreement| sources_of(&disagreement.claims()).len() == 1;
        self.is_disputed() && self.disagreements().iter().all(within)
    }

    /// The sources that speak of this relationship here. A disagreement may touch other relationships as well; who
    /// speaks of those alone is none of them.
    pub fn sources(&self) -> Vec<&'static content::Source> {
        let mut claims = self.all_claims();
        claims.retain(|claim| claim.of().any(|of| of == self.relationship()));
        sources_of(&claims)
    }

    /// Everything that it opens to: its own claims, and those of the disagreements that touch it.
    pub fn all_claims(&self) -> Vec<&'static Claim> {
        let mut claims = self.claims();
        for disagreement in self.disagreements() {
            for claim in disagreement.claims() {
                if !claims.contains(&claim) {
                    claims.push(claim);
                }
            }
        }
        claims
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

/// Which of two: of the pair, or of the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordinal {
    /// The one that comes first.
    First,
    /// The other.
    Second,
}

impl Ordinal {
    /// Both, in their order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// Two, with another one in this place. If it stands in the other, they change places.
    fn put<T: PartialEq>(self, [first, second]: [T; 2], new: T) -> [T; 2] {
        match self {
            Self::First if new == second => [new, first],
            Self::First => [new, second],
            Self::Second if new == first => [second, new],
            Self::Second => [first, new],
        }
    }
}

/// What the reader has set for the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// The columns.
    pub columns: Set<Relationship>,
    /// The rows.
    pub rows: Set<Dimension>,
    /// Whether rows in which the columns do not differ are left out.
    pub only_differing: bool,
    /// Whether rows and columns are swapped.
    pub swapped: bool,
    /// What is searched for; empty for no search.
    pub query: String,
    /// The two that stand side by side; `None` for the first two columns.
    pub pair: Option<[&'static Relationship; 2]>,
    /// The scales that are shown as pictures. The two are never the same.
    pub strips: [&'static Scale; 2],
}

impl Default for Options {
    /// Those on which the sources cover most, in the rows that a newcomer should see.
    fn default() -> Self {
        Self {
            columns: content::preset("best-covered").map_or_else(every_column, Preset::columns),
            rows: Set::of(DIMENSIONS.iter().filter(|d| d.shown)),
            only_differing: false,
            swapped: false,
            query: String::new(),
            pair: None,
            strips: [&SCALES[0], &SCALES[1]],
        }
    }
}

impl Preset {
    /// Its columns as a set.
    pub fn columns(&self) -> Set<Relationship> {
        columns_of(&self.relationships())
    }
}

/// All eight.
pub fn every_column() -> Set<Relationship> {
    Set::of(content::primary())
}

/// All twenty.
pub fn every_row() -> Set<Dimension> {
    Set::of(&DIMENSIONS)
}

/// These relationships as columns; those without one of their own are left out.
pub fn columns_of(relationships: &[&'static Relationship]) -> Set<Relationship> {
    Set::of(relationships.iter().copied()).truncate(PRIMARY_COUNT)
}

/// This relationship and those that it is compared with first.
pub fn beside(relationship: &'static Relationship) -> Vec<&'static Relationship> {
    let mut with = PRESETS.iter().map(Preset::relationships);
    with.find(|with| with.contains(&relationship)).unwrap_or_else(|| vec![relationship])
}

impl Options {
    /// Shows another scale in the first picture or the second. One that stands in the other picture changes places.
    pub(super) fn show_strip(&mut self, picture: Ordinal, scale: &'static Scale) {
        self.strips = picture.put(self.strips, scale);
    }

    /// The relationships in the columns.
    pub fn relationships(&self) -> Vec<&'static Relationship> {
        content::primary().filter(|r| self.columns.contains(r)).collect()
    }

    /// The two that stand side by side. Where there is only one column, what it is compared with first stands beside it.
    pub fn pair(&self) -> Vec<&'static Relationship> {
        if let Some(pair) = self.pair {
            return pair.to_vec();
        }
        let mut pair = self.relationships();
        if let [one] = pair[..] {
            pair.extend(beside(one).into_iter().find(|r| *r != one));
        }
        pair.truncate(2);
        pair
    }

    /// With this relationship in the first or second place of the pair. If it stands in the other, they change places.
    pub(super) fn put_in_pair(&mut self, place: Ordinal, relationship: &'static Relationship) {
        if let [first, second, ..] = self.pair()[..] {
            self.pair = Some(place.put([first, second], relationship));
        }
    }

    /// Whether this cell stands below these columns, with something to open, while nothing is searched for.
    pub fn shows(&self, columns: &[&'static Relationship], cell: &Cell) -> bool {
        let dimension = cell.dimension();
        !cell.is_silent()
            && columns.contains(&cell.relationship())
            && self.rows.contains(dimension)
            && (!self.only_differing || apart(columns, dimension))
    }
}

/// The matrix as it stands.
#[derive(Clone, Debug)]
pub struct Projection {
    /// The relationships that are shown.
    pub columns: Vec<&'static Relationship>,
    /// The dimensions that are shown.
    pub rows: Vec<&'static Dimension>,
    /// How many of the rows differ between these columns, and how many there are before those that do not are left out.
    pub differing: (usize, usize),
    /// What a search has found.
    pub found: Option<Found>,
}

/// What a search has found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is searched for.
    pub query: Query,
    /// How many names, summaries and claims of the rows and columns that are shown hold it.
    pub matches: usize,
    /// The relationships that are not shown, each with the number of its cells that hold it.
    pub elsewhere: Vec<(&'static Relationship, usize)>,
}

/// Works out the columns and rows. A search looks through all rows, picked or not.
pub fn project(options: &Options, lang: Lang) -> Projection {
    over(options, options.relationships(), lang)
}

/// The same for the first two columns alone.
pub fn project_pair(options: &Options, lang: Lang) -> Projection {
    over(options, options.pair(), lang)
}

fn over(options: &Options, columns: Vec<&'static Relationship>, lang: Lang) -> Projection {
    let query = Query::new(&options.query);
    let all = DIMENSIONS.iter().filter(|d| match &query {
        Some(query) => mentions(&columns, d, query, lang),
        None => options.rows.contains(d),
    });
    let all: Vec<_> = all.collect();
    let differ: Vec<_> = all.iter().copied().filter(|d| apart(&columns, d)).collect();
    let differing = (differ.len(), all.len());
    let rows = if options.only_differing { differ } else { all };
    let found = query.map(|query| {
        let holds = |name: Text| query.is_in(lang.say(name));
        let mut count =
            columns.iter().filter(|r| holds(r.name)).count() + rows.iter().filter(|d| holds(d.name)).count();
        for dimension in &rows {
            for cell in columns.iter().filter_map(|r| r.cell(dimension)) {
                count += matches(cell, &query, lang);
            }
        }
        let elsewhere = content::primary().filter(|r| !columns.contains(r)).filter_map(|r| {
            let cells = r.cells().iter().filter(|c| matches(c, &query, lang) > 0).count();
            (cells > 0 || holds(r.name)).then_some((r, cells))
        });
        Found { matches: count, elsewhere: elsewhere.collect(), query }
    });
    Projection { columns, rows, differing, found }
}

/// Whether a row tells the columns apart: the sources place two of its cells on steps of a scale of which none is the
/// same. Where they place fewer, at least two cells must be filled, and not by the very same claims, said of several
/// forms at once. A single filled cell has nothing to be compared with.
pub fn apart(columns: &[&'static Relationship], dimension: &Dimension) -> bool {
    if !dimension.compared {
        return false;
    }
    let (mut on_scale, mut filled) = (Vec::new(), Vec::new());
    for cell in columns.iter().filter_map(|r| r.cell(dimension)).filter(|c| !c.is_silent()) {
        filled.push(cell);
        let positions = cell.stated_positions();
        if !positions.is_empty() {
            on_scale.push(positions);
        }
    }
    if on_scale.len() > 1 {
        return on_scale.iter().any(|one| on_scale.iter().any(|other| one.is_disjoint(*other)));
    }
    let Some(first) = filled.first().map(|cell| cell.claims()) else { return false };
    filled.iter().any(|cell| cell.claims() != first)
}

/// Whether at least two of these columns stand on the scale of this row.
pub fn on_a_scale(columns: &[&'static Relationship], dimension: &Dimension) -> bool {
    columns.iter().filter_map(|r| r.cell(dimension)).filter(|c| !c.places().is_empty()).count() > 1
}

/// The columns about which sources differ in this row.
pub fn disputed_in(columns: &[&'static Relationship], dimension: &Dimension) -> Vec<&'static Relationship> {
    let disputed = |cell: &Cell| cell.is_disputed() && !cell.says_both();
    columns.iter().copied().filter(|r| r.cell(dimension).is_some_and(disputed)).collect()
}

/// How many rows [`most_differing_rows`] picks.
pub const TELLING: usize = 5;

/// The rows that tell most of these columns apart: first by how many pairs stand apart on a scale, then by how many
/// have other statements. Of two that tell as many, the one that comes first.
pub fn most_differing_rows(columns: &[&'static Relationship]) -> Set<Dimension> {
    let mut rows = Set::<Dimension>::default();
    for _ in 0..TELLING {
        let mut best: Option<((usize, usize), &Dimension)> = None;
        for dimension in DIMENSIONS.iter().filter(|d| !rows.contains(d)) {
            let pairs = differing_pairs(dimension, columns);
            if best.is_none_or(|(most, _)| pairs > most) {
                best = Some((pairs, dimension));
            }
        }
        if let Some((_, next)) = best {
            rows = rows.insert(next);
        }
    }
    rows
}

/// How many pairs of columns a row tells apart: on its scale, and by other statements.
fn differing_pairs(dimension: &Dimension, columns: &[&'static Relationship]) -> (usize, usize) {
    let (mut scale, mut claims) = (0, 0);
    for (index, one) in columns.iter().enumerate() {
        for other in columns.iter().skip(index + 1) {
            let pair = [*one, *other];
            if apart(&pair, dimension) {
                let count = if on_a_scale(&pair, dimension) { &mut scale } else { &mut claims };
                *count += 1;
            }
        }
    }
    (scale, claims)
}

/// How many texts of a cell hold it: its summary, and the claims that it opens to.
pub fn matches(cell: &Cell, query: &Query, lang: Lang) -> usize {
    let holds = |text: Text| query.is_in(lang.say(text));
    usize::from(cell.summary().is_some_and(holds)) + cell.all_claims().iter().filter(|c| holds(c.text())).count()
}

/// Whether a row has anything to do with it. The name of a column stands for all of its cells.
fn mentions(columns: &[&'static Relationship], dimension: &Dimension, query: &Query, lang: Lang) -> bool {
    let found = |text: Text| query.is_in(lang.say(text));
    found(dimension.name)
        || columns.iter().any(|r| {
            r.cell(dimension).is_some_and(|c| !c.is_silent() && (found(r.name) || matches(c, query, lang) > 0))
        })
}
