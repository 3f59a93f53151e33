//! The sources: one with its details, and the list of the five.

use crate::content::{SOURCES, Source};
use crate::engine::join::concat;
use crate::view::dom::writer::{At, Writer};

/// Number, title and details of a source.
pub(crate) fn citation(w: &mut Writer, source: &'static Source) {
    w.plain_el("span.num", concat(&["[", &source.numeral(), "] "]));
    if source.named {
        w.el("cite", |w| {
            w.set(At::Lang, "en");
            w.plain(source.title);
        });
    } else {
        w.plain(source.title);
    }
    w.plain(". ");
    w.say(source.details);
}

/// The five; with what each is about, or in a line.
pub(crate) fn source_list(w: &mut Writer, about: bool) {
    w.el("ol.sources", |w| {
        for source in &SOURCES {
            w.el("li", |w| {
                w.el("p", |w| citation(w, source));
                if about {
                    w.text_el("p.quiet", source.about);
                }
            });
        }
    });
}
