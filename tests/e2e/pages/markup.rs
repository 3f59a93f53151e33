//! Markup as editors, frameworks and optimisers leave it.

use fantoccini::key::Key;
use rapport::content::Perspective;
use serde_json::json;

use super::{TITLE, question};
use crate::harness::{address, ui, visit_page};

#[test]
fn a_tag_that_is_closed_as_in_xml_leaves_the_rest_of_the_page_in_sight() {
    visit_page("self-closing.html", async |page| {
        page.appears().await;
        let seen = "return [!!document.querySelector('rapport-guide main'), ...['#after', 'footer']
            .map((one) => document.querySelector(one).checkVisibility())]";
        page.shows([true, true, true], seen).await;
        page.says(&["WARNING|<rapport-guide> is not closed"]).await;
    });
}

#[test]
fn the_way_to_the_plain_text_is_the_one_that_the_guide_names() {
    visit_page("combined.html", async |page| {
        let line = "return ['named', 'unnamed', 'script'].map((id) =>
            document.getElementById(id).shadowRoot?.querySelector('[part=failure] a')?.href ?? null)";
        let lines = "return document.querySelectorAll('rapport-guide').values()
            .every((guide) => guide.shadowRoot?.querySelector('[part=failure]'))";
        page.until("each has a line", lines).await;
        page.shows(json!([address("texts/support.html"), null, null]), line).await;
        page.says(&["WARNING|<rapport-guide>: "; 3]).await;
    });
}

#[test]
fn what_a_framework_owns_or_somebody_edits_is_left_alone() {
    visit_page("owned.html", async |page| {
        page.turn_to("#left");
        page.shows(ui("who-title", &[]), TITLE).await;
        let left =
            "return [document.getElementById('edited').localName, document.querySelectorAll('#app > div').length,
            document.querySelectorAll('rapport-guide').length]";
        page.shows(json!(["div", 4, 1]), left).await;
        page.says(&["WARNING|<div data-rapport> is left to the framework that made it"; 4]).await;
    });
}

#[test]
fn without_a_box_of_its_own_it_comes_nevertheless() {
    visit_page("contents.html", async |page| {
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.begin(Perspective::Seeking).await;
        page.shows(question(0, Perspective::Seeking), TITLE).await;
    });
}

#[test]
fn what_is_written_in_a_field_is_not_heard_by_the_page() {
    visit_page("shortcuts.html", async |page| {
        page.appears().await;
        page.write(".search input", "time").await;
        page.shows(json!([]), "return heard").await;
        page.shows("time", "return one('.search input').value").await;
        // What is no text is the page's as anybody's.
        page.press(Key::Escape).await;
        page.until("Escape is heard", "return heard.includes('\\ue00c') || heard.includes('Escape')").await;
    });
}

#[test]
fn the_wheel_is_the_tables_as_long_as_it_scrolls() {
    visit_page("shortcuts.html", async |page| {
        page.resize(360).await;
        page.appears().await;
        let turn = "const table = one('.scroll');
            const turned = (deltaX, deltaY) => {
                const before = window.turned;
                table.querySelector('td').dispatchEvent(
                    new WheelEvent('wheel', { deltaX, deltaY, bubbles: true, composed: true, cancelable: true }));
                return window.turned > before;
            };
            table.scrollTo(0, 0);
            const begin = [turned(0, 50), turned(50, 0), turned(0, -50), turned(-50, 0)];
            table.scrollTo(0, table.scrollHeight);
            return [...begin, turned(0, 50), turned(0, -50)]";
        page.shows([false, false, true, true, true, false], turn).await;
    });
}
