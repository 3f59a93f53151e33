//! The form.

use rapport::content::{self, LANGS};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    choices::{Choices, Fallback, Variant},
    colour, snippet,
    state::{Action, State},
    words,
};

/// What each field needs.
pub(crate) struct Form<'a> {
    pub(crate) choices: &'a Choices,
    pub(crate) dispatch: UseReducerDispatcher<State>,
}

/// How a typed or chosen word gets into the choices.
type Set = fn(&mut Choices, String);

pub(crate) fn form(form: &Form) -> Html {
    let c = form.choices;
    let framed = c.variant == Variant::Frame;
    let mut langs = vec![("", words::LANG_OF_PAGE)];
    langs.extend(LANGS.iter().map(|lang| (lang.tag, words::lang(lang.tag))));
    html! {
        <div class="form">
            <fieldset>
                <legend>{ words::WAY }</legend>
                { form.variant(Variant::Div, words::WAY_DIV, words::WAY_DIV_ABOUT) }
                { form.variant(Variant::Element, words::WAY_ELEMENT, words::WAY_ELEMENT_ABOUT) }
                { form.variant(Variant::Frame, words::WAY_FRAME, words::WAY_FRAME_ABOUT) }
                { form.text(&Field {
                    id: "files", label: words::FILES, about: words::FILES_ABOUT, value: &c.files, kind: Kind::Address,
                    wrong: snippet::wrong_files(c).then(|| {
                        if framed { words::FILES_WRONG_FRAME } else { words::FILES_WRONG }.to_owned()
                    }),
                    set: |c, typed| c.files = typed,
                }) }
                if framed {
                    { form.text(&Field {
                        id: "page", label: words::PAGE, about: words::PAGE_ABOUT, value: &c.page, kind: Kind::Address,
                        wrong: snippet::wrong_page(c).then(|| words::PAGE_WRONG.to_owned()),
                        set: |c, typed| c.page = typed,
                    }) }
                } else {
                    { form.check("checksum", words::CHECKSUM, words::CHECKSUM_ABOUT, c.checksum, false,
                        |c| c.checksum = !c.checksum) }
                }
            </fieldset>
            <fieldset>
                <legend>{ words::SHOWS }</legend>
                { form.select("view", words::VIEW, &words::VIEWS, &c.view, |c, v| c.view = v) }
                { form.select("perspective", words::PERSPECTIVE, &words::PERSPECTIVES, &c.perspective,
                    |c, v| c.perspective = v) }
                { form.relationships() }
                { form.select("lang", words::LANG, &langs, &c.lang, |c, v| c.lang = v) }
            </fieldset>
            <fieldset>
                <legend>{ words::LOOKS }</legend>
                { form.select("theme", words::THEME, &words::THEMES, &c.theme, |c, v| c.theme = v) }
                { form.select("level", words::LEVEL, &words::LEVELS, &c.level, |c, v| c.level = v) }
                { form.text(&Field {
                    id: "accent", label: words::ACCENT, about: words::COLOUR_ABOUT, value: &c.accent,
                    kind: Kind::Colour(words::PICK_ACCENT, colour::ACCENT), wrong: c.accent().err(),
                    set: |c, typed| c.accent = typed,
                }) }
                { form.text(&Field {
                    id: "paper", label: words::PAPER, about: words::COLOUR_ABOUT, value: &c.paper,
                    kind: Kind::Colour(words::PICK_PAPER, colour::PAPER), wrong: c.paper().err(),
                    set: |c, typed| c.paper = typed,
                }) }
            </fieldset>
            <fieldset>
                <legend>{ words::REMEMBERS }</legend>
                { form.check("keep", words::KEEP, words::KEEP_ABOUT, c.keep, false, |c| c.keep = !c.keep) }
                { form.check("link", words::LINK, words::LINK_ABOUT, c.link, framed, |c| c.link = !c.link) }
            </fieldset>
            if !framed {
                <fieldset>
                    <legend>{ words::WITHOUT }</legend>
                    { form.select("fallback", words::FALLBACK, fallbacks(c), fallback_word(c.inside()), |c, word| {
                        c.fallback = match word.as_str() {
                            "text" => Fallback::Text,
                            "nothing" => Fallback::Nothing,
                            _ => Fallback::Link,
                        };
                    }) }
                </fieldset>
            }
        </div>
    }
}

const FALLBACKS: [(&str, &str); 3] =
    [("", words::FALLBACK_LINK_CHOICE), ("text", words::FALLBACK_TEXT), ("nothing", words::FALLBACK_NOTHING)];

/// What may stand inside: nothing only in the element.
fn fallbacks(choices: &Choices) -> &'static [(&'static str, &'static str)] {
    let [filled @ .., _] = &FALLBACKS;
    if choices.variant == Variant::Div { filled } else { &FALLBACKS }
}

fn fallback_word(fallback: Fallback) -> &'static str {
    match fallback {
        Fallback::Link => "",
        Fallback::Text => "text",
        Fallback::Nothing => "nothing",
    }
}

/// A field to type in.
struct Field<'a> {
    id: &'static str,
    label: &'static str,
    about: &'static str,
    value: &'a str,
    kind: Kind,
    /// What is wrong with the value.
    wrong: Option<String>,
    set: Set,
}

enum Kind {
    Address,
    /// With a picker of this name, which shows this colour when none was typed.
    Colour(&'static str, colour::Colour),
}

impl Form<'_> {
    fn on(&self, change: impl Fn(&mut Choices, String) + Clone + 'static) -> Callback<Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: Event| {
            let (change, value) = (change.clone(), value_of(&event));
            dispatch.dispatch(Action::Choose(Box::new(move |choices| change(choices, value))));
        })
    }

    fn variant(&self, variant: Variant, label: &'static str, about: &'static str) -> Html {
        let onchange = self.on(move |c, _| c.variant = variant);
        html! {
            <label class="option">
                <input type="radio" name="variant" checked={self.choices.variant == variant} {onchange} />
                <span>{ label }<small>{ about }</small></span>
            </label>
        }
    }

    fn check(
        &self,
        id: &'static str,
        label: &'static str,
        about: &'static str,
        checked: bool,
        disabled: bool,
        flip: fn(&mut Choices),
    ) -> Html {
        let onchange = self.on(move |c, _| flip(c));
        html! {
            <label class="option">
                <input type="checkbox" {id} {checked} {disabled} {onchange} />
                <span>{ label }<small>{ about }</small></span>
            </label>
        }
    }

    fn relationships(&self) -> Html {
        let lang = content::lang(&self.choices.lang).unwrap_or_else(content::english);
        html! {
            <div class="field" role="group" aria-labelledby="relationships" aria-describedby="relationships-about">
                <span class="label" id="relationships">{ words::RELATIONSHIPS }</span>
                <p class="hint" id="relationships-about">{ words::RELATIONSHIPS_ABOUT }</p>
                <div class="eight">
                    { for content::primary().map(|r| {
                        let onchange = self.on(move |c, _| c.toggle(r.id));
                        let checked = self.choices.relationships.contains(&r.id);
                        html! {
                            <label class="option" key={r.id}>
                                <input type="checkbox" value={r.id} {checked} {onchange} />
                                <span>{ lang.say(r.name) }</span>
                            </label>
                        }
                    }) }
                </div>
            </div>
        }
    }

    fn select(
        &self,
        id: &'static str,
        label: &'static str,
        of: &[(&'static str, &'static str)],
        now: &str,
        set: Set,
    ) -> Html {
        let onchange = self.on(set);
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <select {id} {onchange}>
                    { for of.iter().map(|(value, text)| html! {
                        <option key={*value} value={*value} selected={*value == now}>{ *text }</option>
                    }) }
                </select>
            </div>
        }
    }

    fn text(&self, field: &Field) -> Html {
        let Field { id, label, about, value, kind, wrong, set } = field;
        let onchange = self.on(*set);
        let (about_id, wrong_id) = (format!("{id}-about"), format!("{id}-wrong"));
        let invalid = wrong.is_some();
        let picker = match kind {
            Kind::Address => Html::default(),
            Kind::Colour(name, default) => {
                let shown = colour::read(value).ok().flatten().unwrap_or(*default).to_string();
                html! { <input type="color" aria-label={*name} value={shown} onchange={onchange.clone()} /> }
            }
        };
        let mode = if matches!(kind, Kind::Address) { "url" } else { "text" };
        html! {
            <div class="field">
                <label for={*id}>{ *label }</label>
                <p class="hint" id={about_id.clone()}>{ *about }</p>
                <div class="row">
                    <input type="text" id={*id} inputmode={mode} autocomplete="off" spellcheck="false" autocapitalize="none"
                        value={value.to_string()} aria-invalid={invalid.then_some("true")}
                        aria-describedby={format!("{about_id} {wrong_id}")} {onchange} />
                    { picker }
                </div>
                <p class="wrong" id={wrong_id} role="status">{ wrong.clone().unwrap_or_default() }</p>
            </div>
        }
    }
}

/// What the field holds in which something has changed.
fn value_of(event: &Event) -> String {
    let typed = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
    typed.or_else(|| Some(event.target_dyn_into::<HtmlSelectElement>()?.value())).unwrap_or_default()
}
