//! The embed: what the page around the widget can say to it, and what it hears from it.

pub mod contract;
