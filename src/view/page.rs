//! The guide without JavaScript: plain HTML that reads well where no style sheet and no script reaches it.
//!
//! It is made when the widget is packed, and never by the widget: nothing that runs in a browser refers to it.

use yew::prelude::*;
use yew::virtual_dom::VText;

use crate::content::{
    self, Cell, DIMENSIONS, DISAGREEMENTS, Difference, Dimension, Disagreement, GROUPS, Group, Lang, Relationship,
    SOURCES, Side, Source, Text, ui,
};
use crate::engine::export::{self, state_name};
use crate::engine::matrix::sources_of;
use crate::view::widgets::disagreement::kind_heading;

/// What a [`Page`] can be told.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PageProps {
    /// The language as a BCP 47 tag. English where the content has no such language.
    #[prop_or(AttrValue::Static("en"))]
    pub lang: AttrValue,
    /// The level of the highest heading, from 1 to 4.
    #[prop_or(2)]
    pub level: u8,
}

/// The guide without JavaScript: the eight, the whole comparison, where the sources differ, and the sources.
///
/// It is for Yew's server renderer. There is no quiz in it, since nothing could work out a result.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let lang = language(&props.lang);
    let level = props.level.clamp(1, 4);
    let small = [ui::COLOPHON_EVIDENCE, ui::COLOPHON_ADVICE, ui::COLOPHON_REVIEWED];
    html! {
        <section class="rapport-fallback" lang={lang.tag}>
            { heading(level, say(lang, ui::ENTRY_TITLE)) }
            <p>{ say(lang, ui::PAGE_LEAD) }</p>
            <p>{ say(lang, ui::PAGE_SCRIPT) }</p>
            { heading(level + 1, say(lang, ui::PAGE_GISTS)) }
            <dl>{ for content::primary().map(|r| gist(lang, r)) }</dl>
            { heading(level + 1, say(lang, ui::MATRIX_TITLE)) }
            { for GROUPS.iter().map(|g| group(lang, level + 2, g)) }
            { heading(level + 1, say(lang, ui::DIFFER_TITLE)) }
            <p>{ say(lang, ui::DIFFER_LEAD) }</p>
            { for Difference::ALL.into_iter().map(|kind| differences(lang, level + 2, kind)) }
            { heading(level + 1, say(lang, ui::SOURCES_FIVE)) }
            <dl>{ for SOURCES.iter().map(|s| source(lang, s)) }</dl>
            { heading(level + 1, say(lang, ui::LIMITS_TITLE)) }
            <ul>
                { for [ui::LIMITS_EVIDENCE, ui::LIMITS_SILENCE, ui::LIMITS_WORDS, ui::LIMITS_OURS, ui::LIMITS_ADVICE, ui::LIMITS_MAKER]
                    .into_iter().map(|text| html! { <li>{ say(lang, text) }</li> }) }
            </ul>
            <p><small>{ small.map(|text| lang.say(text)).join(". ") }{ "." }</small></p>
        </section>
    }
}

/// The title of a page that holds nothing but the guide.
pub fn page_title(lang: &str) -> &'static str {
    language(lang).say(ui::PAGE_TITLE)
}

fn language(tag: &str) -> Lang {
    content::lang(tag).unwrap_or_else(content::english)
}

fn say(lang: Lang, text: Text) -> Html {
    VText::new(lang.say(text)).into()
}

fn heading(level: u8, text: Html) -> Html {
    let tag = format!("h{}", level.min(6));
    html! { <@{tag}>{ text }</@> }
}

fn gist(lang: Lang, relationship: &Relationship) -> Html {
    html! { <><dt><strong>{ say(lang, relationship.name) }</strong></dt><dd>{ say(lang, relationship.gist) }</dd></> }
}

/// A table for each group of topics: one of all twenty would be too wide for any page.
fn group(lang: Lang, level: u8, group: &'static Group) -> Html {
    let columns: Vec<_> = DIMENSIONS.iter().filter(|d| d.group().id == group.id).collect();
    let head = |d: &&'static Dimension| html! { <th scope="col">{ say(lang, d.name) }</th> };
    let row = |r: &'static Relationship| {
        html! {
            <tr>
                <th scope="row">{ say(lang, r.name) }</th>
                { for columns.iter().map(|d| html! { <td>{ for r.cell(d).map(|c| cell(lang, c)) }</td> }) }
            </tr>
        }
    };
    let caption = lang.fill(ui::PAGE_CAPTION, &[("group", group.name.into())]);
    html! {
        <>
            { heading(level, say(lang, group.name)) }
            // Where it is wider than the page, it scrolls by itself, and by keyboard.
            <div class="rapport-fallback-table" role="region" tabindex="0" aria-label={caption.clone()}>
                <table>
                    <caption>{ caption }</caption>
                    <thead><tr><td></td>{ for columns.iter().map(head) }</tr></thead>
                    <tbody>{ for content::primary().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}

/// Paragraphs, whose margins keep the rows apart where there is no style sheet.
fn cell(lang: Lang, cell: &'static Cell) -> Html {
    let Some(summary) = cell.summary() else {
        return html! { <p><small>{ say(lang, ui::PAGE_SILENT) }</small></p> };
    };
    let state = state_name(Some(cell));
    html! {
        <p>
            { lang.say(summary) }{ numbers(&sources_of(&cell.all_claims())) }
            if let Some(state) = state { <br /><small><strong>{ say(lang, state) }</strong></small> }
        </p>
    }
}

/// The numbers of sources, after a space at which no line breaks.
fn numbers(sources: &[&'static Source]) -> String {
    ["\u{a0}", &export::numbers(sources)].concat()
}

fn differences(lang: Lang, level: u8, kind: Difference) -> Html {
    let (name, about) = kind_heading(kind);
    let all = DISAGREEMENTS.iter().filter(|d| d.kind == kind);
    html! {
        <>
            { heading(level, say(lang, name)) }
            <p>{ say(lang, about) }</p>
            <dl>{ for all.map(|d| difference(lang, d)) }</dl>
        </>
    }
}

fn difference(lang: Lang, disagreement: &'static Disagreement) -> Html {
    let names: Vec<_> = disagreement.relationships().iter().map(|r| lang.say(r.name)).collect();
    let side = |side: &'static Side| {
        html! { <li>{ lang.say(side.name()) }{ numbers(&sources_of(&side.claims())) }</li> }
    };
    html! {
        <>
            <dt><strong>{ say(lang, disagreement.question()) }</strong>{ " " }<small>{ names.join(", ") }</small></dt>
            <dd><ul>{ for disagreement.sides().iter().map(side) }</ul><p>{ say(lang, disagreement.ask()) }</p></dd>
        </>
    }
}

fn source(lang: Lang, source: &'static Source) -> Html {
    html! {
        <>
            <dt>
                { format!("[{}] ", source.number) }
                if source.named { <cite lang="en">{ source.title }</cite> } else { { source.title } }
            </dt>
            <dd>{ say(lang, source.details) }{ " " }{ say(lang, source.about) }</dd>
        </>
    }
}
