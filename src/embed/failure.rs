//! What the reader is told when the guide cannot run. `element.js` says it, since there may be no module to ask.

use crate::content::{Text, ui};

/// The reasons, as `element.js` and the event `rapport-error` name them, each with what the reader is told; `table`
/// is the way to the page for readers without JavaScript.
pub const TEXTS: [(&str, Text); 7] = [
    ("browser", ui::FAIL_BROWSER),
    ("wasm", ui::FAIL_WASM),
    ("policy", ui::FAIL_POLICY),
    ("start", ui::FAIL_START),
    ("crash", ui::FAIL_CRASH),
    ("crash-kept", ui::FAIL_CRASH_KEPT),
    ("table", ui::FAIL_TABLE),
];
