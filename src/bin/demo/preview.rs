//! The guide itself, as it would stand on the page.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::{choices::Choices, words};

#[derive(PartialEq, Properties)]
pub(crate) struct PreviewProps {
    pub(crate) choices: Choices,
}

#[component]
pub(crate) fn Preview(props: &PreviewProps) -> Html {
    let paper = use_node_ref();
    use_effect_with((paper.clone(), props.choices.properties()), |(paper, properties)| {
        if let Some(paper) = paper.cast::<HtmlElement>() {
            // Not as an attribute: a policy for content would block that.
            for name in ["accent", "paper"] {
                let value = properties.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value);
                let _ = paper.style().set_property(&["--rapport-", name].concat(), value);
            }
        }
    });
    // What looks like the page around it needs no margin.
    let inset = !props.choices.theme.is_empty() || props.choices.properties().iter().any(|(name, _)| *name == "paper");
    let all = props.choices.attributes();
    let value = |name: &str| all.iter().find(|(n, _)| *n == name).map(|(_, value)| AttrValue::from(value.clone()));
    html! {
        <section class="preview" aria-labelledby="preview">
            <h2 id="preview">{ words::PREVIEW }</h2>
            <p class="hint">{ words::PREVIEW_ABOUT }</p>
            <div class={classes!("paper", inset.then_some("inset"), props.choices.theme.clone())} ref={paper}>
                // What is tried out here is kept under a name of its own.
                <rapport-guide
                    id="trial"
                    view={value("view")}
                    lang={value("lang")}
                    theme={value("theme")}
                    perspective={value("perspective")}
                    relationships={value("relationships")}
                    heading-level={value("heading-level")}
                    keep={value("keep")}
                    link={value("link")}
                />
            </div>
        </section>
    }
}
