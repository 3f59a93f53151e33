//! The contract with the page around the widget: attributes, events, custom properties and parts.
//!
//! It is written down once, here. `custom-elements.json`, which editors and documentation tools read, is made from it.

/// The name of the element.
pub const TAG: &str = "rapport-guide";

/// An attribute of the element. All are optional.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name in HTML.
    pub name: &'static str,
    /// What it takes: words with bars between them, or the kind of value.
    pub kind: &'static str,
    /// What holds without it; empty for nothing.
    pub default: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// An event that the element sends. All bubble, and cross shadow roots.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Its type.
    pub name: &'static str,
    /// The form of its `detail`; empty for none.
    pub detail: &'static str,
    /// When it is sent.
    pub about: &'static str,
}

/// A custom property that the page can set.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name in CSS.
    pub name: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it colours or measures.
    pub about: &'static str,
}

/// A part that the page can style with `::part(…)`.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
}

/// Every attribute.
pub const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "view",
        kind: "all | quiz | matrix | profile",
        default: "all",
        about: "What the guide opens with: the ways in, the quiz (at the question who asks, or at its first question \
                where `perspective` is given), the comparison, or the profile of the first of `relationships`. The \
                masthead leads everywhere else.",
    },
    Attribute {
        name: "lang",
        kind: "en",
        default: "the language of the page, else English",
        about: "The language, as a BCP 47 tag.",
    },
    Attribute {
        name: "theme",
        kind: "auto | light | dark",
        default: "auto",
        about: "Light or dark; `auto` follows the `color-scheme` of the page.",
    },
    Attribute {
        name: "perspective",
        kind: "seeking | offering",
        default: "",
        about: "For whom the questions are put: for those who look for support, or for those who could offer it. Without \
                it the quiz asks.",
    },
    Attribute {
        name: "relationships",
        kind: "ids",
        default: "",
        about: "The columns that the comparison opens with, and returns to: ids with spaces between them. The others are \
                one click away.",
    },
    Attribute {
        name: "dimensions",
        kind: "ids",
        default: "",
        about: "The rows that the comparison opens with, and returns to: ids with spaces between them. The others are \
                one click away.",
    },
    Attribute {
        name: "heading-level",
        kind: "1 | 2 | 3 | 4",
        default: "2",
        about: "The level of the highest heading, so that the guide fits into the outline of its page.",
    },
    Attribute {
        name: "fallback",
        kind: "url",
        default: "fallback.html beside the script",
        about: "Where the guide as plain text lies, to which a guide that can't run leads. To be given where programs \
                combine scripts or put them into the page.",
    },
    Attribute {
        name: "keep",
        kind: "none | local",
        default: "none",
        about: "`local` keeps the answers in this browser (in localStorage, under the id of the element) for the next \
                visit. Readers are told. Two guides on a page need an id each.",
    },
    Attribute {
        name: "link",
        kind: "off | fragment",
        default: "off",
        about: "`fragment` lets the state stand in the fragment of the address, under the id of the element: Back works, \
                and a result can be sent as a link. It shows every answer, and readers are told. It stays off where the page keeps its own place there, as in \
                `#/members`.",
    },
];

/// Every event. A frame tells the page around it of them in messages, except of the result: see `standalone.js`.
pub const EVENTS: &[Event] = &[
    Event { name: "rapport-ready", detail: "", about: "The guide is shown." },
    Event {
        name: "rapport-start",
        detail: "{ perspective: \"seeking\" | \"offering\" }",
        about: "The quiz has been started.",
    },
    Event {
        name: "rapport-answer",
        detail: "{ question: string }",
        about: "A question has been answered. It says which one, and never what was answered.",
    },
    Event {
        name: "rapport-result",
        detail: "{ leading: string[] }",
        about: "A result is shown, with the ids of what leads; none where nothing fits. A frame does not \
                tell it.",
    },
    Event {
        name: "rapport-error",
        detail: "{ reason: \"browser\" | \"wasm\" | \"policy\" | \"start\" | \"crash\" | \"crash-kept\" }",
        about: "The guide could not start or had to stop; what stands inside the element is shown instead.",
    },
];

/// Every custom property.
pub const PROPERTIES: &[Property] = &[
    Property {
        name: "--rapport-accent",
        default: "#0b5a5e",
        about: "The accent colour, for controls and what is chosen.",
    },
    Property {
        name: "--rapport-accent-dark",
        default: "follows from --rapport-accent",
        about: "The accent colour on dark paper.",
    },
    Property { name: "--rapport-paper", default: "#fff", about: "The background." },
    Property { name: "--rapport-paper-dark", default: "#12191b", about: "The background where it is dark." },
    Property { name: "--rapport-radius", default: "2px", about: "The radius of corners." },
    Property {
        name: "--rapport-sticky-top",
        default: "0px",
        about: "How much of the top of the window a bar of the page's own covers. The heads of the comparison stick \
                below it.",
    },
];

/// Every part.
pub const PARTS: &[Part] = &[
    Part { name: "masthead", about: "The name of the guide and its four places." },
    Part { name: "colophon", about: "The small print below every screen." },
    Part { name: "title", about: "The heading of each screen." },
    Part { name: "table", about: "The comparison." },
    Part { name: "programme", about: "A link to a programme of the page's own." },
    Part { name: "failure", about: "The line that says why the guide can't be shown." },
];
