//! Heads of small tables.

use crate::content::Text;
use crate::view::dom::writer::{At, Writer};

/// The heads of the columns of a table.
pub(crate) fn column_heads(w: &mut Writer, names: &[Text]) {
    w.open("thead");
    w.open("tr");
    for name in names {
        open_head(w, "col", *name);
        w.close();
    }
    w.close();
    w.close();
}

/// Begins the head of a column or a row.
pub(crate) fn open_head(w: &mut Writer, scope: &'static str, name: Text) {
    w.open("th");
    w.set(At::Scope, scope);
    w.say(name);
}
