//! The check of the scales: their steps, and the positions that sources give on them.

use std::collections::BTreeMap;

use super::super::schema::{Bound, Name, Position, Scale};
use super::{Checker, is_primary, join};

/// What tells the positions of a scale apart: relationship, source, steps and bound.
type Place<'w> = (&'w str, &'w str, usize, usize, Bound);

impl<'w> Checker<'w> {
    /// Scales, their steps and their positions.
    pub(super) fn scales(&mut self) {
        let file = &self.w.scales;
        let mut seen = BTreeMap::new();
        for scale in &file.body.scale {
            let id = scale.dimension.get_ref().as_str();
            self.known(file, &scale.dimension, "dimension", id);
            if let Some(first) = seen.insert(id, file.line(&scale.dimension)) {
                let wrong = format!("this dimension has a scale in line {first} already.");
                self.fault(file, &scale.dimension, id, wrong, "Make one scale of the two.");
            }
            if !(3..=5).contains(&scale.steps.len()) {
                let wrong = format!("it has {} steps.", scale.steps.len());
                self.fault(file, &scale.dimension, id, wrong, "Give it between 3 and 5.");
            }
            self.unique(file, scale.steps.iter());
            if scale.positions.is_empty() {
                let remedy = "Add a position, or take the scale out.";
                self.fault(file, &scale.dimension, id, "no source is placed on it.", remedy);
            }
            self.positions(scale);
        }
    }

    fn positions(&mut self, scale: &'w Scale) {
        let file = &self.w.scales;
        let mut seen = BTreeMap::new();
        for spanned in &scale.positions {
            let position = spanned.get_ref();
            let owner = format!("{}/{}", position.relationship.get_ref(), scale.dimension.get_ref());
            self.known(file, &position.relationship, "relationship", &owner);
            if !is_primary(self.w, position.relationship.get_ref()) {
                let wrong = format!("“{}” has no column, so nobody would see it.", position.relationship.get_ref());
                self.fault(file, &position.relationship, &owner, wrong, "Place a primary relationship.");
            }
            self.backing(file, spanned, &owner, &position.claims, Some(&position.relationship));
            let source = self.placed_by(scale, position, &owner);
            let Some((from, to, bound)) = position.stands() else {
                let remedy = "Write one of: at; from and to; before; after.";
                self.fault(file, spanned, &owner, "it does not say in one way where it stands.", remedy);
                continue;
            };
            let (Some(from), Some(to)) = (self.step(scale, from, &owner), self.step(scale, to, &owner)) else {
                continue;
            };
            if from > to {
                let remedy = "Write the step that comes first in steps under from.";
                self.fault(file, spanned, &owner, "the range goes backwards.", remedy);
            }
            let last = scale.steps.len() - 1;
            if (bound == Bound::Before && from == 0) || (bound == Bound::After && to == last) {
                let remedy = "Name another step: beyond the end there is nothing.";
                self.fault(file, spanned, &owner, "it stands beyond the end of the scale.", remedy);
            }
            let place: Place<'_> = (position.relationship.get_ref(), source, from, to, bound);
            if let Some(first) = seen.insert(place, file.line(spanned)) {
                let wrong = format!("the same source stands on the same place in line {first} already.");
                self.fault(file, spanned, &owner, wrong, "Put the claims of the two together.");
            }
        }
    }

    /// The place of a step among those of its scale.
    fn step(&mut self, scale: &'w Scale, name: &'w Name, owner: &str) -> Option<usize> {
        let found = scale.steps.iter().position(|step| step.get_ref() == name.get_ref());
        if found.is_none() {
            let wrong = format!("there is no step “{}”.", name.get_ref());
            let steps = scale.steps.iter().map(|step| step.get_ref().as_str()).collect();
            self.fault(&self.w.scales, name, owner, wrong, format!("Write one of these ids: {}.", join(&steps)));
        }
        found
    }

    /// The one source of its claims, all of which must stand in the cell that it places.
    fn placed_by(&mut self, scale: &Scale, position: &'w Position, owner: &str) -> &'w str {
        let (w, file) = (self.w, &self.w.scales);
        let mut source = "";
        for id in &position.claims {
            let Some(claim) = w.claims.body.get(id.get_ref().as_str()) else { continue };
            if claim.dimension.get_ref() != scale.dimension.get_ref() {
                let wrong = format!("claim {} stands in another row, “{}”.", id.get_ref(), claim.dimension.get_ref());
                self.fault(file, id, owner, wrong, "Name a claim of this dimension.");
            }
            let of = claim.source.get_ref().as_str();
            if !source.is_empty() && of != source {
                let wrong = format!("claim {} is of “{of}”, and the one before it of “{source}”.", id.get_ref());
                self.fault(file, id, owner, wrong, "Give each source a position of its own.");
            }
            source = of;
        }
        source
    }
}
