//! Strips: where the sources place a relationship on the scale of a dimension, as dots that never overlap.
//!
//! Places are counted in half steps, so that they stay whole numbers: 0 is the first step, 1 lies between it and the
//! second, 2 is the second. Whoever only compares stands between two steps, as does the middle of a range of two.

use super::set::Set;
use crate::content::{self, Bound, Cell, Indexed, Position, Relationship, Scale};

/// A place on a scale, in half steps from its first step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(pub u8);

impl Place {
    /// The place of a step, which counts from 0.
    pub const fn of_step(step: u8) -> Self {
        Self(2 * step)
    }
}

impl Indexed for Place {
    fn index(&self) -> usize {
        self.0.into()
    }
}

/// One source on a strip.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    /// What the source says, and by which claims.
    pub position: &'static Position,
    /// Where it stands.
    pub place: Place,
    /// The line that it stands in, from 0, the one on the axis.
    pub lane: u8,
    /// How it is moved aside, in its own radius, where two share a place in a lane: -1 or 1, or 0 if it stands alone.
    pub aside: i8,
}

/// What a cell has to show on the scale of its dimension.
#[derive(Clone, Debug)]
pub struct Strip {
    /// The scale.
    pub scale: &'static Scale,
    /// The sources, from one end of the scale to the other. None where no source gives a place.
    pub dots: Vec<Dot>,
    /// How many lanes the dots take.
    pub lanes: u8,
    /// Whether sources differ in the cell, and the dots stand on different places.
    pub differ: bool,
}

impl Position {
    /// Where it stands.
    pub fn place(&self) -> Place {
        let middle = self.from + self.to;
        Place(match self.bound {
            Bound::Before => middle.saturating_sub(1),
            Bound::At => middle,
            Bound::After => middle + 1,
        })
    }

    /// Every place that it covers.
    pub fn places(&self) -> Set<Place> {
        let (Place(first), Place(last)) = self.span();
        (first..=last).fold(Set::default(), |all, place| all.insert(&Place(place)))
    }

    /// The first and the last place that it covers.
    fn span(&self) -> (Place, Place) {
        match self.bound {
            Bound::At => (Place::of_step(self.from), Place::of_step(self.to)),
            Bound::Before | Bound::After => (self.place(), self.place()),
        }
    }
}

impl Cell {
    /// Its strip, if the answers in its dimension have an order.
    pub fn strip(&self) -> Option<Strip> {
        let scale = self.dimension().scale()?;
        let mut dots: Vec<Dot> = Vec::new();
        for position in self.positions() {
            let mut lane = 0;
            while !has_room(&dots, lane, position) {
                lane += 1;
            }
            let place = position.place();
            let mut aside = 0;
            for dot in dots.iter_mut().filter(|dot| dot.lane == lane && dot.place == place) {
                (dot.aside, aside) = (-1, 1);
            }
            dots.push(Dot { position, place, lane, aside });
        }
        let lanes = dots.iter().map(|dot| dot.lane + 1).max().unwrap_or_default();
        let differ = self.is_disputed() && self.places().len() > 1;
        Some(Strip { scale, dots, lanes, differ })
    }

    /// The places that tell it apart from others: the steps that sources name, and only where none does
    /// those of mere comparisons, since “shorter than” and “longer than” the other may stand at the same place.
    pub fn stated_positions(&self) -> Set<Place> {
        let named = self.positions().iter().filter(|p| p.bound == Bound::At);
        let named = named.fold(Set::default(), |all, position| all.union(position.places()));
        if named.is_empty() { self.places() } else { named }
    }

    /// Every place that a source gives it on the scale of its dimension.
    pub fn places(&self) -> Set<Place> {
        self.positions().iter().fold(Set::default(), |all, position| all.union(position.places()))
    }
}

/// The eight in the order in which they stand on these scales: by where the sources place them on the first, then those
/// that stand nowhere on it, and last those of which the sources say nothing on any.
pub fn order(scales: [&'static Scale; 2]) -> Vec<&'static Relationship> {
    let mut order: Vec<(usize, &'static Relationship)> = Vec::new();
    for relationship in content::primary() {
        let cells = || scales.into_iter().filter_map(|scale| relationship.cell(scale.dimension()));
        let places = || cells().next().into_iter().flat_map(Cell::positions).map(|p| p.place().index());
        let rank = match places().count() {
            0 if cells().all(Cell::is_silent) => usize::MAX,
            0 => usize::MAX - 1,
            // The middle of the places, in sixtieths so that it stays whole.
            count => places().sum::<usize>() * 60 / count,
        };
        let at = order.iter().take_while(|(other, _)| *other <= rank).count();
        order.insert(at, (rank, relationship));
    }
    order.into_iter().map(|(_, relationship)| relationship).collect()
}

/// Whether a position finds room in a lane: a range where nothing else stands along it, an arrow where nothing else
/// stands on its place, and a step beside one other, unless a neighbour half a step away needs the room.
fn has_room(dots: &[Dot], lane: u8, position: &Position) -> bool {
    let (Place(place), (Place(first), Place(last))) = (position.place(), position.span());
    let (mut here, mut below, mut above) = (0, 0, 0);
    for dot in dots.iter().filter(|dot| dot.lane == lane) {
        let (Place(at), (Place(from), Place(to))) = (dot.place, dot.position.span());
        let ranges = first < last || from < to;
        let arrows = position.bound != Bound::At || dot.position.bound != Bound::At;
        if (ranges && from <= last + 1 && first <= to + 1) || (arrows && at == place) {
            return false;
        }
        here += u8::from(at == place);
        below += u8::from(at + 1 == place);
        above += u8::from(at == place + 1);
    }
    here + below.max(above) < 2
}
