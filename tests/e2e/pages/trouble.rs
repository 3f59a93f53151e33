//! What the reader gets when something goes wrong, and the page is told.

use rapport::content::Perspective;
use serde_json::Value;

use super::{TITLE, reach_second_question, some, stands_at_second_question};
use crate::harness::{Engine, Page, address, browse, partly_skipped_in, ui, visit_page};

/// The line that says why, and what of the light DOM can be seen.
const FALLEN: &str = "const line = guide.shadowRoot?.querySelector('[role=alert]');
    return [line?.textContent, [...guide.children].filter((child) => child.checkVisibility()).map(words)]";
/// What the page was told.
const ERRORS: &str = "return window.errors";

/// Takes away a node that Yew needs to know the place of the next screen, and goes to that screen.
async fn break_it(page: &Page) {
    page.read::<()>("one('.colophon').remove()").await;
    page.go("nav-sources").await;
}

/// The line with the way to the table.
fn line(text: &str) -> String {
    format!("{} {}", ui(text, &[]), ui("fail-table", &[]))
}

#[test]
fn the_strictest_policy_that_allows_it_changes_nothing() {
    visit_page("strict-policy.html", async |page| {
        let answers = some();
        page.appears().await;
        page.shows(
            ("rgb(11, 90, 94)", "flex", "44px"),
            "const style = getComputedStyle(one('.btn'));
            return [style.backgroundColor, style.display, style.minBlockSize]",
        )
        .await;
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
    });
}

#[test]
fn where_wasm_is_refused_the_light_dom_stays_with_a_line_that_says_why() {
    visit_page("wasm-refused.html", async |page| {
        page.shows((line("fail-policy"), ["The table is in our handbook."]), FALLEN).await;
        page.shows(["policy"], ERRORS).await;
        page.shows(address("fallback.html"), "return guide.shadowRoot.querySelector('a').href").await;
        let told = format!("WARNING|<rapport-guide>: {}|WebAssembly", ui("fail-policy", &[]));
        let mut expected = vec![told.as_str()];
        // This browser says so as well.
        expected.extend(Engine::Firefox.is_current().then_some("SEVERE|Content-Security-Policy"));
        page.says(&expected).await;
    });
}

#[test]
fn where_the_module_is_damaged_the_light_dom_stays_with_a_line_that_says_why() {
    visit_page("broken.html", async |page| {
        // The script has no address there, so no way to the table.
        page.shows((ui("fail-start", &[]), ["The table is in our handbook."]), FALLEN).await;
        page.shows(["start"], ERRORS).await;
        page.says(&[&format!("WARNING|<rapport-guide>: {}", ui("fail-start", &[]))]).await;
    });
}

#[test]
fn without_javascript_the_light_dom_is_all_there_is() {
    browse(async |page| {
        page.allow_scripts(false).await;
        page.open(&address("no-script.html")).await;
        let no_tree = "no driver but that of Chromium gives the accessibility tree";
        if !partly_skipped_in(&[Engine::Firefox, Engine::WebKit], no_tree) {
            let tree = page.devtools("Accessibility.getFullAXTree", serde_json::json!({})).await;
            let nodes = tree["nodes"].as_array().expect("there is a tree");
            let is =
                |node: &&Value, role: &str, name: &str| node["role"]["value"] == role && node["name"]["value"] == name;
            for (role, name) in [
                ("heading", "Coach or mentor?"),
                ("table", "The eight compared"),
                ("cell", "Usually brief"),
                ("link", "Our mentoring programme"),
            ] {
                assert!(nodes.iter().any(|node| is(&node, role, name)), "there is no {role} “{name}”: {nodes:#?}");
            }
        }
        // Only what is asked from now on may run: the page itself has been read.
        page.allow_scripts(true).await;
        page.shows(
            (true, true, false),
            "return [document.querySelector('table').checkVisibility(), guide.getBoundingClientRect().height > 50,
                !!customElements.get('rapport-guide')]",
        )
        .await;
    });
}

#[test]
fn a_frame_without_storage_and_origin_works() {
    visit_page("sandbox.html", async |page| {
        page.enter(0).await;
        page.shows("null", "return origin").await;
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
    });
}

#[test]
fn a_crash_brings_the_light_dom_back_and_keeps_the_answers() {
    visit_page("crash.html", async |page| {
        page.turn_to("#second");
        page.compare().await;
        page.turn_to("#first");
        reach_second_question(page).await;
        break_it(page).await;
        page.shows((line("fail-crash-kept"), ["The table is in our handbook."]), FALLEN).await;
        // They share the module, so the other one has to stop as well.
        page.turn_to("#second");
        page.shows((line("fail-crash"), ["So is the other."]), FALLEN).await;
        page.shows(["crash-kept", "crash"], ERRORS).await;
        crashed(page, 2).await;
        page.reload().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.turn_to("#first");
        page.go("nav-choose").await;
        stands_at_second_question(page).await;
        // Once only: whoever loads the page again wants to begin again.
        page.reload().await;
        page.shows(ui("entry-title", &[]), TITLE).await;
    });
}

#[test]
fn a_crash_without_storage_does_not_promise_to_have_kept_anything() {
    visit_page("sandbox.html", async |page| {
        page.enter(0).await;
        reach_second_question(page).await;
        break_it(page).await;
        page.shows((line("fail-crash"), ["The table is in our handbook."]), FALLEN).await;
        page.shows(["crash"], ERRORS).await;
        crashed(page, 1).await;
    });
}

/// Expects what a crash leaves in the console, with so many elements on the page.
async fn crashed(page: &Page, elements: usize) {
    let mut expected = vec![
        "SEVERE|failed to insert node before next sibling",
        "SEVERE|panicked at",
        // What comes then has other words in each engine.
        "SEVERE|RuntimeError|nreachable",
    ];
    expected.extend(vec!["WARNING|<rapport-guide>: The interactive guide has stopped."; elements]);
    page.says(&expected).await;
}

#[test]
fn the_plain_text_is_a_page_of_its_own() {
    browse(async |page| {
        page.resize(360).await;
        page.open(&address("fallback.html")).await;
        let facts = "const { documentElement } = document;
            return [document.compatMode, documentElement.lang, document.title.length > 10, innerWidth,
                documentElement.scrollWidth <= innerWidth, document.querySelectorAll('h1').length]";
        page.shows(serde_json::json!(["CSS1Compat", "en", true, 360, true, 1]), facts).await;
    });
}
