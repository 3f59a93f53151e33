//! Where a guide may stand, and how it may come there and go.

use std::fs;

use rapport::content::Perspective;

use super::{TITLE, question, reach_second_question, some, stands_at_second_question, works};
use crate::harness::{Engine, Profile, address, browse, dist, pages, say, ui, visit_page};

/// How often the module was started, on pages that count it.
const STARTED: &str = "return window.started";
/// What is for sale in the profile of coaching.
const OFFERED: &str = "return all('[part=programme]').map(words)";

#[test]
fn a_page_needs_the_script_and_the_element_and_nothing_else() {
    visit_page("plain.html", async |page| {
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
        // The page keeps its names for itself: only those of the driver and of numbered frames are new.
        let script = "const frame = document.createElement('iframe');
            document.body.append(frame);
            const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
            frame.remove();
            return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^(\\d|\\$?cdc_|se_|ret_)/.test(name))";
        page.shows(Vec::<String>::new(), script).await;
    });
}

#[test]
fn two_elements_have_two_states_and_share_one_module() {
    visit_page("two-elements.html", async |page| {
        page.turn_to("#first");
        reach_second_question(page).await;
        page.turn_to("#second");
        page.shows(ui("entry-title", &[]), TITLE).await;
        page.compare().await;
        page.turn_to("#first");
        stands_at_second_question(page).await;
        page.turn_to("#second");
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.shows(1, STARTED).await;
    });
}

#[test]
fn an_element_that_is_moved_keeps_its_state() {
    visit_page("moved.html", async |page| {
        reach_second_question(page).await;
        page.read::<()>(
            "window.before = root;
            document.querySelector('#there').append(guide);",
        )
        .await;
        page.until("it stands there", "return guide.parentElement.id === 'there' && root === window.before").await;
        stands_at_second_question(page).await;
    });
}

#[test]
fn an_element_that_comes_back_goes_on_where_it_was() {
    visit_page("moved.html", async |page| {
        reach_second_question(page).await;
        page.read::<()>("window.kept = guide; guide.remove()").await;
        page.until("nothing is left in it", "return window.kept.shadowRoot.childNodes.length === 0").await;
        page.read::<()>("document.querySelector('#there').append(window.kept)").await;
        page.appears().await;
        stands_at_second_question(page).await;
    });
}

#[test]
fn elements_come_late_in_every_way_that_a_page_knows() {
    visit_page("late.html", async |page| {
        // A div that was there from the start has become the element, with all that was said and all it held.
        page.shows(ui("matrix-title", &[]), TITLE).await;
        page.shows(
            ("div", "wide", "Between the tags", 0),
            "return [guide.id, guide.className, guide.textContent, document.querySelectorAll('[data-rapport]').length]",
        )
        .await;
        page.read::<()>(
            "const room = document.querySelector('#room');
            const made = document.createElement('rapport-guide');
            made.id = 'made';
            room.append(made);
            room.insertAdjacentHTML('beforeend', '<rapport-guide id=\"written\" view=\"quiz\"></rapport-guide>');
            room.insertAdjacentHTML('beforeend', '<p><div data-rapport data-view=\"profile\" id=\"late\"></div></p>');",
        )
        .await;
        let coaching = say(crate::harness::relationship("coaching").name);
        for (guide, title) in
            [("#made", ui("entry-title", &[])), ("#written", ui("who-title", &[])), ("#late", coaching)]
        {
            page.turn_to(guide);
            page.read::<()>("guide.scrollIntoView()").await;
            page.shows(title, TITLE).await;
        }
    });
}

#[test]
fn the_script_may_be_there_twice() {
    visit_page("twice.html", async |page| works(page).await);
}

#[test]
fn of_two_versions_the_first_works_and_the_second_says_so() {
    visit_page("two-versions.html", async |page| {
        works(page).await;
        page.says(&["WARNING|Rapport 1.0.0 is on this page already; 2.0.0 does nothing."]).await;
    });
}

#[test]
fn the_script_may_stand_before_or_after_the_elements() {
    for file in ["head.html", "after.html"] {
        visit_page(file, async |page| {
            works(page).await;
            page.go("nav-look-up").await;
            page.shows(["Coaching for members"], OFFERED).await;
            page.turn_to("rapport-guide[view=quiz]");
            page.shows(ui("who-title", &[]), TITLE).await;
        });
    }
}

#[test]
fn a_preview_in_a_frame_without_an_address_works() {
    visit_page("srcdoc.html", async |page| {
        page.enter(0).await;
        page.shows("about:srcdoc", "return location.href").await;
        let answers = some();
        page.complete(Perspective::Seeking, &answers).await;
        page.concludes(&answers).await;
    });
}

#[test]
fn what_is_far_away_or_not_shown_is_loaded_when_it_comes_near() {
    visit_page("far.html", async |page| {
        // Our own observer is told after those of the elements, which were there before.
        page.read::<()>(
            "await new Promise((resolve) => {
                const observer = new IntersectionObserver(resolve);
                document.querySelectorAll('rapport-guide').forEach((guide) => observer.observe(guide));
            });",
        )
        .await;
        let loaded = "return [...document.querySelectorAll('rapport-guide')].filter((g) => g.shadowRoot?.querySelector('.rapport')).map((g) => g.id)";
        page.shows(Vec::<String>::new(), loaded).await;
        page.shows(0, STARTED).await;
        // It may be asked for.
        page.turn_to("#farther");
        page.read::<()>("guide.load()").await;
        page.appears().await;
        page.shows(["farther"], loaded).await;
        page.turn_to("#in-tab");
        page.read::<()>("document.querySelector('#tab').style.display = 'block'").await;
        page.appears().await;
        page.turn_to("#hidden");
        page.read::<()>("guide.hidden = false").await;
        page.appears().await;
        page.shows(["in-tab", "hidden", "farther"], loaded).await;
        page.turn_to("#far");
        page.read::<()>("guide.scrollIntoView()").await;
        page.appears().await;
        page.shows(1, STARTED).await;
        // Hidden again, it takes no room.
        page.read::<()>("guide.hidden = true").await;
        page.shows(("none", 0), "return [getComputedStyle(guide).display, guide.offsetHeight]").await;
    });
}

#[test]
fn pages_on_a_disk_work_without_a_network() {
    let folder = Profile::new();
    for file in [dist().join("rapport.html"), dist().join("rapport.js"), pages().join("plain.html")] {
        let name = file.file_name().expect("it is a file");
        fs::copy(&file, folder.0.join(name)).expect("it can be copied");
    }
    browse(async |page| {
        page.go_offline().await;
        for file in ["rapport.html", "plain.html"] {
            page.open(&format!("file://{}/{file}", folder.0.display())).await;
            page.shows("file:", "return location.protocol").await;
            if !Engine::WebKit.is_current() {
                // WebKitGTK has a way to nowhere instead, of which it does not know.
                page.shows(false, "return navigator.onLine").await;
            }
            let answers = some();
            page.complete(Perspective::Seeking, &answers).await;
            page.concludes(&answers).await;
        }
    });
}

#[test]
fn a_page_that_was_saved_with_its_shadow_root_works_again() {
    visit_page("saved.html", async |page| {
        works(page).await;
        page.shows(["DIV", "SLOT"], "return [...guide.shadowRoot.children].map((child) => child.tagName)").await;
    });
}

#[test]
fn a_page_that_was_saved_without_scripts_and_style_sheet_shows_what_stands_between_the_tags() {
    let shown = "const text = [...guide.children].filter((child) => child.checkVisibility()).map(words);
        const inside = guide.shadowRoot.querySelector('.title');
        return [text, inside.checkVisibility()]";
    browse(async |page| {
        page.allow_scripts(false).await;
        page.open(&address("saved.html")).await;
        page.allow_scripts(true).await;
        page.shows((["The table is in our handbook."], false), shown).await;
        page.open(&address("saved.html")).await;
        page.appears().await;
        page.shows((Vec::<String>::new(), true), shown).await;
    });
}

#[test]
fn a_div_hands_over_what_is_known_and_nothing_that_could_act() {
    visit_page("stripped.html", async |page| {
        page.shows(ui("matrix-title", &[]), TITLE).await;
        let names = "return [...guide.attributes].map(({ name }) => name).sort()";
        page.shows(["lang", "view"], names).await;
        page.read::<()>("guide.click(); guide.focus()").await;
        page.shows("undefined", "return typeof window.harmed").await;
    });
}

#[test]
fn an_element_that_is_moved_to_another_document_goes_on_there() {
    visit_page("moved.html", async |page| {
        reach_second_question(page).await;
        page.read::<()>(
            "const frame = document.createElement('iframe');
            frame.id = 'frame';
            frame.width = 800;
            frame.height = 800;
            document.body.append(frame);
            frame.contentDocument.body.append(guide);",
        )
        .await;
        let there = "const moved = document.querySelector('#frame').contentDocument.querySelector('rapport-guide');
            const title = moved?.shadowRoot?.querySelector('.title');
            return title ? [words(title), getComputedStyle(title).fontWeight] : []";
        page.shows((question(1, Perspective::Seeking), "650"), there).await;
    });
}
