//! A page that shows and removes the guide over and over does not fill up.

use serde::Deserialize;

use crate::harness::{Engine, Page, address, browse_alone, skipped_in};

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
        assert_eq!(first.wasm, last.wasm, "the module asks for more and more");
        assert!(last.heap < first.heap + 150_000, "the heap grows: {first:?} {last:?}");
        assert!(last.nodes < first.nodes + 50, "nodes are kept: {first:?} {last:?}");
        assert!(last.listeners < first.listeners + 50, "listeners are kept: {first:?} {last:?}");
    });
}
