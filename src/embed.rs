//! The embed: what lies between the guide and its host page.
//!
//! It alone knows attributes, links in the light DOM, storage, the address, and the life and death of an element. Its
//! other half is `embed/script/element.js`, which defines the custom element and loads the module.

pub mod contract;

pub mod config;

pub mod failure;

mod address;

mod keep;

mod notify;

mod programmes;

mod stage;

mod mount;

pub use mount::{mount, set_up, step, unmount, update};
