//! The top floor: one file for each screen. No screen imports another.

pub(crate) mod comparison;

pub(crate) mod disagreements;

pub(crate) mod entry;

pub(crate) mod method;

pub(crate) mod perspective;

pub(crate) mod profile;

pub(crate) mod question;

pub(crate) mod result;

pub(crate) mod scales;

pub(crate) mod sources;
