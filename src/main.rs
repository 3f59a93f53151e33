//! The wasm entry: shows the guide in the page's element `#rapport`.

fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        // `cargo run` has no page to show it in.
        println!("Rapport runs in a browser: cargo dev serve");
        return;
    }
    let Some(host) = gloo::utils::document().get_element_by_id("rapport") else { return };
    // The guide is all there is on this page, so its headings start at the top.
    let props = yew::props!(rapport::GuideProps { level: 1 });
    yew::Renderer::<rapport::Guide>::with_root_and_props(host, props).render();
}
