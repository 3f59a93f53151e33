//! Rapport: which kind of professional support does somebody need, or could they give?
//!
//! A comparison matrix and a decision quiz over eight relationships, every statement traced to its source and every
//! disagreement between sources in the open. The crate is one straight line, and arrows point right only:
//!
//! ```text
//! content  -->  engine  -->  view  -->  embed  -->  main.rs, element.js (the browser)
//! ```
//!
//! * [`content`]: what the sources say, checked and compiled in by the build script. It knows nothing of the engine.
//! * [`engine`]: what the reader has done and what follows from it. Pure: integers, no clock, no browser, no Yew.
//! * [`view`]: turns engine values into HTML. It reads no attribute, storage or address.
//! * [`embed`]: mounts the view in a custom element, and alone knows the page around it.
//!
//! The public face is one Yew component, [`Guide`]:
//!
//! ```
//! use rapport::Guide;
//! use yew::prelude::*;
//!
//! #[component]
//! fn Page() -> Html {
//!     html! {
//!         <main>
//!             <h1>{ "Support for members" }</h1>
//!             <Guide lang="en" level={2} />
//!         </main>
//!     }
//! }
//! # let _ = yew::ServerRenderer::<Page>::new();
//! ```

/// The version of this crate, which everything shipped bears.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What it is, in a sentence.
pub const DESCRIPTION: &str = env!("CARGO_PKG_DESCRIPTION");
/// Under which licences, as an SPDX expression.
pub const LICENSE: &str = env!("CARGO_PKG_LICENSE");

pub mod content;

pub mod engine;

pub mod view;

pub mod embed;

pub use view::{Guide, GuideProps, Page, PageProps, Programme, page_title};
