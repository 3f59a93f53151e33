//! A small set of indices: columns of the table, answers to a question, relationships that lead.

/// A set of indices below [`Set::CAPACITY`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set(u32);

impl Set {
    /// How many indices there can be: those below this number.
    pub const CAPACITY: usize = 31;

    /// The set of these indices.
    pub fn of(indices: impl Iterator<Item = usize>) -> Self {
        indices.fold(Self::default(), |set, index| Self(set.0 | 1 << index))
    }

    /// Only this index.
    pub fn singleton(index: usize) -> Self {
        Self(1 << index)
    }

    /// Every set of indices below `count`, the empty one left out.
    pub fn subsets(count: usize) -> impl Iterator<Item = Self> {
        (1..1 << count).map(Self)
    }

    /// Whether this index is in it.
    pub fn contains(self, index: usize) -> bool {
        self.0 & (1 << index) != 0
    }

    /// With this index put in.
    #[must_use]
    pub fn insert(self, index: usize) -> Self {
        Self(self.0 | 1 << index)
    }

    /// With all the indices of another put in.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With this index put in or taken out.
    #[must_use]
    pub fn toggle(self, index: usize) -> Self {
        Self(self.0 ^ (1 << index))
    }

    /// Those of its indices that are below `count`.
    #[must_use]
    pub fn truncate(self, count: usize) -> Self {
        Self(self.0 & ((1 << count) - 1))
    }

    /// Whether no index is in both.
    pub fn is_disjoint(self, other: Self) -> bool {
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
