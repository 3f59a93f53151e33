//! Translators and extensions, which put elements of their own into the guide, break nothing, and no text of another
//! state is left standing.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Page, visit_page};

/// What came of a walk through both guides of the page.
#[derive(Debug, Deserialize)]
struct Walk {
    presses: u32,
    /// The titles of the screens that were seen.
    titles: BTreeSet<String>,
    /// The texts that differ, with what was pressed before.
    stale: Vec<String>,
}

/// Presses whatever there is, at random, in both guides alike, and compares what they say.
const WALK: &str = "
    const guides = ['translated', 'plain'].map((id) => document.getElementById(id).shadowRoot.querySelector('.rapport'));
    let dice = given.seed;
    const below = (limit) => {
        dice = (Math.imul(dice, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor(dice / 2 ** 32 * limit);
    };
    // A note closes when another is opened, and where two guides stand that is another one.
    const reachable = (one) => one.checkVisibility() && !one.disabled && !one.closest('[popover]') && !one.popoverTargetElement;
    const controls = (guide) => [...guide.querySelectorAll('button, input:not([type=file]), select, summary')].filter(reachable);
    const said = (guide) => {
        const texts = [];
        const walker = document.createTreeWalker(guide, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) texts.push(walker.currentNode.data);
        return texts.join('').replace(/[‹›]/g, '').replace(/\\s+/g, ' ').trim();
    };
    const act = {
        SELECT: (one, choice) => {
            one.selectedIndex = Math.floor(choice * one.options.length);
            one.dispatchEvent(new Event('change', { bubbles: true }));
        },
        INPUT: (one, choice) => {
            if (one.type !== 'search') return one.click();
            // Letter by letter, and now and then from the start.
            one.value = one.value.length < 6 ? one.value + 'mentor'[one.value.length] : '';
            one.dispatchEvent(new Event('input', { bubbles: true }));
        },
    };
    const walk = { presses: 0, titles: [], stale: [] };
    const titles = new Set();
    for (let turn = 0; turn < given.turns && walk.stale.length < 5; turn += 1) {
        const both = guides.map(controls);
        let among = both[0].map((_, index) => index);
        // Else few would ever get through the quiz.
        const onward = among.filter((index) => both[0][index].matches('.option input, .quiz-nav .btn, .way button'));
        if (onward.length && below(10) < 8) among = onward;
        const index = among[below(among.length)];
        const choice = below(1000) / 1000;
        const pressed = (both[0][index].closest('label') ?? both[0][index]).textContent.trim().slice(0, 60);
        for (const one of both) (act[one[index].tagName] ?? ((it) => it.click()))(one[index], choice);
        walk.presses += 1;
        const end = performance.now() + 5_000;
        do await new Promise((resolve) => setTimeout(resolve));
        while (said(guides[0]) !== said(guides[1]) && performance.now() < end);
        const [here, there] = guides.map(said);
        if (here !== there) {
            let at = 0;
            while (here[at] === there[at]) at += 1;
            walk.stale.push(`after “${pressed}”: ${here.slice(Math.max(0, at - 40), at + 80)} | ${there.slice(Math.max(0, at - 40), at + 80)}`);
        }
        titles.add(guides[1].querySelector('[data-focus=heading]').textContent);
    }
    walk.titles = [...titles];
    return walk";

/// Walks on while the texts of the first guide are translated.
async fn walks(page: &Page, how: &str, seed: u32, turns: u32) -> Walk {
    page.read::<()>(&format!("window.{how}(document.getElementById('translated').shadowRoot)")).await;
    page.read_with(WALK, json!({ "seed": seed, "turns": turns })).await
}

/// Expects that both guides say the same, whatever this function of the page does to the first again and again.
fn bears(ways: &[(&str, u32)]) {
    visit_page("translated.html", async |page| {
        let ready = "return all('rapport-guide', document)
            .every((one) => one.shadowRoot?.querySelector('[data-focus=heading]'))";
        page.until("both are there", ready).await;
        let (mut presses, mut titles) = (0, BTreeSet::new());
        for (how, seed) in ways {
            let walk = walks(page, how, *seed, 150).await;
            assert!(walk.stale.is_empty(), "{how}: {walk:#?}");
            presses += walk.presses;
            titles.extend(walk.titles);
        }
        let changes: u32 = page.read("return window.translations").await;
        println!("{presses} presses, {changes} changes, {} screens: {titles:#?}", titles.len());
        assert!(changes > 300, "only {changes} changes were made");
        assert!(titles.len() > 12, "only {} screens were seen", titles.len());
    });
}

#[test]
fn a_guide_that_is_translated_once_says_what_it_should() {
    bears(&[("translate", 1), ("translate", 2)]);
}

#[test]
fn a_guide_that_is_translated_all_the_time_says_what_it_should() {
    bears(&[("translateAlways", 3), ("translateAlways", 4)]);
}

#[test]
fn a_guide_between_whose_elements_an_extension_puts_others_says_what_it_should() {
    bears(&[("litter", 5), ("litter", 6)]);
}
