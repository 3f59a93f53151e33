//! The view: engine values as HTML.
//!
//! One component holds the state; everything else is a function from values to HTML, which keeps the wasm small.

mod context;

mod parts;

mod glyph;

mod frame;

mod entry;

mod quiz;

mod result;

mod matrix;

mod cell;

mod profile;

mod sources;

mod focus;

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

use crate::content::{self, Perspective};
use crate::engine::state::{Action, Screen, Start, State};
use context::Cx;

/// What a [`Guide`] can be told.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GuideProps {
    /// The language as a BCP 47 tag. English where the content has no such language.
    #[prop_or(AttrValue::Static("en"))]
    pub lang: AttrValue,
    /// The level of the highest heading, from 1 to 4, so that the guide fits into the outline of its page.
    #[prop_or(2)]
    pub level: u8,
    /// The screen that it opens with. A question or a result is not one of them: nothing has been asked yet.
    #[prop_or_default]
    pub screen: Screen,
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
    let state = use_reducer(|| Held(State::starting(Start { screen: props.screen, ..Start::default() })));
    let root = use_node_ref();
    let instance = use_memo((), |()| INSTANCES.fetch_add(1, Ordering::Relaxed));
    {
        let (root, focus) = (root.clone(), state.0.focus);
        use_effect_with(state.0.turn, move |turn| {
            // Nothing has been done yet: the page keeps its own focus.
            if *turn > 0 {
                focus::place(&root, focus);
            }
        });
    }
    let dispatch = state.dispatcher();
    let cx = Cx {
        lang: content::lang(&props.lang).unwrap_or_else(content::english),
        dispatch: Callback::from(move |action| dispatch.dispatch(action)),
        level: props.level.clamp(1, 4),
        instance: *instance,
    };
    let state = &state.0;
    let screen = match state.screen {
        Screen::Entry | Screen::Perspective => entry::entry(&cx),
        Screen::Question(place) => quiz::question(&cx, state, place),
        Screen::Result => result::result(&cx, state),
        Screen::Matrix => matrix::matrix(&cx, state),
        Screen::Profile(relationship) => profile::profile(&cx, relationship),
        Screen::Sources => sources::sources(&cx),
    };
    let offering = state.perspective == Some(Perspective::Offering)
        && matches!(state.screen, Screen::Question(_) | Screen::Result);
    html! {
        <div ref={root} lang={cx.lang.tag} class={classes!("rapport", offering.then_some("perspective-offering"))}>
            { frame::masthead(&cx, state) }
            // Each screen is a new element, so that nothing of the last one lingers in it.
            <div class="body" key={frame::key(state.screen)}>{ screen }</div>
            { frame::colophon(&cx) }
            { frame::source_notes(&cx) }
            <p class="vh" role="status">{ frame::announcement(&cx, state) }</p>
        </div>
    }
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
