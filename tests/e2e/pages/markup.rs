//! Markup as editors, frameworks and optimisers leave it.

use std::fs;

use fantoccini::key::Key;
use rapport::content::Perspective;
use serde_json::json;

use super::{TITLE, question, reach_second_question};
use crate::harness::{Profile, address, browse, dist, host::Host, pages, relationship, say, ui, visit_page};

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
fn so_does_every_part_of_a_page_and_a_guide_that_is_closed_keeps_it_to_itself() {
    let folder = Profile::new();
    let text = fs::read_to_string(pages().join("self-closing-part.html")).expect("it can be read");
    let host = Host::start(vec![folder.0.clone(), dist(), pages()]).expect("a port is free");
    browse(async |page| {
        for part in ["header", "nav", "aside", "article", "form", "section"] {
            let file = format!("{part}.html");
            fs::write(folder.0.join(&file), text.replace("aside", part)).expect("it can be written");
            page.open(&host.url(&file)).await;
            page.turn_to("#open");
            page.appears().await;
            page.turn_to("#closed");
            page.appears().await;
            let seen = "return [document.querySelector('#open #after').localName,
                ...['#after', '#inside'].map((one) => document.querySelector(one).checkVisibility())]";
            page.shows(json!([part, true, false]), seen).await;
            page.says(&["WARNING|<rapport-guide> is not closed"]).await;
        }
    });
}

#[test]
fn a_paragraph_around_or_inside_takes_nothing_from_a_div_and_warns_of_an_element() {
    visit_page("in-paragraph.html", async |page| {
        let offered = "return all('[part=programme]').map(words)";
        for (guide, programmes) in
            [("#around", ["Around it"].as_slice()), ("#inside", &["Inside it"]), ("#element", &[])]
        {
            page.turn_to(guide);
            page.read::<()>("guide.scrollIntoView()").await;
            page.shows(say(relationship("mentoring").name), TITLE).await;
            page.shows(programmes, offered).await;
        }
        page.shows([false, true], "return [!!guide.firstChild, !!document.querySelector('body > a')]").await;
        // Once, and not again when it comes back.
        page.read::<()>("window.kept = guide; guide.remove()").await;
        page.until("nothing is left in it", "return window.kept.shadowRoot.childNodes.length === 0").await;
        page.read::<()>("document.querySelector('p').append(window.kept)").await;
        page.appears().await;
        page.says(&["WARNING|<rapport-guide> stands in a <p>"]).await;
    });
}

#[test]
fn the_way_to_the_plain_text_is_found_beside_our_script_alone_and_where_it_is_named() {
    // A file that a program has made of several scripts.
    let folder = Profile::new();
    let script = fs::read_to_string(dist().join("rapport.js")).expect("it has been built");
    fs::create_dir(folder.0.join("cache")).expect("a folder can be made");
    fs::write(folder.0.join("cache/all.js"), format!("window.others = true;\n{script}")).expect("it can be written");
    let host = Host::start(vec![folder.0.clone(), dist(), pages()]).expect("a port is free");
    let beside = host.url("fallback.html");
    browse(async |page| {
        for (way, found) in [
            ("plain", Some(&beside)),
            ("module", Some(&beside)),
            ("delayed", Some(&beside)),
            ("reinserted", Some(&beside)),
            ("blob-of-held", Some(&beside)),
            ("combined", None),
            ("combined-beside", None),
            ("inlined", None),
            ("evaluated", None),
            ("blob", None),
        ] {
            page.open(&host.url(&format!("optimised.html?{way}"))).await;
            let links = "return ['unnamed', 'named'].map((id) => {
                const line = document.getElementById(id).shadowRoot?.querySelector('[part=failure]');
                return line ? line.querySelector('a')?.href ?? null : 'no line';
            })";
            page.shows(json!([found, host.url("texts/support.html")]), links).await;
            page.says(&["WARNING|<rapport-guide>: "; 2]).await;
        }
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
            document.querySelectorAll('#vue > div, body > div[data-rapport]').length,
            document.querySelectorAll('rapport-guide').length]";
        page.shows(json!(["div", 4, 4, 2]), left).await;
        // What has come as a text is nobody's.
        page.shows("rapport-guide", "return document.getElementById('in-text').localName").await;
        page.says(&["WARNING|<div data-rapport> is left to the framework that made it"; 8]).await;
    });
    visit_page("edited.html", async |page| {
        page.shows(
            json!([true, "div"]),
            "return [!!customElements.get('rapport-guide'),
            document.getElementById('edited').localName]",
        )
        .await;
        page.read::<()>("document.body.append(document.createElement('p'))").await;
        page.shows("div", "return document.getElementById('edited').localName").await;
        // It is that alone which holds it back.
        page.read::<()>("document.designMode = 'off'; document.body.append(document.createElement('p'))").await;
        page.shows("rapport-guide", "return document.getElementById('edited').localName").await;
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

#[test]
fn a_wrapper_that_hides_what_hangs_over_hides_nothing_and_one_that_clips_lets_heads_stick() {
    visit_page("overflow-hidden.html", async |page| {
        page.appears().await;
        let stuck = "const [head, row] = [one('thead th[scope=col]'), all('tbody tr').at(-1)];
            row.scrollIntoView({ block: 'center' });
            await drawn();
            const { top, bottom } = head.getBoundingClientRect();
            return [top >= 0 && bottom <= innerHeight, row.checkVisibility() && inView(one('th', row))]";
        page.shows([false, true], stuck).await;
        page.read::<()>("document.getElementById('wrapper').style.overflow = 'clip'").await;
        page.shows([true, true], stuck).await;
    });
}

#[test]
fn a_page_that_takes_the_fragment_for_a_selector_goes_on_as_long_as_the_guide_keeps_out_of_it() {
    browse(async |page| {
        page.open(&address("selector.html#contact")).await;
        reach_second_question(page).await;
        page.shows("#contact", "return location.hash").await;
        page.reload().await;
        page.shows([true], "return [window.alive]").await;
        page.appears().await;
    });
}

#[test]
fn a_page_that_shows_its_parts_by_the_fragment_has_its_own_steps_alone() {
    browse(async |page| {
        page.open(&address("routes.html")).await;
        page.read::<()>("document.querySelector('a[href=\"#support\"]').click()").await;
        reach_second_question(page).await;
        page.compare().await;
        page.shows("#support", "return location.hash").await;
        page.back().await;
        page.shows(json!([["start", "support", "start"], false]), "return [window.routes, guide.checkVisibility()]")
            .await;
        // And the guide is where it was.
        page.forward().await;
        page.shows(ui("matrix-title", &[]), TITLE).await;
    });
}
