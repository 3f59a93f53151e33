//! The words of the form. What never changes stands in `index.html`.

pub(crate) const CHOOSE: &str = "Choose";
pub(crate) const COPY_THIS: &str = "Copy";
pub(crate) const PREVIEW: &str = "Preview";
pub(crate) const PREVIEW_ABOUT: &str = "The guide as your readers will see it. It follows what you choose.";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied.";
pub(crate) const NOT_COPIED: &str = "The browser did not allow that. The text is selected, so copy it by hand.";

// ---- The way onto the page ----
pub(crate) const WAY: &str = "The way onto the page";
pub(crate) const WAY_DIV: &str = "<div data-rapport>";
pub(crate) const WAY_DIV_ABOUT: &str = "For WordPress, Drupal and every other page. Editors keep it.";
pub(crate) const WAY_ELEMENT: &str = "Custom element";
pub(crate) const WAY_ELEMENT_ABOUT: &str = "For pages that you write yourself, and for React and Vue.";
pub(crate) const WAY_FRAME: &str = "Iframe";
pub(crate) const WAY_FRAME_ABOUT: &str = "For pages that allow no scripts.";
pub(crate) const FILES: &str = "Folder of the files";
pub(crate) const FILES_ABOUT: &str = "Where you put rapport.js and its neighbours.";
pub(crate) const FILES_WRONG: &str =
    "This is no folder on a server. Write https://www.example.org/rapport/, or /rapport/ on the same site.";
pub(crate) const FILES_WRONG_FRAME: &str =
    "For a frame, write the whole address of the folder, such as https://www.example.org/rapport/.";
pub(crate) const CHECKSUM: &str = "Checksum, for files on another server";
pub(crate) const CHECKSUM_ABOUT: &str = "The browser then refuses the script once the file has changed. Not on your own server: updates and caching \
     plugins change the file.";
pub(crate) const PAGE: &str = "Address of your page";
pub(crate) const PAGE_ABOUT: &str = "The frame tells its height to this site, and to no other.";
pub(crate) const PAGE_WRONG: &str = "This is no address. Write https://www.example.org/page.";

// ---- What it shows ----
pub(crate) const SHOWS: &str = "What it shows";
pub(crate) const VIEW: &str = "Opens with";
pub(crate) const VIEWS: [(&str, &str); 4] =
    [("", "everything: the ways in"), ("quiz", "the quiz"), ("matrix", "the comparison"), ("profile", "one profile")];
pub(crate) const PERSPECTIVE: &str = "Asks";
pub(crate) const PERSPECTIVES: [(&str, &str); 3] = [
    ("", "either, the reader says which"),
    ("seeking", "people who look for support"),
    ("offering", "people who could offer it"),
];
pub(crate) const RELATIONSHIPS: &str = "Relationships";
pub(crate) const RELATIONSHIPS_ABOUT: &str =
    "The comparison opens with these, and the profiles with the first. None ticked: the guide decides.";
pub(crate) const LANG: &str = "Language";
pub(crate) const LANG_OF_PAGE: &str = "that of your page";

/// A language by its own name; its tag if it has none here.
pub(crate) fn lang(tag: &str) -> &str {
    match tag {
        "en" => "English",
        "fr" => "Français",
        _ => tag,
    }
}

// ---- How it looks ----
pub(crate) const LOOKS: &str = "How it looks";
pub(crate) const THEME: &str = "Theme";
pub(crate) const THEMES: [(&str, &str); 3] = [("", "as your page"), ("light", "light"), ("dark", "dark")];
pub(crate) const LEVEL: &str = "Highest heading";
pub(crate) const LEVELS: [(&str, &str); 4] =
    [("1", "level 1: it is the title of the page"), ("", "level 2"), ("3", "level 3"), ("4", "level 4")];
pub(crate) const ACCENT: &str = "Accent colour";
pub(crate) const PAPER: &str = "Paper colour";
pub(crate) const COLOUR_ABOUT: &str = "Such as #7a1f5c. Empty: as it is.";
pub(crate) const PICK_ACCENT: &str = "Pick an accent colour";
pub(crate) const PICK_PAPER: &str = "Pick a paper colour";

pub(crate) fn no_colour(typed: &str) -> String {
    format!("“{typed}” is no colour that can be checked here. Write # and six digits, such as #7a1f5c.")
}

pub(crate) fn pale(accent: &str, contrast: &str, other: &str) -> String {
    format!("{accent} is too pale to be read: {contrast}:1, and 4.5:1 is needed. What about {other}?")
}

pub(crate) fn dark(paper: &str, contrast: &str, other: &str) -> String {
    format!("On {paper} text is hard to read: {contrast}:1, and 4.5:1 is needed. What about {other}?")
}

// ---- What it remembers ----
pub(crate) const REMEMBERS: &str = "What it remembers";
pub(crate) const KEEP: &str = "Answers, in the reader’s browser";
pub(crate) const KEEP_ABOUT: &str = "They are there on the next visit. Readers are told, and nothing is sent.";
pub(crate) const LINK: &str = "The place, in the address of the page";
pub(crate) const LINK_ABOUT: &str =
    "Back works, and a result can be sent as a link. It shows every answer. Not in an iframe.";

// ---- Without JavaScript ----
pub(crate) const WITHOUT: &str = "Without JavaScript";
pub(crate) const FALLBACK: &str = "Readers see";
pub(crate) const FALLBACK_LINK_CHOICE: &str = "a link to the guide as plain text";
pub(crate) const FALLBACK_TEXT: &str = "the whole guide as plain text";
pub(crate) const FALLBACK_NOTHING: &str = "nothing";
/// Stands in the snippet.
pub(crate) const FALLBACK_LINK: &str = "Read the guide as plain text";

// ---- The pieces ----
pub(crate) const INTO_PAGE: &str = "Into the page";
pub(crate) const INTO_PAGE_ELEMENT: &str =
    "Where the guide should stand. A second guide on the page needs no second script.";
pub(crate) const INTO_PAGE_DIV: &str = "Where the guide should stand. The script below turns it into the element.";
pub(crate) const INTO_PAGE_FRAME: &str =
    "Where the guide should stand. It scrolls: to make it as high as its content, give the address of your page.";
pub(crate) const INTO_PAGE_FRAME_HEARD: &str = "Where the guide should stand.";
pub(crate) const INTO_TEMPLATE: &str = "Into the template of the site";
pub(crate) const ABOUT_TEMPLATE: &str = "Once. Content systems strip scripts from texts, and add them in the theme. In a page of your own, put it into the head.";
pub(crate) const LISTENER: &str = "Below the frame, if the page allows scripts";
pub(crate) const ABOUT_LISTENER: &str = "Makes the frame as high as what it shows.";
pub(crate) const INTO_STYLES: &str = "Into the style sheet of the site";
pub(crate) const ABOUT_STYLES: &str = "Not into the page: strict policies block styles there, and WordPress strips them. It has a place for them: \
     Additional CSS.";
