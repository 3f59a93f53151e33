//! What a page does to its own styles is not done to the guide.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rapport::content::Perspective;
use serde_json::json;

use super::TITLE;
use crate::harness::{Engine, Page, address, browse, setting, skipped_if, ui, visit_page};

/// The computed properties of one element of each kind on a screen, by the kind and then by the property.
type Styles = BTreeMap<String, BTreeMap<String, String>>;

/// Those that are the page's to choose. All of them are the direction, the font, and what depends on these.
const OF_THE_PAGE: [&str; 2] = ["direction", "font-family"];

/// What each page sets, on purpose, that is not the page's to choose.
const HOSTILE: [&str; 7] = [
    "hostile-unset.html",
    "hostile-divs.html",
    "hostile-letters.html",
    "large-root.html",
    "small-root.html",
    "old-framework.html",
    "theme.html",
];

async fn styles(page: &Page) -> Styles {
    page.read(
        "const kinds = {};
        for (const element of [root, ...all('*')]) {
            const kind = [element.localName, ...element.classList, element.type ?? '', element.ariaCurrent ?? ''].join(' ');
            if (kinds[kind] || !element.checkVisibility()) continue;
            const style = getComputedStyle(element);
            kinds[kind] = Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
        }
        return kinds;",
    )
    .await
}

/// How everything on the entry, on a question with an answer, and in the comparison with an open cell is styled.
async fn tour(page: &Page) -> Vec<Styles> {
    let mut screens = vec![];
    page.appears().await;
    page.shows(800, "return root.offsetWidth").await;
    page.take_pointer_away().await;
    screens.push(styles(page).await);
    page.begin(Perspective::Seeking).await;
    page.choose("skill").await;
    page.take_pointer_away().await;
    screens.push(styles(page).await);
    page.compare().await;
    // Where a page scrolls smoothly, a click would come too early.
    page.read::<()>("one('.cell button').scrollIntoView({ behavior: 'instant', block: 'center' })").await;
    page.click(".cell button", "").await;
    page.until("a cell is open", "return !!one('.opened')").await;
    page.take_pointer_away().await;
    screens.push(styles(page).await);
    screens
}

/// How the page around it is styled, which on a hostile page must be another thing than on the plain one.
async fn around(page: &Page) -> String {
    page.read(
        "const div = document.body.appendChild(document.createElement('div'));
        const styles = [document.documentElement, guide, div].map((element) =>
            [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)));
        // Lengths depend on much else, but for the size of the text.
        const { fontSize } = getComputedStyle(document.documentElement);
        return [document.compatMode, fontSize, ...styles.flat().filter((value) => !value.endsWith('px'))].join();",
    )
    .await
}

/// Every difference between the tours of two pages, but for the properties that are left out.
fn differences(plain: &[Styles], other: &[Styles], left_out: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = vec![];
    for (plain, other) in plain.iter().zip(other) {
        assert!(plain.len() > 20, "there is little on the screen: {:#?}", plain.keys());
        assert_eq!(plain.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "the same kinds of elements");
        for (kind, properties) in plain {
            assert!(properties.len() > 300, "that is not all: {properties:#?}");
            for (name, value) in properties {
                let there = other[kind].get(name);
                let same = there.is_some_and(|there| there == value || nearly(there, value));
                if !same && !left_out(name) {
                    found.push(format!("{kind}: {name}: {value} became {there:?}"));
                }
            }
        }
    }
    found
}

/// Whether two lengths differ by less than can be seen, as those of a text do whose signs stand the other way round.
fn nearly(one: &str, other: &str) -> bool {
    let length = |text: &str| text.strip_suffix("px").and_then(|number| number.parse::<f64>().ok());
    length(one).zip(length(other)).is_some_and(|(one, other)| (one - other).abs() < 0.2)
}

/// Expects that the guide looks on each of these pages as on the plain one.
fn looks_the_same_on(files: &[&str]) {
    browse(async |page| {
        page.open(&address("plain.html")).await;
        let plain = tour(page).await;
        let usual = around(page).await;
        let mut found = vec![];
        for file in files {
            page.open(&address(file)).await;
            assert_ne!(around(page).await, usual, "{file} is not hostile at all");
            let differences = differences(&plain, &tour(page).await, |name| OF_THE_PAGE.contains(&name));
            found.extend(differences.into_iter().map(|text| format!("{file}: {text}")));
        }
        assert!(found.is_empty(), "{} differences: {found:#?}", found.len());
    });
}

#[test]
fn no_style_of_a_page_reaches_the_guide() {
    looks_the_same_on(&HOSTILE);
}

#[test]
fn nor_does_the_mode_of_a_page_without_a_doctype() {
    // A line with nothing but other inline elements in it is as high as these, and not as its own font would have it.
    if skipped_if(
        setting("RAPPORT_FONTS") == "machine",
        "the quirk of lines shows in fonts that are higher than the tests' own",
    ) {
        return;
    }
    looks_the_same_on(&["quirks.html"]);
}

#[test]
fn from_right_to_left_only_the_sides_change() {
    browse(async |page| {
        page.open(&address("plain.html")).await;
        let plain = tour(page).await;
        page.open(&address("right-to-left.html")).await;
        let turned = tour(page).await;
        // Whatever is set for the start or the end of a line is the same; where that is, is not.
        let sides = |name: &str| {
            let is_side = ["left", "right", "origin"].iter().any(|side| name.contains(side));
            // Engines other than Chromium say left or right where the style says start, and WebKitGTK takes what is left
            // of a line for its margin at the end.
            let set_apart_by = matches!(name, "text-align" | "margin-inline-end") && !Engine::Chromium.is_current();
            is_side || OF_THE_PAGE.contains(&name) || set_apart_by
        };
        let found = differences(&plain, &turned, sides);
        // What is drawn along the text is turned as a whole, and the numbers in it back again.
        let drawn = |text: &String| ["svg strip", "svg sample", "text "].iter().any(|what| text.starts_with(what));
        let (drawn, found): (Vec<_>, Vec<_>) = found.into_iter().partition(drawn);
        assert!(!drawn.is_empty() && drawn.iter().all(|text| text.contains(": transform: none became")), "{drawn:#?}");
        assert!(found.is_empty(), "{} differences: {found:#?}", found.len());
        page.shows("rtl", "return getComputedStyle(one('.title')).direction").await;
        page.until(
            "the topics stand on the right",
            "const [topic, cell] = [one('tbody th'), one('tbody td')].map((e) => e.getBoundingClientRect());
            return topic.left >= cell.right - 1",
        )
        .await;
    });
}

#[test]
fn what_a_page_may_choose_it_can_choose() {
    visit_page("plain.html", async |page| {
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.read_with::<()>(
            "const style = new CSSStyleSheet();
            style.replaceSync(given);
            document.adoptedStyleSheets = [style];",
            json!(
                "rapport-guide { --rapport-accent: #800000; --rapport-paper: #fffff0; --rapport-radius: 9px; \
                 font: 20px serif; color-scheme: dark; }
                rapport-guide::part(title) { text-decoration-line: underline; }"
            ),
        )
        .await;
        page.shows(
            ("20px", "serif", "underline", "9px"),
            "const style = getComputedStyle(root);
            return [style.fontSize, style.fontFamily, getComputedStyle(one('.title')).textDecorationLine,
                getComputedStyle(one('.btn')).borderRadius]",
        )
        .await;
        let colours = "return [getComputedStyle(root).backgroundColor, getComputedStyle(one('.btn')).backgroundColor]";
        page.read::<()>("guide.style.colorScheme = 'light'").await;
        page.shows(("rgb(255, 255, 240)", "rgb(128, 0, 0)"), colours).await;
        page.read::<()>("guide.style.colorScheme = 'dark'").await;
        page.until("dark is dark", "return getComputedStyle(root).backgroundColor === 'rgb(18, 25, 27)'").await;
    });
}

#[test]
fn the_style_sheets_change_nothing_of_a_page_that_shows_the_guide_without_a_shadow_root() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("styles");
    let all = fs::read_to_string(folder.join("guide.css")).unwrap();
    let sheets = all.split("@import \"./").skip(1).map(|rest| rest.split_once('"').unwrap().0);
    let sheets: Vec<String> = sheets.map(|name| fs::read_to_string(folder.join(name)).unwrap()).collect();
    browse(async |page| {
        page.open(&address("plain.html")).await;
        // What is said of paper is tried on the screen.
        let given = sheets.concat().replace("@media print", "@media screen");
        let script = "const comments = /\\/\\*[^]*?\\*\\//g;
            const classes = new Set([...given.replace(comments, '').matchAll(/\\.([a-z][\\w-]*)/g)].map((found) => found[1]));
            classes.delete('rapport');
            const tags = ['div', 'button', 'a', 'p', 'h2', 'ul', 'li', 'dl', 'details', 'summary', 'table', 'th', 'td', 'label',
                'input', 'select', 'mark', 'q', 'svg', 'section'];
            const part = document.body.appendChild(document.createElement('section'));
            const all = [...tags.map((tag) => [tag, '']), ...[...classes].flatMap((name) => [['div', name], ['button', name]])];
            for (const [tag, name] of all) {
                const element = part.appendChild(document.createElement(tag));
                element.className = name;
                element.append(document.createElement('span'));
            }
            const styles = () => [...part.querySelectorAll('*'), document.body, document.documentElement]
                .map((element) => Object.values({ ...getComputedStyle(element) }).join());
            const names = [...part.querySelectorAll('*')].map((element) => `${element.localName}.${element.className}`);
            const before = styles();
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(given);
            document.adoptedStyleSheets = [sheet];
            const after = styles();
            // The check finds something where the sheet is meant for: in the guide.
            part.className = 'rapport';
            const inside = styles();
            part.remove();
            const changed = (other) => names.filter((_, place) => before[place] !== other[place]);
            return [changed(after), changed(inside).length, classes.size];";
        let (changed, inside, classes): (Vec<String>, usize, usize) = page.read_with(script, json!(given)).await;
        assert!(inside > 100 && classes > 100, "{inside} elements of {classes} classes: the check finds nothing");
        assert_eq!(changed, Vec::<String>::new(), "they look different now");
    });
}
