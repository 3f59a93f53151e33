//! The page that shows the widget at work and builds the snippet for it: a Yew app of its own, in `dist/demo.js`.
//!
//! It treats the element as any other page would. That it is written with Yew as well is a test: the two apps must
//! not take each other's elements for their own.

mod app;
mod choices;
mod colour;
mod form;
mod place;
mod preview;
mod snippet;
mod state;
mod take;
mod words;

use app::{App, AppProps};
use choices::Choices;

fn main() {
    if cfg!(not(target_arch = "wasm32")) {
        // `cargo run` has no page to show it in.
        println!("This page runs in a browser: cargo dev serve");
        return;
    }
    let Some(root) = gloo::utils::document().get_element_by_id("builder") else { return };
    let given = place::read(&root);
    let props = AppProps { choices: Choices::at(&given.files), given: given.into() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
