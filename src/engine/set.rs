//! A small set of entries: columns of the table, answers to a question, relationships that lead.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use crate::content::Indexed;

/// A set of entries of one kind, whose indices are below [`Set::CAPACITY`].
pub struct Set<T>(u32, PhantomData<fn() -> T>);

// By hand, since what is derived would ask the same of the entries.

impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Set<T> {}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new(0)
    }
}

impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Set<T> {}

impl<T> Hash for Set<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indices = (0..u32::BITS).filter(|index| self.0 & (1 << index) != 0);
        f.debug_set().entries(indices).finish()
    }
}

impl<T> Set<T> {
    /// How many entries there can be: those whose indices are below this number.
    pub const CAPACITY: usize = 31;

    const fn new(bits: u32) -> Self {
        Self(bits, PhantomData)
    }

    /// Every set of entries whose indices are below `count`, the empty one left out.
    pub fn subsets(count: usize) -> impl Iterator<Item = Self> {
        (1..1 << count).map(Self::new)
    }

    /// With everything in another put in.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::new(self.0 | other.0)
    }

    /// Those of its entries whose indices are below `count`.
    #[must_use]
    pub fn truncate(self, count: usize) -> Self {
        Self::new(self.0 & ((1 << count) - 1))
    }

    /// Whether nothing is in both.
    pub fn is_disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// Whether all that is in it is in another as well.
    pub fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
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

impl<T: Indexed> Set<T> {
    /// The set of these entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a T>) -> Self
    where
        T: 'a,
    {
        entries.into_iter().fold(Self::default(), Self::insert)
    }

    /// Only this entry.
    pub fn singleton(entry: &T) -> Self {
        Self::new(1 << entry.index())
    }

    /// Whether this entry is in it.
    pub fn contains(self, entry: &T) -> bool {
        self.0 & (1 << entry.index()) != 0
    }

    /// With this entry put in.
    #[must_use]
    pub fn insert(self, entry: &T) -> Self {
        Self::new(self.0 | 1 << entry.index())
    }

    /// With this entry put in or taken out.
    #[must_use]
    pub fn toggle(self, entry: &T) -> Self {
        Self::new(self.0 ^ (1 << entry.index()))
    }
}
