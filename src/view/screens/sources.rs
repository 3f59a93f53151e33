//! The sources: what they are, what they do not hold, and the way to where they differ.

use crate::content::{DISAGREEMENTS, Text, ui};
use crate::engine::differ::Filter;
use crate::engine::reduce::{ListAction, ShellAction};
use crate::engine::state::Screen;
use crate::view::dom::writer::Writer;
use crate::view::widgets::button::{button, text_button};
use crate::view::widgets::heading::{section, title};
use crate::view::widgets::source::source_list;

const LIMITS: [Text; 6] =
    [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_OURS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER];

/// The screen.
pub(crate) fn sources(w: &mut Writer) {
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(ui::SOURCES_TITLE));
        w.text_el("p.lead", ui::SOURCES_LEAD);
        w.el("p.btns", |w| {
            button(w, "button.btn", ListAction::Filter(Filter::default()), |w| {
                w.plain(w.cx.fill(ui::DIFFER_SEE, &[("total", DISAGREEMENTS.len().into())]));
            });
            text_button(w, ui::METHOD_LINK, ShellAction::Go(Screen::Method));
        });
    });
    w.el("div.parts", |w| {
        section(w, ui::SOURCES_FIVE, |w| {
            source_list(w, true);
        });
        section(w, ui::LIMITS_TITLE, |w| {
            w.el("ul.plain-list text", |w| {
                for text in LIMITS {
                    w.text_el("li", text);
                }
            });
        });
    });
}
