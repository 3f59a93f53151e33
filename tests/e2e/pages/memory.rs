//! A page that shows and removes the guide over and over does not fill up.

use rapport::content::Perspective;
use serde::Deserialize;

use crate::harness::{Engine, Page, address, browse_alone, skipped_in, visit_page};

/// How much is in use after some rounds.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Use {
    /// Bytes of objects in the page.
    heap: u64,
    /// Bytes that the module has asked for.
    wasm: u64,
    /// Nodes that something still holds.
    nodes: u64,
    listeners: u64,
}

/// Shows and removes the guide a hundred times.
async fn hundred(page: &Page) -> Use {
    page.read::<()>("await window.rounds(100)").await;
    in_use(page).await
}

async fn in_use(page: &Page) -> Use {
    let heap = page.heap().await;
    let counters = page.counters().await;
    let count = |name: &str| counters[name].as_u64().expect("the browser counts");
    let wasm = page.read("return window.memory.buffer.byteLength").await;
    Use { heap, wasm, nodes: count("nodes"), listeners: count("jsEventListeners") }
}

#[test]
fn a_thousand_guides_that_come_and_go_leave_nothing_behind() {
    if skipped_in(&[Engine::Firefox, Engine::WebKit], "no driver but that of Chromium counts nodes and listeners") {
        return;
    }
    browse_alone(async |page| {
        page.open(&address("mounts.html")).await;
        let first = hundred(page).await;
        let mut last = first;
        for _ in 1..10 {
            last = hundred(page).await;
        }
        println!("after 100: {first:?}\nafter 1,000: {last:?}");
        // A guide takes 170,000 bytes. On a busy computer one may be shown before the last has gone for good.
        assert!(last.wasm < first.wasm + 200_000, "the module asks for more and more: {first:?} {last:?}");
        assert!(last.heap < first.heap + 150_000, "the heap grows: {first:?} {last:?}");
        assert!(last.nodes < first.nodes + 50, "nodes are kept: {first:?} {last:?}");
        assert!(last.listeners < first.listeners + 50, "listeners are kept: {first:?} {last:?}");
    });
}

/// How long a script takes, in milliseconds.
async fn timed(page: &Page, script: &str) -> u32 {
    let script = format!("const before = performance.now(); {script}; return Math.round(performance.now() - before)");
    page.read(&script).await
}

#[test]
fn two_hundred_guides_on_a_page_all_answer_and_leave_little_behind() {
    browse_alone(async |page| {
        page.open(&address("mounts.html")).await;
        page.read::<()>("await window.rounds(1)").await;
        let counts = Engine::Chromium.is_current();
        let mut kept = Vec::new();
        for round in 0..3 {
            let before = if counts { Some(in_use(page).await) } else { None };
            let shown = timed(page, "await window.many(200)").await;
            let during = if counts { Some(in_use(page).await) } else { None };
            // The last of them answers as if it were alone.
            let press = "const root = [...document.querySelectorAll('rapport-guide')].at(-1).shadowRoot;
                const title = () => root.querySelector('[data-focus=heading]').textContent;
                const entry = title();
                [...root.querySelectorAll('nav button')].at(-1).click();
                await eventually('it answers', () => title() !== entry)";
            let pressed = timed(page, press).await;
            let gone = timed(page, "await window.none()").await;
            let wasm: u32 = page.read("return window.memory.buffer.byteLength").await;
            println!(
                "round {round}: 200 shown in {shown} ms, one press {pressed} ms, all gone in {gone} ms, module {wasm} bytes"
            );
            println!("  before {before:?}\n  during {during:?}");
            kept.push((wasm, if counts { Some(in_use(page).await) } else { None }));
        }
        println!("after each round: {kept:?}");
        let [(_, first), .., (wasm, last)] = kept[..] else { unreachable!("there were three rounds") };
        assert_eq!(kept[1].0, wasm, "the module asks for more and more");
        if let (Some(first), Some(last)) = (first, last) {
            assert!(last.heap < first.heap + 500_000, "the heap grows: {first:?} {last:?}");
            assert!(last.nodes < first.nodes + 50, "nodes are kept: {first:?} {last:?}");
            assert!(last.nodes < 1_500, "what is shown nowhere holds {} nodes", last.nodes);
            assert!(last.listeners < first.listeners + 50, "listeners are kept: {first:?} {last:?}");
        }
    });
}

#[test]
fn a_thousand_changes_of_attributes_keep_the_answers_and_no_memory() {
    visit_page("plain.html", async |page| {
        super::reach_second_question(page).await;
        let change = "const values = [
                ['theme', ['dark', 'light', 'auto']], ['heading-level', ['3', '2', '1']],
                ['relationships', ['mentoring coaching', 'training', 'allyship sponsorship']],
                ['dimensions', ['purpose', 'duration driver', '']], ['keep', ['none', 'local']], ['link', ['off']],
            ];
            for (let turn = 0; turn < 1_000; turn += 1) {
                const [name, among] = values[turn % values.length];
                guide.setAttribute(name, among[turn % among.length]);
                if (turn % 10 === 0) await null;
            }
            for (const [name] of values) guide.removeAttribute(name);
            await drawn()";
        let mut heaps = Vec::new();
        for _ in 0..3 {
            let took = timed(page, change).await;
            let heap = if Engine::Chromium.is_current() { Some(page.heap().await) } else { None };
            println!("1,000 changes in {took} ms, {heap:?} bytes of objects");
            heaps.extend(heap);
        }
        // Other columns open it anew, with the answers that there are.
        page.begin(Perspective::Seeking).await;
        page.shows(1, "return all('.option :checked').length").await;
        if let [first, .., last] = heaps[..] {
            assert!(last < first + 100_000, "the heap grows: {heaps:?}");
        }
    });
}

#[test]
fn twenty_thousand_unknown_ids_cost_no_more_than_a_moment_and_five_lines() {
    visit_page("plain.html", async |page| {
        page.appears().await;
        let change = "guide.setAttribute('relationships', Array.from({ length: 20_000 }, (_, index) => `id-${index}`).join(' '));
            await drawn()";
        let took = timed(page, change).await;
        println!("20,000 ids in {took} ms");
        let said = page.console().await;
        assert_eq!(said.len(), 5, "{said:#?}");
    });
}
