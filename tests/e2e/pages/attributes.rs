//! The attributes: what each value does, at the start and while the guide runs, and what a wrong one does not do.

use rapport::content::{Perspective, relationship as known};
use serde_json::json;

use super::{TITLE, question, reach_second_question};
use crate::harness::{Page, chosen, relationship, say, ui, visit_page};

/// The background of the guide.
const PAPER: &str = "return getComputedStyle(root).backgroundColor";
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(18, 25, 27)";

/// Puts a guide with these attributes in the place of the one that is there.
async fn place(page: &Page, attributes: &str) {
    let script = "document.querySelector('.place').innerHTML = `<rapport-guide ${given}></rapport-guide>`";
    page.read_with::<()>(script, json!(attributes)).await;
    page.appears().await;
}

/// Sets an attribute of the guide that is there.
async fn set(page: &Page, name: &str, value: &str) {
    page.read_with::<()>("guide.setAttribute(...given)", json!([name, value])).await;
}

fn name(id: &str) -> String {
    say(relationship(id).name)
}

#[test]
fn the_view_says_what_is_shown_first() {
    visit_page("plain.html", async |page| {
        for (attributes, title) in [
            ("view=all", ui("entry-title", &[])),
            ("view='QUIZ '", ui("who-title", &[])),
            ("view=matrix", ui("matrix-title", &[])),
            ("view=profile", name("coaching")),
            ("view=profile relationships='training mentoring'", name("mentoring")),
            ("view=quiz perspective=offering", question(0, Perspective::Offering)),
            ("view=quiz perspective=seeking", question(0, Perspective::Seeking)),
            ("perspective=seeking", ui("entry-title", &[])),
            ("view=''", ui("entry-title", &[])),
        ] {
            place(page, attributes).await;
            page.shows(title, TITLE).await;
        }
    });
}

#[test]
fn the_theme_is_light_or_dark_or_the_page_s_own() {
    visit_page("plain.html", async |page| {
        page.appears().await;
        page.shows(LIGHT, PAPER).await;
        set(page, "theme", "dark").await;
        page.shows(DARK, PAPER).await;
        page.shows("dark", "return getComputedStyle(root).colorScheme").await;
        set(page, "theme", "auto").await;
        page.shows(LIGHT, PAPER).await;
        page.read::<()>("document.documentElement.style.colorScheme = 'dark'").await;
        page.shows(DARK, PAPER).await;
        set(page, "theme", "light").await;
        page.shows(LIGHT, PAPER).await;
        set(page, "theme", " Dark ").await;
        page.shows(DARK, PAPER).await;
        // What the reader prefers counts where the page goes by it, and only there.
        page.prefer("dark").await;
        page.read::<()>("document.documentElement.style.colorScheme = ''; guide.removeAttribute('theme')").await;
        page.shows(LIGHT, PAPER).await;
        page.read::<()>("document.documentElement.style.colorScheme = 'light dark'").await;
        page.shows(DARK, PAPER).await;
    });
}

#[test]
fn columns_and_rows_are_those_that_the_page_asks_for() {
    visit_page("plain.html", async |page| {
        let columns = "return all('.matrix thead th:not(:first-child)').map(words)";
        let rows = "return all('.matrix tbody .dim').map(words)";
        place(page, "view=matrix relationships='sponsorship,\nallyship' dimensions='duration purpose'").await;
        page.shows([name("sponsorship"), name("allyship")], columns).await;
        let row = |id: &str| say(rapport::content::DIMENSIONS.iter().find(|d| d.id == id).expect("there is one").name);
        let mut expected = [row("purpose"), row("duration")];
        expected.sort_by_key(|name| {
            rapport::content::DIMENSIONS.iter().position(|d| say(d.name) == *name).expect("there is one")
        });
        page.shows(&expected, rows).await;
        set(page, "relationships", "coaching").await;
        page.shows([name("coaching")], columns).await;
        set(page, "dimensions", "trust").await;
        page.shows([row("trust")], rows).await;
    });
}

#[test]
fn the_highest_heading_has_the_level_that_the_page_asks_for() {
    visit_page("plain.html", async |page| {
        for (level, highest) in [("1", "H1"), ("2", "H2"), ("3", "H3"), ("4", "H4")] {
            place(page, &format!("heading-level={level}")).await;
            page.shows(
                (highest, highest),
                "return [one('.title').tagName, all('h1,h2,h3,h4,h5,h6').map((h) => h.tagName).sort()[0]]",
            )
            .await;
        }
        set(page, "heading-level", "2").await;
        page.shows("H2", "return one('.title').tagName").await;
    });
}

#[test]
fn the_language_is_the_element_s_or_the_page_s_or_english() {
    visit_page("plain.html", async |page| {
        for lang in &rapport::content::LANGS {
            let title = lang.say(known("coaching").expect("there is coaching").name);
            for attributes in [format!("lang={}", lang.tag), format!("lang={}-XX", lang.tag)] {
                place(page, &format!("{attributes} view=profile")).await;
                page.shows((lang.tag, title), "return [root.lang, words(one('.title'))]").await;
            }
            page.read_with::<()>("document.documentElement.lang = given", json!(lang.tag)).await;
            place(page, "view=profile").await;
            page.shows((lang.tag, title), "return [root.lang, words(one('.title'))]").await;
        }
        // A page in a language that the guide does not speak asks for nothing, and so nothing is refused.
        page.read::<()>("document.documentElement.lang = 'tlh'").await;
        place(page, "").await;
        page.shows("en", "return root.lang").await;
    });
}

#[test]
fn a_wrong_value_is_named_in_the_console_and_something_sensible_shown() {
    visit_page("wrong-values.html", async |page| {
        page.appears().await;
        page.shows(
            (ui("entry-title", &[]), "H2", "en", LIGHT, ""),
            "return [words(one('.title')), one('.title').tagName, root.lang, getComputedStyle(root).backgroundColor, location.hash]",
        )
        .await;
        page.compare().await;
        // Of a list what is understood holds.
        page.shows([name("coaching")], "return all('.matrix thead th:not(:first-child)').map(words)").await;
        page.shows(true, "return all('.matrix tbody tr').length > 2").await;
        page.shows(0, "return localStorage.length").await;
        let wrong = |attribute: &str, value: &str, expected: &str| {
            format!("WARNING|<rapport-guide>: {attribute}=\"{value}\" is not understood; expected: {expected}")
        };
        let mut expected = [
            wrong("relationships", "golf", "coaching, mentoring, sponsorship"),
            wrong("dimensions", "colour", "definition, purpose"),
            wrong("perspective", "both", "seeking, offering"),
            wrong("view", "tabel", "all, quiz, matrix, profile"),
            wrong("theme", "pink", "auto, light, dark"),
            wrong("lang", "xx", "en"),
            wrong("heading-level", "7", "1, 2, 3, 4"),
            wrong("keep", "ever", "none, local"),
            wrong("link", "query", "off, fragment"),
        ];
        page.says(&expected.each_ref().map(String::as_str)).await;
        // A change of one says what is wrong with it, and not all over again what was said before.
        set(page, "heading-level", "9").await;
        expected[6] = wrong("heading-level", "9", "1, 2, 3, 4");
        page.says(&[&expected[6]]).await;
    });
}

#[test]
fn a_change_of_attributes_takes_effect_and_keeps_the_answers() {
    visit_page("plain.html", async |page| {
        reach_second_question(page).await;
        for (attribute, value) in [("theme", "dark"), ("heading-level", "3"), ("lang", "en"), ("class", "wide")] {
            set(page, attribute, value).await;
        }
        page.shows(
            ("H3", DARK, question(1, Perspective::Seeking)),
            "return [one('.title').tagName, getComputedStyle(root).backgroundColor, words(one('.title'))]",
        )
        .await;
        set(page, "view", "matrix").await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        set(page, "relationships", "training buddy-system").await;
        page.shows(2, "return all('.matrix thead th:not(:first-child)').length").await;
        set(page, "view", "quiz").await;
        page.shows(question(1, Perspective::Seeking), TITLE).await;
        page.click(".quiz-nav button", &ui("back", &[])).await;
        page.arrives(&question(0, Perspective::Seeking)).await;
        page.shows(["skill"], chosen()).await;
    });
}
