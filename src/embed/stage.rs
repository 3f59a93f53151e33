//! The elements that Yew is mounted in, each used for one guide after another.
//!
//! Yew keeps every element that it was ever mounted in, and the listeners on it. A new one for each guide would fill the
//! memory of a page on which guides come and go. So a guide that leaves hands its element on to the next.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::view::{Guide, GuideProps};

thread_local! {
    static FREE: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    static LIVES: Cell<u32> = const { Cell::new(0) };
}

/// An element with a guide in it.
pub(super) struct Stage {
    floor: Element,
    app: AppHandle<Guide>,
    life: u32,
}

impl Stage {
    /// Shows a guide in this element.
    pub(super) fn set_up(root: &Element, guide: GuideProps) -> Self {
        let life = next_life();
        let guide = GuideProps { life, ..guide };
        let free = FREE.with_borrow_mut(Vec::pop);
        let stage = if let Some(mut free) = free {
            free.life = life;
            free.app.update(guide);
            free
        } else {
            let floor = gloo::utils::document().create_element("div").unwrap_or_else(|_| root.clone());
            Self { app: Renderer::<Guide>::with_root_and_props(floor.clone(), guide).render(), floor, life }
        };
        let _ = root.append_child(&stage.floor);
        stage
    }

    /// Tells the guide what has changed.
    pub(super) fn show(&mut self, guide: GuideProps) {
        self.app.update(GuideProps { life: self.life, ..guide });
    }

    /// Takes the guide away. What is left in the element holds on to nothing of the page.
    pub(super) fn clear(mut self) {
        self.app.update(GuideProps { life: next_life(), vacant: true, ..GuideProps::default() });
        self.floor.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

fn next_life() -> u32 {
    LIVES.replace(LIVES.get() + 1)
}
