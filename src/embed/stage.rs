//! Stages, on which one guide is shown after another.
//!
//! Yew never lets go of an element that it was mounted in, nor of its listeners there. So there are never more of them
//! than guides at the same time: a guide that leaves its page makes room for the next.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::{AppHandle, Html, Properties, Renderer, component, html};

use crate::view::{Guide, GuideProps};

thread_local! {
    static FREE: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Cell<usize> = const { Cell::new(0) };
}

/// An element with a guide in it.
pub(super) struct Stage {
    floor: Element,
    app: AppHandle<Show>,
    /// Which of all guides it shows, so that none goes on from the one before it.
    number: usize,
}

impl Stage {
    /// Shows a guide in this element.
    pub(super) fn set_up(root: &Element, guide: GuideProps) -> Self {
        let number = SHOWN.replace(SHOWN.get() + 1);
        let free = FREE.with_borrow_mut(Vec::pop);
        let stage = if let Some(mut free) = free {
            free.number = number;
            free.show(guide);
            free
        } else {
            let floor = gloo::utils::document().create_element("div").unwrap_or_else(|_| root.clone());
            let props = ShowProps { guide: Some((number, guide)) };
            let app = Renderer::<Show>::with_root_and_props(floor.clone(), props).render();
            Self { floor, app, number }
        };
        let _ = root.append_child(&stage.floor);
        stage
    }

    /// Tells the guide what has changed.
    pub(super) fn show(&mut self, guide: GuideProps) {
        self.app.update(ShowProps { guide: Some((self.number, guide)) });
    }

    /// Takes the guide away.
    pub(super) fn clear(mut self) {
        self.app.update(ShowProps { guide: None });
        self.floor.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

#[derive(PartialEq, Properties)]
struct ShowProps {
    guide: Option<(usize, GuideProps)>,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    html! {
        if let Some((number, guide)) = &props.guide {
            <Guide key={*number} ..guide.clone() />
        }
    }
}
