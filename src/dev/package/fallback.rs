//! Makes the guide without JavaScript: rendered by Yew here, once, instead of in the browser.

use anyhow::{Result, bail};
use std::{
    fmt::Write,
    pin::pin,
    task::{Context, Poll, Waker},
};

use rapport::{Page, PageProps, VERSION};
use yew::{AttrValue, LocalServerRenderer};

pub(crate) const LANG: &str = "en";

/// The section with its highest heading at this level.
pub(crate) fn section(level: u8) -> Result<String> {
    let props = yew::props!(PageProps { lang: AttrValue::Static(LANG), level });
    let rendering = LocalServerRenderer::<Page>::with_props(props).hydratable(false).render();
    // Nothing in it waits for anything, so it is there when it is asked for and needs no runtime.
    let Poll::Ready(html) = pin!(rendering).poll(&mut Context::from_waker(Waker::noop())) else {
        bail!("src/view/page.rs: the page waits for something, which nothing here could bring");
    };
    Ok(broken_into_lines(&html))
}

/// `fallback-fragment.html`: to be pasted into a page. It has no comment: some systems would show that as text.
pub(crate) fn fragment() -> Result<String> {
    Ok(ascii(&format!("{}\n", section(2)?)))
}

/// `fallback.html`: the same as a page of its own.
pub(crate) fn page() -> Result<String> {
    let (title, section) = (rapport::page_title(LANG), section(1)?);
    Ok(ascii(&format!(
        r#"<!doctype html>
<html lang="{LANG}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Rapport {VERSION}">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="page.css">
</head>
<body>
<main>
{section}
</main>
</body>
</html>
"#
    )))
}

/// A new line before whatever starts a block. Between blocks, no filter of a content management system makes a
/// paragraph or a break of it.
fn broken_into_lines(html: &str) -> String {
    let mut out = html.to_owned();
    for tag in ["<h", "<p>", "<dl", "<dt", "<ul", "<div", "<table", "<thead", "<tbody", "<tr", "</section"] {
        out = out.replace(tag, &format!("\n{tag}"));
    }
    // In a cell and in a list, a paragraph or list is not the start of a line.
    out.replace("<td>\n", "<td>").replace("<dd>\n", "<dd>").replace("<li>\n", "<li>")
}

/// Letters beyond ASCII as numbers, so that the text survives whatever encoding a page has.
fn ascii(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for letter in html.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "&#{};", u32::from(letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapport::content::{DIMENSIONS, DISAGREEMENTS, PRIMARY_COUNT, SOURCES};

    #[test]
    fn the_page_holds_every_cell_every_disagreement_and_every_source() {
        let html = section(2).unwrap();
        let count = |text: &str| html.matches(text).count();
        assert_eq!(count("<td>"), PRIMARY_COUNT * DIMENSIONS.len() + count("<table>"), "with one corner in each table");
        assert_eq!(count("scope=\"col\""), DIMENSIONS.len());
        assert_eq!(count("scope=\"row\""), PRIMARY_COUNT * count("<table>"));
        assert_eq!(count("<caption>"), count("<table>"));
        assert_eq!(count("<dt>"), PRIMARY_COUNT + DISAGREEMENTS.len() + SOURCES.len());
    }

    #[test]
    fn the_page_needs_neither_style_nor_script() {
        let html = section(2).unwrap();
        for foreign in ["<script", "<style", "style=", "<button", "onclick", "<svg", " id=", "<!--"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
    }

    #[test]
    fn headings_start_where_they_are_told_to_and_skip_no_level() {
        for level in 1..=4 {
            let html = section(level).unwrap();
            let levels: Vec<u8> = html.match_indices("<h").map(|(at, _)| html.as_bytes()[at + 2] - b'0').collect();
            assert_eq!(levels[0], level);
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1 && pair[1] > level), "{levels:?}");
        }
    }

    #[test]
    fn every_tag_that_opens_closes_in_order() {
        let html = section(2).unwrap();
        let mut open = Vec::new();
        for tag in html.split('<').skip(1).map(|rest| rest.split_once('>').expect("a tag ends").0) {
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if tag != "br" && tag != "br /" {
                open.push(tag.split(' ').next().unwrap());
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn the_fragment_means_the_same_in_every_encoding() {
        assert_eq!(ascii("“Not said” – fin"), "&#8220;Not said&#8221; &#8211; fin");
        assert!(fragment().unwrap().is_ascii() && page().unwrap().is_ascii());
    }

    #[test]
    fn the_page_of_its_own_is_a_whole_document_around_the_same_text() {
        let page = page().unwrap();
        for part in ["<!doctype html>", "<html lang=\"en\">", "name=\"viewport\"", "<title>", "</html>"] {
            assert_eq!(page.matches(part).count(), 1, "{part}");
        }
        let text = |html: &str| html.split_once("</h").unwrap().1.to_owned();
        let (whole, fragment) = (text(&ascii(&section(1).unwrap())), text(&fragment().unwrap()));
        assert!(page.contains(&whole));
        // The headings of the fragment are one level lower.
        let lower = (1..5).rev().fold(whole, |html, n| {
            let (from, to) = (n.to_string(), (n + 1).to_string());
            html.replace(&["<h", &from].concat(), &["<h", &to].concat())
                .replace(&["</h", &from].concat(), &["</h", &to].concat())
        });
        assert_eq!(lower.split_once('>').unwrap().1.trim(), fragment.split_once('>').unwrap().1.trim());
    }
}
