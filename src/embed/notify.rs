//! What the page is told: events on the element, and warnings in the console.

use wasm_bindgen::JsValue;
use web_sys::js_sys::{Array, Object, Reflect};
use web_sys::{CustomEvent, CustomEventInit, Element};

use super::config::Refused;
use super::contract::TAG;
use crate::content::primary;
use crate::engine::event::Event;
use crate::engine::join::concat;
use crate::view::dom::call::call;

/// Tells that the guide stands on the page.
pub(super) fn ready(host: &Element) {
    dispatch(host, "rapport-ready", None);
}

/// Tells what the reader has done: which question was answered, and never how.
pub(super) fn event(host: &Element, event: &Event) {
    match event {
        Event::Started(perspective) => dispatch(host, "rapport-start", Some(("perspective", perspective.id().into()))),
        Event::Answered(question) => dispatch(host, "rapport-answer", Some(("question", question.id.into()))),
        Event::Concluded(leaders) => {
            let ids: Array = primary().filter(|r| leaders.contains(r)).map(|r| JsValue::from(r.id)).collect();
            dispatch(host, "rapport-result", Some(("leading", ids.into())));
        }
    }
}

fn dispatch(host: &Element, name: &str, detail: Option<(&str, JsValue)>) {
    let object = Object::new();
    if let Some((key, value)) = detail {
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// What is wrong with a value that was not understood.
pub(super) fn refused(refused: &Refused) -> String {
    let Refused { attribute, value, expected } = refused;
    concat(&[attribute, "=\"", value, "\" is not understood; expected: ", expected])
}

/// Warns the makers of the page.
pub(super) fn warn(text: &str) {
    if let Ok(console) = Reflect::get(&gloo::utils::window(), &"console".into()) {
        call(&console, "warn", &concat(&["<", TAG, ">: ", text]).into());
    }
}
