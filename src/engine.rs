//! The engine: what the reader has done, and what follows from it.
//!
//! Pure Rust over the content: integers only, no clock, no chance, no browser, no Yew. It is proven natively, by
//! running every answer set there is (`tests/engine/`).

pub mod set;

pub mod quiz;

pub mod join;

pub mod fit;

pub mod tiebreak;

pub mod beyond;

pub mod strip;

pub mod search;

pub mod matrix;

pub mod differ;

pub mod export;

pub mod state;

pub mod link;

pub mod reduce;

pub mod event;

pub mod proof;

pub mod figures;
