//! The view: engine values as HTML.
//!
//! One component holds the state; everything else is a function that writes HTML, which keeps the wasm small.

pub(crate) mod dom;

mod frame;

mod page;

mod screens;

mod widgets;

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

pub use page::{Page, PageProps, page_title};

use crate::content::{self, Perspective, ui};
use crate::engine::reduce::{Action, ShellAction};
use crate::engine::state::{Focus, Notice, Screen, Start, State};
pub use dom::context::Programme;
use dom::context::{Cx, NoteOpener};
use dom::focus::{has_focus, move_focus, scrolls_into_view};
use dom::writer::{At, On, Writer, written};
use screens::{comparison, disagreements, entry, method, perspective, profile, question, result, scales, sources};

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
    /// Gives the address of what is on the screen, where the page keeps the state in it.
    #[prop_or_default]
    pub address: Option<Callback<(), AttrValue>>,
    /// Whether the page keeps the answers in this browser, which the reader is told.
    #[prop_or_default]
    pub kept: bool,
    /// Told the state when the guide has been shown, and after everything that changes it.
    #[prop_or_default]
    pub changed: Callback<State>,
    /// With another number it begins anew, and keeps nothing but its place in the page.
    #[prop_or_default]
    pub(crate) life: u32,
    /// Whether it shows nothing, until the next life.
    #[prop_or_default]
    pub(crate) vacant: bool,
}

impl Default for GuideProps {
    /// In English, from the entry, below the title of a page.
    fn default() -> Self {
        yew::props!(Self {})
    }
}

/// The whole guide: entry, quiz, result, matrix, profiles, sources and where they differ.
///
/// Its state lives as long as the component. It brings no style sheet: those in `styles/` expect it below an element
/// with the class `rapport`, or in a shadow root.
#[derive(Debug)]
pub struct Guide {
    state: State,
    root: NodeRef,
    /// The number of this guide on its page, which tells its ids from those of others.
    instance: u32,
    note_opener: NoteOpener,
    /// The turn for which the focus was placed last; `None` before it was shown.
    placed: Option<u32>,
}

impl Component for Guide {
    type Message = Rc<Action>;
    type Properties = GuideProps;

    fn create(ctx: &Context<Self>) -> Self {
        static INSTANCES: AtomicU32 = AtomicU32::new(0);
        Self {
            state: beginning(ctx.props()),
            root: NodeRef::default(),
            instance: INSTANCES.fetch_add(1, Ordering::Relaxed),
            note_opener: NoteOpener::default(),
            placed: None,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, action: Rc<Action>) -> bool {
        self.state = self.state.reduce(&action);
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &GuideProps) -> bool {
        let GuideProps { start, given, life, .. } = ctx.props();
        if *life != before.life {
            self.state = beginning(ctx.props());
            self.placed = None;
            self.note_opener.take();
            return true;
        }
        let brought = *given != before.given && !given.is_empty();
        // What is brought may name no column and no screen, and then the start does.
        if *start != before.start || *given != before.given && !brought {
            self.state = self.state.after(ShellAction::Open(*start));
        }
        if brought {
            self.state = self.state.after(ShellAction::Load(given.to_string()));
            // The page has brought it, and the reader may be anywhere.
            if !has_focus(&self.root) {
                self.state.focus = Focus::Stay;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        if props.vacant {
            return Html::default();
        }
        let cx = Cx {
            lang: content::lang(&props.lang).unwrap_or_else(content::english),
            dispatch: ctx.link().callback(|action| action),
            level: props.level.clamp(1, 4),
            instance: self.instance,
            note_opener: Rc::clone(&self.note_opener),
            programmes: Rc::clone(&props.programmes),
            address: props.address.clone(),
            kept: props.kept,
        };
        written(&cx, |w| guide(w, &self.state, &self.root, props.life))
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let turn = self.state.turn;
        let before = self.placed.replace(turn);
        if before != Some(turn) {
            // Only now: a state that can't be shown must not be kept. And before anything scrolls: with a step the
            // browser keeps how far the page was scrolled, and goes back there.
            ctx.props().changed.emit(self.state.clone());
            // Until something is done, the page keeps its own focus.
            if before.is_some() {
                move_focus(&self.root, self.state.focus);
            }
        }
    }
}

fn guide(w: &mut Writer, state: &State, root: &NodeRef, life: u32) {
    let offering = state.quiz.perspective == Some(Perspective::Offering)
        && matches!(state.screen, Screen::Question(_) | Screen::Result | Screen::Method);
    w.el("div", |w| {
        // Nothing of the guide before lingers in it.
        w.key(&life.to_string());
        w.refer(root.clone());
        w.set(At::Lang, w.cx.lang.tag);
        w.set(At::Class, if offering { "rapport perspective-offering" } else { "rapport" });
        w.on(On::Focus, scrolls_into_view());
        frame::masthead(w, state);
        w.el("p.notice", |w| {
            w.set(At::Role, "status");
            match state.notice {
                Some(Notice::Outdated) => w.say(ui::NOTICE_OUTDATED),
                Some(Notice::Unreadable) => w.say(ui::NOTICE_UNREADABLE),
                None => {}
            }
        });
        // Each screen is a new element, so that nothing of the last one lingers in it.
        w.el("div.body", |w| {
            w.key(&frame::screen_key(state.screen));
            match state.screen {
                Screen::Entry => entry::entry(w),
                Screen::Perspective => perspective::perspective(w),
                Screen::Question(asked) => question::question(w, state, asked),
                Screen::Result => result::result(w, state),
                Screen::Matrix | Screen::Pair => comparison::comparison(w, state),
                Screen::Strips => scales::scales(w, state),
                Screen::Profile(relationship) => profile::profile(w, relationship),
                Screen::Sources => sources::sources(w),
                Screen::Disagreements => disagreements::disagreements(w, state),
                Screen::Method => method::method(w, state),
            }
        });
        frame::colophon(w);
        frame::source_notes(w);
        w.el("p.vh", |w| {
            w.set(At::Role, "status");
            w.plain(frame::announcement(w.cx, state));
        });
    });
}

/// The state at first: as the page asks for, or as it was.
fn beginning(props: &GuideProps) -> State {
    let state = State::starting(props.start);
    if props.given.is_empty() {
        return state;
    }
    State { turn: 0, focus: Focus::Stay, ..state.after(ShellAction::Load(props.given.to_string())) }
}
