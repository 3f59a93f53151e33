//! Mounting, in a real browser: the guide renders, reacts, lives twice on one page and leaves nothing behind.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

use rapport::content::primary;
use rapport::engine::set::Set;
use rapport::engine::state::{Screen, Start};
use rapport::{Guide, GuideProps};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::{Component, Context, Html, Renderer, html};

wasm_bindgen_test_configure!(run_in_browser);

fn host() -> Element {
    let document = gloo::utils::document();
    let host = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&host).unwrap();
    host
}

fn find(host: &Element, selector: &str) -> HtmlElement {
    let found = host.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

fn count(host: &Element, selector: &str) -> u32 {
    host.query_selector_all(selector).unwrap().length()
}

/// Lets Yew do what it has scheduled.
async fn settled() {
    gloo::timers::future::TimeoutFuture::new(0).await;
    gloo::timers::future::TimeoutFuture::new(0).await;
}

#[wasm_bindgen_test]
async fn the_entry_offers_three_ways_and_all_eight_relationships() {
    let host = host();
    let app = Renderer::<Guide>::with_root(host.clone()).render();
    settled().await;
    assert_eq!(count(&host, ".entry .way"), 4);
    assert_eq!(count(&host, ".lookup li") as usize, primary().count());
    assert_eq!(find(&host, ".rapport").get_attribute("lang").as_deref(), Some("en"));
    app.destroy();
}

#[wasm_bindgen_test]
async fn the_heading_level_and_the_first_screen_are_the_pages_choice() {
    let host = host();
    let start = Start { screen: Screen::Matrix, ..Start::default() };
    let props = yew::props!(GuideProps { level: 3, start });
    let app = Renderer::<Guide>::with_root_and_props(host.clone(), props).render();
    settled().await;
    assert_eq!(find(&host, ".title").tag_name(), "H3");
    assert_eq!(count(&host, "table.matrix thead th"), 1 + 3);
    app.destroy();
}

#[wasm_bindgen_test]
async fn an_unknown_language_falls_back_to_english() {
    let host = host();
    let props = yew::props!(GuideProps { lang: "xx" });
    let app = Renderer::<Guide>::with_root_and_props(host.clone(), props).render();
    settled().await;
    assert_eq!(find(&host, ".rapport").get_attribute("lang").as_deref(), Some("en"));
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_click_moves_on_and_the_heading_takes_the_focus() {
    let host = host();
    let app = Renderer::<Guide>::with_root(host.clone()).render();
    settled().await;
    find(&host, ".way .btn").click();
    settled().await;
    let focused = gloo::utils::document().active_element().unwrap();
    assert_eq!(focused.get_attribute("data-focus").as_deref(), Some("heading"));
    assert_eq!(count(&host, ".option input:checked"), 0, "nothing is chosen beforehand");
    app.destroy();
}

#[wasm_bindgen_test]
async fn two_guides_on_one_page_share_no_id_and_no_state() {
    let (one, two) = (host(), host());
    let first = Renderer::<Guide>::with_root(one.clone()).render();
    let second = Renderer::<Guide>::with_root(two.clone()).render();
    settled().await;
    find(&one, ".way .btn").click();
    settled().await;
    assert_eq!(count(&one, ".quiz"), 1);
    assert_eq!(count(&two, ".entry"), 1);
    let ids = |host: &Element| {
        let all = host.query_selector_all("[id]").unwrap();
        (0..all.length()).filter_map(|n| all.get(n)?.dyn_into::<Element>().ok()).map(|e| e.id()).collect::<Vec<_>>()
    };
    assert!(ids(&one).iter().all(|id| !ids(&two).contains(id)));
    first.destroy();
    second.destroy();
}

/// A page that asks for other columns and brings a state along, both with one message.
struct Page {
    turned: bool,
}

impl Component for Page {
    type Message = ();
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { turned: false }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        self.turned = true;
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let start = Start { columns: Set::of(primary().take(if self.turned { 5 } else { 2 })), ..Start::default() };
        html! { <Guide {start} given={if self.turned { "1~matrix" } else { "1~sources" }} /> }
    }
}

#[wasm_bindgen_test]
async fn a_page_may_change_how_the_guide_starts_and_what_it_goes_on_from_at_once() {
    let host = host();
    let app = Renderer::<Page>::with_root(host.clone()).render();
    settled().await;
    assert_eq!(count(&host, "ol.sources"), 1);
    app.send_message(());
    settled().await;
    assert_eq!(
        count(&host, "table.matrix thead th"),
        1 + 5,
        "what it brings says nothing of columns, so the start does"
    );
    app.destroy();
}

#[wasm_bindgen_test]
async fn a_guide_that_is_taken_away_leaves_its_host_empty() {
    let host = host();
    let app = Renderer::<Guide>::with_root(host.clone()).render();
    settled().await;
    app.destroy();
    settled().await;
    assert_eq!(count(&host, "*"), 0);
}
