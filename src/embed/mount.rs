//! The life of an element: mounted in its shadow root, told of changes, taken away.

use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Function;
use web_sys::{Element, HtmlAnchorElement, console};
use yew::{AttrValue, Callback};

use super::config::{self, Config};
use super::stage::Stage;
use super::{address, keep, tell};
use crate::content;
use crate::engine::event::events;
use crate::engine::link;
use crate::engine::state::State;
use crate::view::{GuideProps, Programme};

thread_local! {
    /// Every guide on the page, by its number. Taken out while it is worked on, so that a panic finds it free.
    static MOUNTED: RefCell<Vec<Option<Mounted>>> = const { RefCell::new(Vec::new()) };
    /// What they share, for the panic.
    static SHARED: RefCell<Vec<Option<Rc<Shared>>>> = const { RefCell::new(Vec::new()) };
}

struct Mounted {
    stage: Stage,
    shared: Rc<Shared>,
    _back: EventListener,
}

/// What a guide on the page shares with its listeners.
struct Shared {
    host: Element,
    /// Under which name its state is kept and linked.
    name: String,
    keep: Cell<bool>,
    link: Cell<bool>,
    /// The state as it was last told.
    state: RefCell<Option<State>>,
    /// The state at first, as text: what an address without a state stands for.
    first: RefCell<String>,
    /// A state that the page hands over, as text.
    given: RefCell<AttrValue>,
    /// Whether the browser has just gone back or forth, which must not become a step of its own.
    went_back: Cell<bool>,
    /// What the makers of the page have been warned of, to say it once.
    warned: RefCell<Vec<String>>,
    /// Called when the module has panicked: why, and whether the answers are kept.
    failed: Function,
}

/// Prepares the module: after a panic nothing in it may be called, so every element shows its light DOM again.
pub fn set_up() {
    yew::set_custom_panic_hook(Box::new(crash));
}

/// Shows a guide in `root`, an element in the shadow root of `host`, and returns its number. It goes on from `own`
/// if there is such a state. `failed` is called with a message and a flag should the module panic.
pub fn mount(host: Element, root: &Element, own: &str, failed: Function) -> usize {
    let name = match host.id() {
        id if id.is_empty() => "rapport".to_owned(),
        id => ["rapport-", &id].concat(),
    };
    let shared = Rc::new(Shared {
        host,
        name,
        keep: Cell::default(),
        link: Cell::default(),
        state: RefCell::default(),
        first: RefCell::default(),
        given: RefCell::default(),
        went_back: Cell::default(),
        warned: RefCell::default(),
        failed,
    });
    let config = configure(&shared);
    shared.given.replace(first(&shared.name, own, &config).into());
    let number = SHARED.with_borrow_mut(|all| {
        let free = all.iter().position(Option::is_none).unwrap_or(all.len());
        if free == all.len() {
            all.push(None);
        }
        if let Some(place) = all.get_mut(free) {
            *place = Some(Rc::clone(&shared));
        }
        free
    });
    let stage = Stage::set_up(root, props(&shared, config));
    let back = EventListener::new(&gloo::utils::window(), "popstate", {
        let shared = Rc::clone(&shared);
        move |_| go_back(&shared, number)
    });
    put(number, Mounted { stage, shared, _back: back });
    number
}

/// Reads the attributes and links of this guide's element again.
pub fn update(number: usize) {
    if let Some(mut mounted) = take(number) {
        let shared = &mounted.shared;
        let config = configure(shared);
        mounted.stage.show(props(shared, config));
        put(number, mounted);
    }
}

/// Takes this guide away and returns its state as text, should the element come back.
pub fn unmount(number: usize) -> String {
    let Some(Mounted { stage, shared, .. }) = take(number) else { return String::new() };
    SHARED.with_borrow_mut(|all| all.get_mut(number).and_then(Option::take));
    stage.clear();
    text(&shared)
}

fn put(number: usize, mounted: Mounted) {
    MOUNTED.with_borrow_mut(|all| {
        if all.len() <= number {
            all.resize_with(number + 1, || None);
        }
        if let Some(place) = all.get_mut(number) {
            *place = Some(mounted);
        }
    });
}

fn take(number: usize) -> Option<Mounted> {
    MOUNTED.with_borrow_mut(|all| all.get_mut(number)?.take())
}

/// The state to go on from: what was saved in a crash, the element's own, the address, what was kept.
fn first(name: &str, own: &str, config: &Config) -> String {
    let own = (!own.is_empty()).then(|| own.to_owned());
    let linked = || if config.link { address::read(name) } else { None };
    let kept = || if config.keep { keep::read(name) } else { None };
    keep::rescued(name).or(own).or_else(linked).or_else(kept).unwrap_or_default()
}

fn configure(shared: &Shared) -> Config {
    let host = &shared.host;
    let around = host.parent_element().and_then(|e| e.closest("[lang]").ok()?);
    let page_lang = around.and_then(|e| e.get_attribute("lang"));
    let (config, refused) = config::read(|name| host.get_attribute(name), page_lang.as_deref());
    for value in &refused {
        warn(shared, tell::refused(value));
    }
    shared.keep.set(config.keep);
    shared.link.set(config.link);
    config
}

/// Warns the makers of the page, once of each thing: it is read again with every change.
fn warn(shared: &Shared, text: String) {
    let mut warned = shared.warned.borrow_mut();
    if !warned.contains(&text) {
        tell::warn(&shared.host, &text);
        warned.push(text);
    }
}

fn props(shared: &Rc<Shared>, config: Config) -> GuideProps {
    let told = Rc::clone(shared);
    GuideProps {
        lang: AttrValue::Static(config.lang.tag),
        level: config.level,
        start: config.start,
        given: shared.given.borrow().clone(),
        programmes: programmes(shared).into(),
        changed: Callback::from(move |state| changed(&told, &state)),
        ..GuideProps::default()
    }
}

/// The society's own programmes: links in the light DOM that name a relationship.
fn programmes(shared: &Shared) -> Vec<Programme> {
    let mut found = Vec::new();
    let Ok(links) = shared.host.query_selector_all("a[data-relationship]") else { return found };
    for link in (0..links.length()).filter_map(|n| links.get(n)?.dyn_into::<HtmlAnchorElement>().ok()) {
        let (href, text) = (link.href(), link.text_content().unwrap_or_default());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // What runs a script instead of leading somewhere has no place here.
        if !matches!(link.protocol().as_str(), "http:" | "https:" | "mailto:") {
            warn(shared, ["the link “", &text, "” is left out: its address must be http, https or mailto"].concat());
            continue;
        }
        let ids = link.get_attribute("data-relationship").unwrap_or_default();
        for id in ids.split_whitespace() {
            match content::relationship(id) {
                Some(relationship) if !text.is_empty() => {
                    found.push(Programme { relationship, text: text.clone().into(), href: href.clone().into() });
                }
                Some(_) => warn(shared, ["a link for ", id, " is left out: it has no text"].concat()),
                None => warn(shared, ["data-relationship=\"", id, "\" names no relationship"].concat()),
            }
        }
    }
    found
}

/// The state has changed, or stands for the first time.
fn changed(shared: &Shared, state: &State) {
    let before = shared.state.replace(Some(state.clone()));
    let text = link::write(state);
    if shared.keep.get() {
        keep::write(&shared.name, &text);
    }
    match before {
        None => {
            shared.first.replace(text);
            tell::ready(&shared.host);
        }
        Some(before) => {
            if shared.link.get() && !shared.went_back.take() {
                address::write(&shared.name, &text, before.screen != state.screen);
            }
            events(&before, state).for_each(|e| tell::event(&shared.host, &e));
        }
    }
}

/// The reader has gone back or forth in the browser.
fn go_back(shared: &Rc<Shared>, number: usize) {
    if !shared.link.get() {
        return;
    }
    let mut there = address::read(&shared.name).unwrap_or_else(|| shared.first.borrow().clone());
    if there != text(shared) {
        // The same text as the last time would be no news. What is added to it means nothing.
        if *shared.given.borrow() == there {
            there.push('~');
        }
        shared.given.replace(there.into());
        shared.went_back.set(true);
        update(number);
    }
}

fn text(shared: &Shared) -> String {
    shared.state.borrow().as_ref().map(link::write).unwrap_or_default()
}

/// The module has panicked: saves what was answered for the next load and lets every element fall back.
fn crash(info: &PanicHookInfo) {
    let message = JsValue::from(info.to_string());
    console::error_1(&message);
    SHARED.with(|all| {
        let Ok(all) = all.try_borrow() else { return };
        for shared in all.iter().flatten() {
            let state = shared.state.try_borrow();
            let text = state.ok().and_then(|s| s.as_ref().map(link::write)).unwrap_or_default();
            let kept = keep::rescue(&shared.name, &text);
            let _ = shared.failed.call2(&JsValue::NULL, &message, &kept.into());
        }
    });
}
