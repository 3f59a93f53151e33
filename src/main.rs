//! The wasm entry: shows the guide in the page's element `#rapport`.

/// Starts in a browser. Elsewhere there is nothing to show it in.
fn main() {
    let Some(host) = gloo::utils::document().get_element_by_id("rapport") else { return };
    // The guide is all there is on this page, so its headings start at the top.
    let props = yew::props!(rapport::GuideProps { level: 1 });
    yew::Renderer::<rapport::Guide>::with_root_and_props(host, props).render();
}
