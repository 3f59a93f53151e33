//! The profile of one relationship: all twenty dimensions, its variants, and how to go about it.

use yew::prelude::*;

use super::cell;
use super::context::Cx;
use super::el::{At, all, el, list, plain, space, tag, when};
use super::entry::coverage;
use super::glyph::glyph;
use super::parts::{backed, button, claim, count, heading, part, push, title, unseen};
use super::programmes::programmes;
use crate::content::{
    self, Cell, Claim, GROUPS, GUIDANCE, Group, Guidance, Kind, Perspective, Purpose, RELATIONSHIPS, Relationship,
    Text, ui,
};
use crate::engine::matrix::sources_of;
use crate::engine::state::{Action, Screen};

/// The screen.
pub(crate) fn profile(cx: &Cx, relationship: &'static Relationship) -> Html {
    let variants: Vec<_> = RELATIONSHIPS.iter().filter(|r| r.parents().contains(&relationship)).collect();
    let drawn = |text| el!("p.small quiet", cx.say(ui::DRAWN), space(), cx.say(text));
    let compare = button(cx, "btn-text", cx.say(ui::COMPARE_THIS), Action::Compare(beside(relationship)));
    all!(
        choose(cx, relationship),
        el!(
            "div.profile-head",
            glyph(relationship, "glyph-xl"),
            el!(
                "div",
                title(cx, cx.say(relationship.name)),
                el!("p.lead", cx.say(relationship.gist)),
                list(relationship.drawn.map(drawn).into_iter()),
                programmes(cx, relationship),
            ),
        ),
        el!(
            "div.profile",
            el!(
                "div.profile-main",
                list(GROUPS.iter().map(|g| group(cx, relationship, g))),
                when(!variants.is_empty(), || {
                    part(cx, ui::VARIANTS, el!("ul.variants", list(variants.iter().map(|v| variant(cx, v)))))
                }),
                part(cx, ui::TAKING_FURTHER, guidance(cx, relationship, None)),
            ),
            tag("aside.aside").with(At::Label, cx.attr(ui::RESTS_TITLE)).holds([
                el!(
                    "section",
                    el!("p.label", cx.say(ui::RESTS_TITLE)),
                    coverage(cx, relationship),
                    el!("p", plain(tally(cx, relationship))),
                    el!("p", compare),
                ),
                practices(cx),
            ]),
        ),
    )
}

/// This relationship and the two that it is compared with most.
fn beside(relationship: &'static Relationship) -> Vec<&'static Relationship> {
    let others = ["mentoring", "coaching", "sponsorship"];
    let others = others.into_iter().filter(|id| *id != relationship.id).take(2);
    std::iter::once(relationship).chain(others.filter_map(content::relationship)).collect()
}

fn choose(cx: &Cx, current: &'static Relationship) -> Html {
    let item = |r: &'static Relationship| {
        let button = push("").with_if(r == current, At::Current, "page").click(cx, Action::Go(Screen::Profile(r)));
        el!("li", button.holds([glyph(r, "glyph-s"), cx.say(r.name)]))
    };
    let nav = tag("nav.filters").with(At::Label, cx.attr(ui::LOOK_UP_TITLE));
    nav.holds([el!("ul", list(content::primary().map(item)))])
}

fn group(cx: &Cx, relationship: &'static Relationship, group: &'static Group) -> Html {
    let cells = relationship.cells().iter().filter(|c| c.dimension().group().id == group.id);
    part(cx, group.name, el!("dl.facts-list", list(cells.map(|c| fact(cx, c)))))
}

fn fact(cx: &Cx, cell: &'static Cell) -> Html {
    let dimension = cell.dimension();
    let told = match cell.summary {
        Some(summary) => all!(
            el!("p", cx.say(summary)),
            el!(
                if cell.is_disputed() { "details.fact-open is-disputed" } else { "details.fact-open" },
                el!("summary.cell-open", cell::handle(cx, cell, false)),
                el!("div.fact-told", el!("p.small quiet", cx.say(dimension.about)), cell::detail(cx, cell)),
            ),
        ),
        None => el!("p.small", cell::state(cx, cell.state())),
    };
    el!("div.fact", el!("dt", cx.say(dimension.name)), el!("dd", told))
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
    let told = |(cell, c): (&'static Cell, &'static Claim)| {
        el!("li", el!("span.quiet", cx.say(cell.dimension().name), plain(": ")), claim(cx, c))
    };
    let number = count(cx, ui::CLAIM_ONE, ui::CLAIM_MANY, claims.clone().count());
    el!(
        "li",
        el!("p.h3", cx.say(variant.name)),
        el!("p.small", cx.say(variant.gist)),
        el!(
            "details.disclose small",
            el!("summary", unseen(all!(cx.say(variant.name), plain(": "))), plain(number)),
            el!("ul.claims", list(claims.map(told))),
        ),
    )
}

/// The practices that belong to no relationship in particular.
fn practices(cx: &Cx) -> Html {
    let alone = RELATIONSHIPS.iter().filter(|r| r.kind == Kind::Practice && r.parents().is_empty());
    el!("section", el!("p.label", cx.say(ui::BESIDE_ALL)), el!("ul.variants", list(alone.map(|r| variant(cx, r)))))
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
        let whose = whose.map(|text| all!(el!("span.quiet", cx.say(text)), space()));
        el!("li", list(whose.into_iter()), backed(cx, g.text, &g.claims()))
    };
    let column = |purpose: Purpose| {
        let texts = GUIDANCE.iter().filter(|g| g.relationship() == relationship && g.purpose == purpose);
        el!(
            "div",
            heading(cx, 2, "h3", cx.say(heading_of(purpose))),
            el!("ul.plain-list", list(texts.filter(fits).map(item))),
        )
    };
    el!("div.four", list(Purpose::ALL.into_iter().map(column)))
}

/// The name of a relationship as a way to its profile.
pub(crate) fn name_link(cx: &Cx, relationship: &'static Relationship) -> Html {
    button(cx, "btn-text", cx.say(relationship.name), Action::Go(Screen::Profile(relationship)))
}
