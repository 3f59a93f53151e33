//! The lowest floor: elements, focus, clipboard and files of the browser.

pub(crate) mod call;

pub(crate) mod clipboard;

pub(crate) mod context;

pub(crate) mod file;

pub(crate) mod focus;

pub(crate) mod writer;
