//! The sources: what they are, what they do not hold, and the way to where they differ.

use super::frame::citation;
use super::parts::{button, link, part, title};
use super::writer::Writer;
use crate::content::{DISAGREEMENTS, SOURCES, Text, ui};
use crate::engine::differ::Filter;
use crate::engine::state::{Action, Screen};

const LIMITS: [Text; 6] =
    [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_OURS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER];

/// The screen.
pub(crate) fn sources(w: &mut Writer) {
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(ui::SOURCES_TITLE));
        w.tell("p.lead", ui::SOURCES_LEAD);
        w.el("p.btns", |w| {
            button(w, "button.btn", Action::List(Filter::default()), |w| {
                w.plain(w.cx.fill(ui::DIFFER_SEE, &[("total", DISAGREEMENTS.len().into())]));
            });
            link(w, ui::METHOD_LINK, Action::Go(Screen::Method));
        });
    });
    w.el("div.parts", |w| {
        part(w, ui::SOURCES_FIVE, |w| {
            list(w, true);
        });
        part(w, ui::LIMITS_TITLE, |w| {
            w.el("ul.plain-list text", |w| {
                for text in LIMITS {
                    w.tell("li", text);
                }
            });
        });
    });
}

/// The five; with what each is about, or in a line.
pub(crate) fn list(w: &mut Writer, about: bool) {
    w.el("ol.sources", |w| {
        for source in &SOURCES {
            w.el("li", |w| {
                w.el("p", |w| citation(w, source));
                if about {
                    w.tell("p.quiet", source.about);
                }
            });
        }
    });
}
