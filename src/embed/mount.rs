//! The life of an element: mounted in its shadow root, told of changes, taken away.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::js_sys::Function;
use web_sys::{Element, console};
use yew::{AttrValue, Callback};

use super::config::{self, Config};
use super::programmes::programmes;
use super::stage::Stage;
use super::{address, keep, notify};
use crate::engine::event::events;
use crate::engine::link;
use crate::engine::quiz::Answers;
use crate::engine::state::State;
use crate::view::GuideProps;

thread_local! {
    /// Every guide on the page, by its number.
    static MOUNTED: RefCell<Vec<Option<Rc<Mounted>>>> = const { RefCell::new(Vec::new()) };
}

/// A guide on the page.
pub(super) struct Mounted {
    pub(super) host: Element,
    /// Under which name its state is kept and linked; it follows the id of the element.
    name: RefCell<String>,
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
    /// Told what is shown, for the time when the module can no longer be asked.
    shown: Function,
    /// Where it is shown, until it is taken away.
    place: RefCell<Option<Stage>>,
}

/// Prepares the module: a panic says in the console what it was. The trap that follows it is for `guard.js`.
pub fn set_up() {
    yew::set_custom_panic_hook(Box::new(|info| console::error_1(&info.to_string().into())));
}

/// Shows a guide in `root`, an element in the shadow root of `host`, and returns its number. Under `name`, of characters
/// that no address escapes, its state is kept and linked. It goes on from `own`
/// if there is such a state, else from what the page offers, or from `rescued`. Whenever something else is shown,
/// `shown` is called with the state as text, and whether it is worth keeping, and whether there are answers in it.
pub fn mount(host: Element, root: &Element, name: &str, own: &str, rescued: &str, shown: Function) -> usize {
    let mounted = Rc::new(Mounted {
        host,
        name: RefCell::new(name.to_owned()),
        keep: Cell::default(),
        link: Cell::default(),
        state: RefCell::default(),
        first: RefCell::default(),
        given: RefCell::default(),
        went_back: Cell::default(),
        warned: RefCell::default(),
        shown,
        place: RefCell::default(),
    });
    let number = MOUNTED.with_borrow_mut(|all| {
        // Free places are used again.
        let free = all.iter().position(Option::is_none);
        if let Some(place) = free.and_then(|number| all.get_mut(number)) {
            *place = Some(Rc::clone(&mounted));
        } else {
            all.push(Some(Rc::clone(&mounted)));
        }
        free.unwrap_or(all.len() - 1)
    });
    let config = configure(&mounted);
    let given = first(&mounted.name.borrow(), own, rescued, &config);
    mounted.given.replace(given.into());
    mounted.place.replace(Some(Stage::set_up(root, props(&mounted, config))));
    number
}

/// Reads the attributes and links of this guide's element again. The name may be another one with another id.
pub fn update(number: usize, name: &str) {
    let mounted = MOUNTED.with_borrow(|all| all.get(number)?.clone());
    if let Some(mounted) = mounted {
        name.clone_into(&mut mounted.name.borrow_mut());
        refresh(&mounted);
    }
}

/// Takes this guide away.
pub fn unmount(number: usize) {
    let mounted = MOUNTED.with_borrow_mut(|all| all.get_mut(number)?.take());
    if let Some(stage) = mounted.and_then(|mounted| mounted.place.take()) {
        stage.clear();
    }
    if MOUNTED.with_borrow(|all| all.iter().all(Option::is_none)) {
        address::leave();
    }
}

fn refresh(mounted: &Rc<Mounted>) {
    let config = configure(mounted);
    if let Some(stage) = mounted.place.borrow_mut().as_mut() {
        stage.show(props(mounted, config));
    }
}

/// The state to go on from: the element's own, that of the address, what was saved when the module broke, what was kept.
fn first(name: &str, own: &str, rescued: &str, config: &Config) -> String {
    let mut state = own.to_owned();
    if state.is_empty() && config.link {
        state = address::read(name).unwrap_or_default();
    }
    if state.is_empty() {
        rescued.clone_into(&mut state);
    }
    if state.is_empty() && config.keep {
        state = keep::read(name).unwrap_or_default();
    }
    state
}

fn configure(mounted: &Mounted) -> Config {
    let host = &mounted.host;
    let around = host.parent_element().and_then(|e| e.closest("[lang]").ok()?);
    let page_lang = around.and_then(|e| e.get_attribute("lang"));
    let (config, refused) = config::read(|name| host.get_attribute(name), page_lang.as_deref());
    for value in &refused {
        warn(mounted, notify::refused(value));
    }
    mounted.keep.set(config.keep);
    mounted.link.set(config.link && !address::is_taken());
    if mounted.link.get() {
        address::enter();
    }
    if config.link && address::is_taken() {
        warn(mounted, "link is off: this page keeps its own place in the fragment of its address".to_owned());
    }
    // One whose page has just been swapped for that of this one is on no page any more.
    let namesake = |other: &Rc<Mounted>| {
        !std::ptr::eq(&raw const **other, mounted)
            && *other.name.borrow() == *mounted.name.borrow()
            && other.host.is_connected()
    };
    if (config.keep || config.link) && MOUNTED.with_borrow(|all| all.iter().flatten().any(namesake)) {
        warn(mounted, "two of these on a page keep and link the same state; give each an id of its own".to_owned());
    }
    config
}

/// Warns the makers of the page, once of each thing: it is read again with every change.
fn warn(mounted: &Mounted, text: String) {
    let mut warned = mounted.warned.borrow_mut();
    if !warned.contains(&text) {
        notify::warn(&text);
        warned.push(text);
    }
}

fn props(mounted: &Rc<Mounted>, config: Config) -> GuideProps {
    let (offered, warnings) = programmes(&mounted.host);
    for warning in warnings {
        warn(mounted, warning);
    }
    let observed = Rc::clone(mounted);
    GuideProps {
        lang: AttrValue::Static(config.lang.tag),
        level: config.level,
        start: config.start,
        given: mounted.given.borrow().clone(),
        programmes: offered.into(),
        address: mounted.link.get().then(|| address_of(mounted)),
        kept: mounted.keep.get(),
        changed: Callback::from(move |state| changed(&observed, &state)),
        ..GuideProps::default()
    }
}

/// The address of the page, with what is shown now: a state that was kept or sent is not in it yet.
fn address_of(mounted: &Rc<Mounted>) -> Callback<(), AttrValue> {
    let mounted = Rc::clone(mounted);
    Callback::from(move |()| {
        address::write(&mounted.name.borrow(), &text(&mounted), None);
        address::whole().into()
    })
}

/// The state has changed, or stands for the first time.
fn changed(mounted: &Mounted, state: &State) {
    let before = mounted.state.replace(Some(state.clone()));
    let text = link::write(state);
    let answered = state.quiz.answers != Answers::default();
    let worth_keeping = answered || state.turn > 0;
    let _ = mounted.shown.call3(&JsValue::NULL, &(&text).into(), &worth_keeping.into(), &answered.into());
    let Some(before) = before else {
        mounted.first.replace(text);
        return notify::ready(&mounted.host);
    };
    // Not before the reader has done something: what somebody else has sent must not replace what was kept.
    if mounted.keep.get() {
        keep::write(&mounted.name.borrow(), &text);
    }
    if mounted.link.get() && !mounted.went_back.take() {
        // A change of an answer is one step, and what becomes of it takes its place.
        let steps = before.screen != state.screen && before.quiz.changing.is_none();
        let before = steps.then(|| link::write(&before));
        address::write(&mounted.name.borrow(), &text, before.as_deref());
    }
    events(&before, state).for_each(|e| notify::event(&mounted.host, &e));
}

/// The address has changed: the reader has gone back or forth in the browser, or to another place of the page. Returns
/// whether nothing but the guides changes, so that it concerns nobody else.
pub fn step() -> bool {
    let all: Vec<_> = MOUNTED.with_borrow(|all| all.iter().flatten().cloned().collect());
    let stays = address::stays();
    let gone = all.iter().filter(|mounted| go_back(mounted)).count();
    // Where no guide shows anything else, the reader comes from somewhere that we have not seen.
    stays && gone > 0
}

/// Shows what this guide showed there, if that is something else.
fn go_back(mounted: &Rc<Mounted>) -> bool {
    if !mounted.link.get() {
        return false;
    }
    let name = mounted.name.borrow().clone();
    let there = match address::kept(&name).or_else(|| address::read(&name)) {
        Some(state) => state,
        None if address::is_empty() => mounted.first.borrow().clone(),
        // A place of the page has nothing to do with the guide.
        None => return false,
    };
    let now = mounted.state.borrow().clone();
    let Some(now) = now else { return false };
    let mut there = link::going_back(&there, &now);
    // While an answer is being changed, the state as text is that from before.
    let other = there != link::write(&now) || now.quiz.changing.is_some();
    if other {
        // The same text as the last time would be no news. What is added to it means nothing.
        if *mounted.given.borrow() == there {
            there.push('~');
        }
        mounted.given.replace(there.into());
        mounted.went_back.set(true);
        refresh(mounted);
    }
    other
}

fn text(mounted: &Mounted) -> String {
    mounted.state.borrow().as_ref().map(link::write).unwrap_or_default()
}
