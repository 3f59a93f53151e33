//! The view: engine values as HTML.
//!
//! One component holds the state; everything else is a function from values to HTML, which keeps the wasm small.

mod context;

mod writer;

mod parts;

mod programmes;

mod text;

mod take;

mod glyph;

mod frame;

mod entry;

mod quiz;

mod result;

mod matrix;

mod cell;

mod profile;

mod sources;

mod page;

mod focus;

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

pub use page::{Page, PageProps, page_title};
pub use programmes::Programme;

use crate::content::{self, Perspective};
use crate::engine::state::{Action, Focus, Screen, Start, State};
use context::Cx;
use writer::{At, written};

/// What a [`Guide`] can be told. Every property may change while it runs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GuideProps {
    /// The language as a BCP 47 tag. English where the content has no such language.
    #[prop_or(AttrValue::Static("en"))]
    pub lang: AttrValue,
    /// The level of the highest heading, from 1 to 4, so that the guide fits into the outline of its page.
    #[prop_or(2)]
    pub level: u8,
    /// How it opens: the screen, who asks, the columns and rows of the comparison.
    #[prop_or_default]
    pub start: Start,
    /// A state to go on from, as [`link::write`](crate::engine::link::write) wrote it; empty for none. It may come
    /// from anybody.
    #[prop_or_default]
    pub given: AttrValue,
    /// The society's own programmes, shown with the relationship that each is for.
    #[prop_or_default]
    pub programmes: Rc<[Programme]>,
    /// Told the state when the guide has been shown, and after everything that changes it.
    #[prop_or_default]
    pub changed: Callback<State>,
}

impl Default for GuideProps {
    /// In English, from the entry, below the title of a page.
    fn default() -> Self {
        yew::props!(Self {})
    }
}

/// The whole guide: entry, quiz, result, matrix, profiles and sources.
///
/// Its state lives as long as the component. It brings no style sheet: those in `styles/` expect it below an element
/// with the class `rapport`, or in a shadow root.
#[component]
pub fn Guide(props: &GuideProps) -> Html {
    let state = use_reducer(|| Held(beginning(props)));
    let root = use_node_ref();
    let instance = use_memo((), |()| INSTANCES.fetch_add(1, Ordering::Relaxed));
    {
        let (root, changed, state) = (root.clone(), props.changed.clone(), state.clone());
        use_effect_with(state.0.turn, move |turn| {
            // Nothing has been done yet: the page keeps its own focus.
            if *turn > 0 {
                focus::place(&root, state.0.focus);
            }
            changed.emit(state.0.clone());
        });
    }
    let dispatch = state.dispatcher();
    let dispatch = Callback::from(move |action| dispatch.dispatch(action));
    {
        let asked = (props.start, props.given.clone());
        let before = use_mut_ref(|| asked.clone());
        let dispatch = dispatch.clone();
        use_effect_with(asked, move |asked| {
            let before = before.replace(asked.clone());
            let (start, given) = asked;
            if before.1 != *given && !given.is_empty() {
                dispatch.emit(Action::Load(given.to_string()));
            } else if before != *asked {
                dispatch.emit(Action::Open(*start));
            }
        });
    }
    let cx = Cx {
        lang: content::lang(&props.lang).unwrap_or_else(content::english),
        dispatch,
        level: props.level.clamp(1, 4),
        instance: *instance,
        marker: use_mut_ref(|| None),
        programmes: Rc::clone(&props.programmes),
    };
    let state = &state.0;
    let offering = state.perspective == Some(Perspective::Offering)
        && matches!(state.screen, Screen::Question(_) | Screen::Result);
    written(&cx, |w| {
        w.el("div", |w| {
            w.refer(root);
            w.set(At::Lang, cx.lang.tag);
            w.set(At::Class, if offering { "rapport perspective-offering" } else { "rapport" });
            frame::masthead(w, state);
            w.slot(|w| {
                if state.notice.is_some() {
                    w.put("p.notice", frame::announcement(&cx, state));
                }
            });
            // Each screen is a new element, so that nothing of the last one lingers in it.
            w.el("div.body", |w| {
                w.key(frame::key(state.screen));
                match state.screen {
                    Screen::Entry => entry::entry(w),
                    Screen::Perspective => entry::perspective(w),
                    Screen::Question(place) => quiz::question(w, state, place),
                    Screen::Result => result::result(w, state),
                    Screen::Matrix => matrix::matrix(w, state),
                    Screen::Profile(relationship) => profile::profile(w, relationship),
                    Screen::Sources => sources::sources(w),
                }
            });
            frame::colophon(w);
            frame::source_notes(w);
            w.el("p.vh", |w| {
                w.set(At::Role, "status");
                w.plain(frame::announcement(&cx, state));
            });
        });
    })
}

/// The state at first: as the page asks for, or as it was.
fn beginning(props: &GuideProps) -> State {
    let state = State::starting(props.start);
    if props.given.is_empty() {
        return state;
    }
    State { turn: 0, focus: Focus::Stay, ..state.after(Action::Load(props.given.to_string())) }
}

/// Tells the ids of several guides on one page apart.
static INSTANCES: AtomicU32 = AtomicU32::new(0);

/// The state, as Yew wants to hold it.
#[derive(PartialEq)]
struct Held(State);

impl Reducible for Held {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.after(action)))
    }
}
