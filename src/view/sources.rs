//! The sources: what they are, what they do not hold, and where they differ.

use super::cell;
use super::frame::citation;
use super::glyph::glyph;
use super::parts::{backed, button, headed, part, title, unseen};
use super::writer::{At, Writer};
use crate::content::{Cell, DISAGREEMENTS, Difference, Disagreement, SOURCES, Text, ui};
use crate::engine::state::Action;

const LIMITS: [Text; 5] =
    [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER];

/// The screen.
pub(crate) fn sources(w: &mut Writer) {
    w.el("div.entry-head", |w| {
        title(w, w.cx.attr(ui::SOURCES_TITLE));
        w.tell("p.lead", ui::SOURCES_LEAD);
    });
    w.el("div.parts", |w| {
        part(w, ui::SOURCES_FIVE, |w| {
            w.el("ol.sources", |w| {
                for source in &SOURCES {
                    w.el("li", |w| {
                        w.el("p", |w| citation(w, source));
                        w.tell("p.quiet", source.about);
                    });
                }
            });
        });
        part(w, ui::LIMITS_TITLE, |w| {
            w.el("ul.plain-list text", |w| {
                for text in LIMITS {
                    w.tell("li", text);
                }
            });
        });
        part(w, ui::DIFFER_TITLE, |w| {
            w.tell("p.text", ui::DIFFER_LEAD);
            for kind in Difference::ALL {
                group(w, kind);
            }
        });
    });
}

fn group(w: &mut Writer, kind: Difference) {
    let of_kind: Vec<_> = DISAGREEMENTS.iter().filter(|d| d.kind == kind).collect();
    let (name, about): (Text, Text) = match kind {
        Difference::Contradiction => (ui::GROUP_CONTRADICTION, ui::ABOUT_CONTRADICTION),
        Difference::Versions => (ui::GROUP_VERSIONS, ui::ABOUT_VERSIONS),
        Difference::Within => (ui::GROUP_WITHIN, ui::ABOUT_WITHIN),
        Difference::Wording => (ui::GROUP_WORDING, ui::ABOUT_WORDING),
        Difference::Emphasis => (ui::GROUP_EMPHASIS, ui::ABOUT_EMPHASIS),
    };
    w.el("section.dis-group", |w| {
        headed(w, 2, |w| {
            w.say(name);
            w.space();
            w.put("span.quiet num", of_kind.len().to_string());
        });
        w.tell("p.quiet small", about);
        for d in of_kind {
            disagreement(w, d);
        }
    });
}

fn disagreement(w: &mut Writer, disagreement: &'static Disagreement) {
    let cells = disagreement.cells();
    let mut relationships: Vec<_> = cells.iter().map(|c| c.relationship()).collect();
    relationships.dedup();
    let names: Vec<_> = relationships.iter().map(|r| w.cx.lang.say(r.name)).collect();
    w.el("div.dis", |w| {
        w.set(At::Disagreement, disagreement.id);
        w.el("div.dis-q", |w| {
            if let Some(first) = relationships.first() {
                glyph(w, first, "");
            }
            w.el("p", |w| {
                w.say(disagreement.question);
                w.put("small", names.join(", "));
            });
        });
        w.el("ul.dis-sides", |w| {
            for side in disagreement.sides() {
                w.el("li", |w| backed(w, side.name, &side.claims()));
            }
        });
        w.el("details.disclose dis-more", |w| {
            w.el("summary", |w| {
                w.say(ui::SIDES_OPEN);
                unseen(w, ": ", w.cx.lang.say(disagreement.question), "");
            });
            w.el("div.open-in", |w| {
                w.tell("p.text", disagreement.summary);
                cell::sides(w, disagreement);
                w.tell("p.small ask", disagreement.ask);
                w.el("p.small", |w| {
                    w.say(ui::IN_TABLE);
                    w.space();
                    for cell in cells {
                        way(w, cell);
                    }
                });
            });
        });
    });
}

/// A way to a cell of the matrix.
fn way(w: &mut Writer, cell: &'static Cell) {
    button(w, "button.btn-text cell-link", Action::ShowCell(cell), |w| {
        w.say(cell.relationship().name);
        w.plain(": ");
        w.say(cell.dimension().name);
    });
}
