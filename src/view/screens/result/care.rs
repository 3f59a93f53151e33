//! What comes first where harm was done.

use crate::content::Perspective;
use crate::engine::state::State;
use crate::view::dom::writer::Writer;
use crate::view::widgets::claim::item_with_sources;
use crate::view::widgets::heading::heading;
use crate::view::widgets::outcome::{care_for, care_groups};

/// What comes first then.
pub(crate) fn care(w: &mut Writer, state: &State, perspective: Perspective) {
    w.open("div.care");
    for (to, name) in care_groups(perspective) {
        w.open("section");
        heading(w, 1, name);
        w.open("ul.plain-list");
        for care in care_for(state, to) {
            item_with_sources(w, care.text, &care.claims());
        }
        w.close();
        w.close();
    }
    w.close();
}
