//! The profile of one relationship: all twenty dimensions, its variants, and how to go about it.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::entry::coverage;
use super::glyph::glyph;
use super::parts::{backed, button, claim, heading, part, plain, title};
use crate::content::{
    self, Cell, GROUPS, GUIDANCE, Group, Guidance, Kind, Perspective, Purpose, RELATIONSHIPS, Relationship, Text, ui,
};
use crate::engine::matrix::sources_of;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn profile(cx: &Cx, relationship: &'static Relationship) -> Html {
    let variants: Vec<_> = RELATIONSHIPS.iter().filter(|r| r.parents().contains(&relationship)).collect();
    html! {
        <>
            { choose(cx, relationship) }
            <div class="profile-head">
                { glyph(relationship, "glyph-xl") }
                <div>
                    { title(cx, cx.say(relationship.name)) }
                    <p class="lead">{ cx.say(relationship.gist) }</p>
                    if let Some(drawn) = relationship.drawn {
                        <p class="small quiet">{ cx.say(ui::DRAWN) }{ " " }{ cx.say(drawn) }</p>
                    }
                </div>
            </div>
            <div class="profile">
                <div class="profile-main">
                    { for GROUPS.iter().map(|g| group(cx, relationship, g)) }
                    if !variants.is_empty() {
                        { part(cx, ui::VARIANTS, html! {
                            <ul class="variants">{ for variants.iter().map(|v| variant(cx, v)) }</ul>
                        }) }
                    }
                    { part(cx, ui::TAKING_FURTHER, guidance(cx, relationship, None)) }
                </div>
                <aside class="aside" aria-label={cx.attr(ui::RESTS_TITLE)}>
                    <section>
                        <p class="label">{ cx.say(ui::RESTS_TITLE) }</p>
                        { coverage(cx, relationship) }
                        <p>{ tally(cx, relationship) }</p>
                        <p>
                            { button(cx, "btn-text", cx.say(ui::COMPARE_THIS), Action::Compare(beside(relationship))) }
                        </p>
                    </section>
                    { practices(cx) }
                </aside>
            </div>
        </>
    }
}

/// This relationship and the two that it is compared with most.
fn beside(relationship: &'static Relationship) -> Vec<&'static Relationship> {
    let others = ["mentoring", "coaching", "sponsorship"];
    let others = others.into_iter().filter(|id| *id != relationship.id).take(2);
    std::iter::once(relationship).chain(others.filter_map(content::relationship)).collect()
}

fn choose(cx: &Cx, current: &'static Relationship) -> Html {
    let item = |r: &'static Relationship| {
        let here = (r == current).then_some("page");
        html! {
            <li>
                <button type="button" aria-current={here} onclick={cx.on(Action::Go(Screen::Profile(r)))}>
                    { glyph(r, "glyph-s") }{ cx.say(r.name) }
                </button>
            </li>
        }
    };
    html! {
        <nav class="filters" aria-label={cx.attr(ui::LOOK_UP_TITLE)}>
            <ul>{ for content::primary().map(item) }</ul>
        </nav>
    }
}

fn group(cx: &Cx, relationship: &'static Relationship, group: &'static Group) -> Html {
    let cells = relationship.cells().iter().filter(|c| c.dimension().group().id == group.id);
    part(cx, group.name, html! { <dl class="facts-list">{ for cells.map(|c| fact(cx, c)) }</dl> })
}

fn fact(cx: &Cx, cell: &'static Cell) -> Html {
    html! {
        <div class="fact">
            <dt>{ cx.say(cell.dimension().name) }</dt>
            <dd>
                if let Some(summary) = cell.summary {
                    <p>{ cx.say(summary) }</p>
                    <details class={classes!("fact-open", cell.is_disputed().then_some("is-disputed"))}>
                        <summary class="cell-open">
                            <span class="vh">{ cell::name(cx, cell) }{ ": " }</span>{ cell::handle(cx, cell, false) }
                        </summary>
                        <div class="fact-told">
                            <p class="small quiet">{ cx.say(cell.dimension().about) }</p>
                            { cell::detail(cx, cell) }
                        </div>
                    </details>
                } else {
                    <p class="small">{ cell::state(cx, cell.state()) }</p>
                }
            </dd>
        </div>
    }
}

fn tally(cx: &Cx, relationship: &'static Relationship) -> AttrValue {
    let filled = relationship.cells().iter().filter(|c| !c.is_silent());
    let differ = filled.clone().filter(|c| c.is_disputed()).count().to_string();
    let claims = content::CLAIMS.iter().filter(|c| c.about() == Some(relationship));
    let sources = sources_of(&claims.clone().collect::<Vec<_>>());
    cx.fill(
        ui::PROFILE_TALLY,
        &[
            ("claims", &claims.count().to_string()),
            ("sources", &sources.len().to_string()),
            ("filled", &filled.count().to_string()),
            ("total", &relationship.cells().len().to_string()),
            ("differ", &differ),
        ],
    )
}

fn variant(cx: &Cx, variant: &'static Relationship) -> Html {
    let claims = variant.cells().iter().flat_map(|cell| cell.claims().into_iter().map(move |c| (cell, c)));
    html! {
        <li>
            <p class="h3">{ cx.say(variant.name) }</p>
            <p class="small">{ cx.say(variant.gist) }</p>
            <details class="disclose small">
                <summary>
                    <span class="vh">{ cx.say(variant.name) }{ ": " }</span>
                    { super::parts::count(cx, ui::CLAIM_ONE, ui::CLAIM_MANY, claims.clone().count()) }
                </summary>
                <ul class="claims">
                    { for claims.map(|(cell, c)| html! {
                        <li><span class="quiet">{ cx.say(cell.dimension().name) }{ ": " }</span>{ claim(cx, c) }</li>
                    }) }
                </ul>
            </details>
        </li>
    }
}

/// The practices that belong to no relationship in particular.
fn practices(cx: &Cx) -> Html {
    let alone = RELATIONSHIPS.iter().filter(|r| r.kind == Kind::Practice && r.parents().is_empty());
    html! {
        <section>
            <p class="label">{ cx.say(ui::BESIDE_ALL) }</p>
            <ul class="variants">{ for alone.map(|r| variant(cx, r)) }</ul>
        </section>
    }
}

/// First steps, what to agree, what to ask, and what to be careful about.
pub(crate) fn guidance(cx: &Cx, relationship: &'static Relationship, perspective: Option<Perspective>) -> Html {
    let heading_of = |purpose: Purpose| -> Text {
        match purpose {
            Purpose::FirstStep => ui::FIRST_STEPS,
            Purpose::Agree => ui::AGREE,
            Purpose::Ask => ui::ASK,
            Purpose::Caution => ui::CAUTION,
        }
    };
    let fits = move |g: &&'static Guidance| match (perspective, g.perspective) {
        (Some(reader), Some(text)) => reader == text,
        _ => true,
    };
    let item = |g: &'static Guidance| {
        let whose = match g.perspective.filter(|_| perspective.is_none()) {
            Some(Perspective::Seeking) => Some(ui::IF_SEEKING),
            Some(Perspective::Offering) => Some(ui::IF_OFFERING),
            None => None,
        };
        html! {
            <li>
                if let Some(whose) = whose { <span class="quiet">{ cx.say(whose) }{ " " }</span> }
                { backed(cx, g.text, &g.claims()) }
            </li>
        }
    };
    let column = |purpose: Purpose| {
        let texts = GUIDANCE.iter().filter(|g| g.relationship() == relationship && g.purpose == purpose);
        html! {
            <div>
                { heading(cx, 2, "h3", cx.say(heading_of(purpose))) }
                <ul class="plain-list">{ for texts.filter(fits).map(item) }</ul>
            </div>
        }
    };
    html! { <div class="four">{ for Purpose::ALL.into_iter().map(column) }</div> }
}

/// The name of a relationship as a way to its profile.
pub(crate) fn name_link(cx: &Cx, relationship: &'static Relationship) -> Html {
    let name = plain(cx.attr(relationship.name));
    button(cx, "btn-text", name, Action::Go(Screen::Profile(relationship)))
}
