//! The middle floor: what several screens are made of.

pub(crate) mod answers;

pub(crate) mod button;

pub(crate) mod cell;

pub(crate) mod claim;

pub(crate) mod coverage;

pub(crate) mod disagreement;

pub(crate) mod export;

pub(crate) mod glyph;

pub(crate) mod guidance;

pub(crate) mod heading;

pub(crate) mod label;

pub(crate) mod outcome;

pub(crate) mod phrase;

pub(crate) mod programmes;

pub(crate) mod source;

pub(crate) mod start;

pub(crate) mod strip;

pub(crate) mod table;

pub(crate) mod variants;

pub(crate) mod views;
