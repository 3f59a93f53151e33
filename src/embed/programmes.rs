//! The society's own programmes: links in the light DOM that name a relationship.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};
use yew::AttrValue;

use crate::content;
use crate::engine::join::{concat, join};
use crate::view::Programme;

/// Those that can be shown, and of the rest a warning each for the makers of the page.
pub(super) fn programmes(host: &Element) -> (Vec<Programme>, Vec<String>) {
    let (mut found, mut warnings) = (Vec::new(), Vec::new());
    let mut warn = |warning| warnings.push(warning);
    let Ok(links) = host.query_selector_all("a[data-relationship]") else { return (found, warnings) };
    for link in (0..links.length()).filter_map(|n| links.get(n)?.dyn_into::<HtmlAnchorElement>().ok()) {
        let (href, text) = (link.href(), link.text_content().unwrap_or_default());
        let text = join(&text.split_ascii_whitespace().collect::<Vec<_>>(), " ");
        // What runs a script instead of leading somewhere has no place here.
        if !matches!(link.protocol().as_str(), "http:" | "https:" | "mailto:") {
            warn(concat(&["the link “", &text, "” is left out: its address must be http, https or mailto"]));
            continue;
        }
        let ids = link.get_attribute("data-relationship").unwrap_or_default();
        for id in ids.split_ascii_whitespace() {
            match content::relationship(id) {
                Some(relationship) if !text.is_empty() => {
                    found.push(Programme {
                        relationship,
                        text: text.clone().into(),
                        href: href.clone().into(),
                        target: said(&link, "target"),
                        rel: said(&link, "rel"),
                        hreflang: said(&link, "hreflang"),
                        lang: said(&link, "lang"),
                    });
                }
                Some(_) => warn(concat(&["a link for ", id, " is left out: it has no text"])),
                None => warn(concat(&["data-relationship=\"", id, "\" names no relationship"])),
            }
        }
    }
    (found, warnings)
}

/// What the page says of the link.
fn said(link: &HtmlAnchorElement, name: &str) -> Option<AttrValue> {
    link.get_attribute(name).map(AttrValue::from)
}
