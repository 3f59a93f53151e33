//! The list of disagreements: which of them a filter lets through, in groups, and what each choice would give.

use crate::content::{DISAGREEMENTS, Difference, Disagreement, Relationship};

/// Which disagreements are listed. Each part that is set leaves fewer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Filter {
    /// Only those of this kind.
    pub kind: Option<Difference>,
    /// Only those that touch this relationship.
    pub relationship: Option<&'static Relationship>,
}

impl Filter {
    /// With this kind, or any.
    #[must_use]
    pub fn by_kind(self, kind: Option<Difference>) -> Self {
        Self { kind, ..self }
    }

    /// With this relationship, or any.
    #[must_use]
    pub fn by_relationship(self, relationship: Option<&'static Relationship>) -> Self {
        Self { relationship, ..self }
    }

    /// Whether it lets this one through.
    pub fn lists(self, disagreement: &Disagreement) -> bool {
        self.showing(disagreement) == self
    }

    /// Without whatever would hide this one.
    #[must_use]
    pub fn showing(self, disagreement: &Disagreement) -> Self {
        Self {
            kind: self.kind.filter(|kind| *kind == disagreement.kind),
            relationship: self.relationship.filter(|r| disagreement.relationships().contains(r)),
        }
    }

    /// How many it lets through.
    pub fn count(self) -> usize {
        DISAGREEMENTS.iter().filter(|d| self.lists(d)).count()
    }

    /// Those of one kind that it lets through, in their order.
    pub fn group(self, kind: Difference) -> Vec<&'static Disagreement> {
        DISAGREEMENTS.iter().filter(|d| d.kind == kind && self.lists(d)).collect()
    }
}
