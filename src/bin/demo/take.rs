//! Taking a text along.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDocument, HtmlElement, HtmlTextAreaElement};
use yew::TargetCast;

/// Copies the text of this area, and gives the focus back to the button that was pressed.
///
/// The old command is used on purpose: the newer clipboard is missing on pages without https.
pub(crate) fn copy(event: &Event, area: &HtmlTextAreaElement) -> bool {
    area.select();
    let document = gloo::utils::document().dyn_into::<HtmlDocument>();
    let copied = document.is_ok_and(|document| document.exec_command("copy").unwrap_or_default());
    if copied && let Some(button) = event.target_dyn_into::<HtmlElement>() {
        let _ = button.focus();
    }
    copied
}
