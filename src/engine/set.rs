//! A small set of places: columns of the table, answers to a question, relationships that lead.

/// A set of places below [`Set::CAPACITY`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set(u32);

impl Set {
    /// How many places there can be: those below this number.
    pub const CAPACITY: usize = 31;

    /// The set of these places.
    pub fn of(places: impl Iterator<Item = usize>) -> Self {
        places.fold(Self::default(), |set, place| Self(set.0 | 1 << place))
    }

    /// Only this place.
    pub fn one(place: usize) -> Self {
        Self(1 << place)
    }

    /// Every set of places below `count`, the empty one left out.
    pub fn every(count: usize) -> impl Iterator<Item = Self> {
        (1..1 << count).map(Self)
    }

    /// Whether this place is in it.
    pub fn has(self, place: usize) -> bool {
        self.0 & (1 << place) != 0
    }

    /// With this place put in.
    #[must_use]
    pub fn and(self, place: usize) -> Self {
        Self(self.0 | 1 << place)
    }

    /// With all the places of another put in.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With this place put in or taken out.
    #[must_use]
    pub fn toggled(self, place: usize) -> Self {
        Self(self.0 ^ (1 << place))
    }

    /// Those of its places that are below `count`.
    #[must_use]
    pub fn below(self, count: usize) -> Self {
        Self(self.0 & ((1 << count) - 1))
    }

    /// Whether no place is in both.
    pub fn is_apart_from(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// How many are in it.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
