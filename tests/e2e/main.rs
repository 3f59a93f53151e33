//! End-to-end tests: the release in a real browser, driven as a reader would drive it.
//!
//! `cargo dev test` brings the browser, its driver and axe-core, and starts these tests. What should stand on the page
//! is worked out natively, by the same content and engine; the page must agree.

// The lints that spare a test know functions marked as tests, and not what these share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod harness;

mod quiz;

mod chance;

mod result;

mod reasons;

mod cells;

mod matrix;

mod heads;

mod strips;

mod along;

mod print;

mod looks;

mod sources;

mod disagreements;

mod keyboard;

mod layout;

mod accessibility;

mod pages;

mod requests;

mod demo;

mod faults;
