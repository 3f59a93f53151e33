//! The society's own programmes: links that its page hands over, shown with the relationship that each is for.

use crate::content::{Relationship, ui};
use crate::view::dom::writer::{At, Writer};

/// What is offered for this relationship; nothing where nothing is.
pub(crate) fn programmes(w: &mut Writer, relationship: &'static Relationship) {
    w.slot(|w| {
        let cx = w.cx;
        let mut offered = cx.programmes.iter().filter(|p| p.relationship == relationship).peekable();
        if offered.peek().is_none() {
            return;
        }
        w.el("div.programmes", |w| {
            w.text_el("span.label", ui::PROGRAMMES);
            w.space();
            w.el("ul", |w| {
                for programme in offered {
                    w.el("li", |w| {
                        w.el("a.btn-text", |w| {
                            w.set(At::Href, programme.href.clone());
                            w.set(At::Part, "programme");
                            for (name, said) in [
                                (At::Target, &programme.target),
                                (At::Rel, &programme.rel),
                                (At::HrefLang, &programme.hreflang),
                                (At::Lang, &programme.lang),
                            ] {
                                if let Some(said) = said {
                                    w.set(name, said.clone());
                                }
                            }
                            w.plain(programme.text.clone());
                        });
                    });
                }
            });
        });
    });
}
