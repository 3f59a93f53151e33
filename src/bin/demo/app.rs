//! The one component that holds what was chosen.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    choices::Choices,
    form::{self, Form},
    place::Given,
    preview::Preview,
    snippet::{self, Piece},
    state::{Action, State},
    take, words,
};

#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    /// What holds at first.
    pub(crate) choices: Choices,
    pub(crate) given: Rc<Given>,
}

#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| State { choices: props.choices.clone(), copied: None });
    let pieces = snippet::pieces(&state.choices, &props.given);
    let copied = |place| state.copied.filter(|(p, _)| *p == place).map(|(_, worked)| worked);
    let on_copy = |place| {
        let dispatch = state.dispatcher();
        Callback::from(move |worked| dispatch.dispatch(Action::Copied(place, worked)))
    };
    html! {
        <div class="builder">
            <section class="choose" aria-labelledby="choose">
                <h2 id="choose">{ words::CHOOSE }</h2>
                { form::form(&Form { choices: &state.choices, dispatch: state.dispatcher() }) }
            </section>
            <div class="outcome">
                <section class="copy" aria-labelledby="copy">
                    <h2 id="copy">{ words::COPY_THIS }</h2>
                    { for pieces.into_iter().enumerate().map(|(n, piece)| {
                        let key = piece.place;
                        html! { <Copyable {key} number={n} {piece} copied={copied(n)} on_copy={on_copy(n)} /> }
                    }) }
                </section>
                <Preview choices={state.choices.clone()} />
            </div>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct CopyableProps {
    number: usize,
    piece: Piece,
    copied: Option<bool>,
    on_copy: Callback<bool>,
}

/// A text with its button.
#[component]
fn Copyable(props: &CopyableProps) -> Html {
    let CopyableProps { number, piece, copied, on_copy } = props;
    let area = use_node_ref();
    let onclick = {
        let (area, on_copy) = (area.clone(), on_copy.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                on_copy.emit(take::copy(&event, &area));
            }
        })
    };
    let (id, about) = (format!("piece-{number}"), format!("piece-{number}-about"));
    // The whole guide as plain text has hundreds of lines.
    let rows = piece.text.lines().map(|line| 1 + line.chars().count() / 88).sum::<usize>().clamp(2, 14);
    html! {
        <div class="piece">
            <label for={id.clone()}>{ piece.place }</label>
            <p class="hint" id={about.clone()}>{ piece.about }</p>
            <textarea {id} ref={area} readonly=true spellcheck="false" rows={rows.to_string()}
                aria-describedby={about} value={piece.text.clone()} />
            <div class="act">
                <button type="button" class="button" aria-label={[words::COPY, ": ", piece.place].concat()} {onclick}>
                    { words::COPY }
                </button>
                <p role="status">{ match copied {
                    Some(true) => words::COPIED,
                    Some(false) => words::NOT_COPIED,
                    None => "",
                } }</p>
            </div>
        </div>
    }
}
