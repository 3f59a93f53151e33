//! What is to be pasted where.

use std::iter::once;

use crate::{
    choices::{Choices, Fallback, NOWHERE, Variant},
    place::Given,
    words,
};

/// One text to copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Where it goes.
    pub(crate) place: &'static str,
    /// What there is to know about that.
    pub(crate) about: &'static str,
    pub(crate) text: String,
}

/// What a page does that lets the frame be as high as its content.
const LISTENER: &str = include_str!("listener.html");

/// The name of the frame in the page, which the listener asks for.
const FRAME: &str = "rapport-frame";

/// All texts to copy, in the order in which they are wanted.
pub(crate) fn pieces(choices: &Choices, given: &Given) -> Vec<Piece> {
    let mut pieces = match choices.variant {
        Variant::Element => {
            let text = format!("{}\n{}", script(choices, given), element("rapport-guide", "", choices, given));
            vec![Piece { place: words::INTO_PAGE, about: words::INTO_PAGE_ELEMENT, text }]
        }
        Variant::Div => {
            let div = element("div data-rapport", "data-", choices, given);
            vec![
                Piece { place: words::INTO_PAGE, about: words::INTO_PAGE_DIV, text: div },
                Piece { place: words::INTO_TEMPLATE, about: words::ABOUT_TEMPLATE, text: script(choices, given) },
            ]
        }
        Variant::Frame => {
            let (about, listener) = match page(choices) {
                Some(_) => (words::INTO_PAGE_FRAME_HEARD, Some(listener(choices))),
                None => (words::INTO_PAGE_FRAME, None),
            };
            let listener = listener.map(|text| Piece { place: words::LISTENER, about: words::ABOUT_LISTENER, text });
            let frame = Piece { place: words::INTO_PAGE, about, text: frame(choices) };
            once(frame).chain(listener).collect()
        }
    };
    let properties = choices.properties();
    if choices.variant != Variant::Frame && !properties.is_empty() {
        let lines = properties.iter().map(|(name, colour)| format!("  --rapport-{name}: {colour};"));
        let lines: Vec<_> = once("rapport-guide {".to_owned()).chain(lines).chain(once("}".to_owned())).collect();
        let text = lines.join("\n");
        pieces.push(Piece { place: words::INTO_STYLES, about: words::ABOUT_STYLES, text });
    }
    pieces
}

/// The script, with its checksum only where that was asked for: on a site's own server it would block the script as soon
/// as anything changes the file.
fn script(choices: &Choices, given: &Given) -> String {
    let (src, integrity) = (escape(&files(choices)), escape(&given.integrity));
    let checksum = format!("\n  integrity=\"{integrity}\"\n  crossorigin=\"anonymous\"");
    let checksum = if choices.checksum { checksum.as_str() } else { "" };
    format!("<script src=\"{src}rapport.js\" defer{checksum}></script>")
}

/// The element with its attributes, whose names begin with `prefix`.
fn element(start: &str, prefix: &str, choices: &Choices, given: &Given) -> String {
    let attributes = choices.attributes();
    let attributes = attributes.iter().map(|(name, value)| format!("{prefix}{name}=\"{}\"", escape(value)));
    let opening = once(start.to_owned()).chain(attributes).collect::<Vec<_>>().join(" ");
    let inside = match choices.inside() {
        Fallback::Nothing => String::new(),
        // In one line and without a `<p>`: systems that put paragraphs around lines would close the element early.
        Fallback::Link => {
            let address = escape(&files(choices));
            format!("<a href=\"{address}fallback.html\">{}</a>", words::FALLBACK_LINK)
        }
        Fallback::Text => format!("\n{}\n", ascii(&at_level(given.fallback.trim(), &choices.level))),
    };
    let end = start.split(' ').next().unwrap_or_default();
    format!("<{opening}>{inside}</{end}>")
}

fn frame(choices: &Choices) -> String {
    let mut parameters: Vec<(&str, String)> = choices.attributes();
    parameters.extend(choices.properties());
    parameters.extend(page(choices).map(|page| ("parent", origin(page))));
    let query: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let (address, query, title) =
        (escape(&files(choices)), query.join("&amp;"), escape(rapport::page_title(&choices.lang)));
    // Attributes instead of a style, which a strict policy would refuse.
    format!(
        "<iframe id=\"{FRAME}\" title=\"{title}\"\n  src=\"{address}rapport.html?{query}\"\n  width=\"100%\" \
         height=\"1200\" frameborder=\"0\" loading=\"lazy\"></iframe>"
    )
}

/// What goes with the frame, where its address names the page.
fn listener(choices: &Choices) -> String {
    LISTENER.trim_end().replace("{{origin}}", &origin(&files(choices)))
}

/// The folder of the files.
fn files(choices: &Choices) -> String {
    format!("{}/", folder(choices).unwrap_or(NOWHERE).trim_end_matches('/'))
}

/// The folder as it was typed, if it is one. It may be given from the root of the site, unless a listener has to know
/// the server of a frame.
fn folder(choices: &Choices) -> Option<&str> {
    let typed = choices.files.trim();
    let of_site = choices.variant != Variant::Frame && typed.starts_with('/') && !typed.starts_with("//");
    let known = is_address(typed) || (of_site && is_plain(typed));
    (known && !typed.contains(['?', '#'])).then_some(typed)
}

/// The address of the page around the frame, if it is one.
fn page(choices: &Choices) -> Option<&str> {
    Some(choices.page.trim()).filter(|typed| is_address(typed))
}

/// Whether the address of the page can't be used.
pub(crate) fn wrong_page(choices: &Choices) -> bool {
    page(choices).is_none() && !choices.page.trim().is_empty()
}

/// Whether the folder of the files can't be used.
pub(crate) fn wrong_files(choices: &Choices) -> bool {
    folder(choices).is_none()
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    !host.is_empty() && is_plain(text) && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c))
}

fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'<>\\^`{|}".contains(c))
}

/// Scheme, host and port as a browser writes them, so without the port that goes without saying.
fn origin(address: &str) -> String {
    let address = address.to_lowercase();
    let Some((scheme, rest)) = address.split_once("://") else { return origin(NOWHERE) };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let usual = if scheme == "https" { ":443" } else { ":80" };
    format!("{scheme}://{}", host.strip_suffix(usual).unwrap_or(host))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A value in an address.
fn encode(text: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|b| if kept(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

/// Letters beyond ASCII as numbers, so that the text survives whatever encoding a page has.
fn ascii(html: &str) -> String {
    html.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }).collect()
}

/// The fallback with its highest heading at this level instead of 2.
fn at_level(html: &str, level: &str) -> String {
    let Ok(level) = level.parse::<u32>() else { return html.to_owned() };
    let shifted = |tag: &str| {
        let (slash, name) = tag.strip_prefix('/').map_or(("", tag), |name| ("/", name));
        let rest = name.strip_prefix('h')?;
        let digit = rest.chars().next()?.to_digit(10)?;
        Some(format!("{slash}h{}{}", (digit + level).saturating_sub(2).clamp(1, 6), rest.get(1..)?))
    };
    let tags: Vec<_> = html.split('<').map(|tag| shifted(tag).unwrap_or_else(|| tag.to_owned())).collect();
    tags.join("<")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        let fallback = "\n<section><h2>“A”</h2><hr><h3>B</h3></section>".to_owned();
        Given { files: String::new(), integrity: "sha384-abc+/=".to_owned(), fallback }
    }

    fn choices() -> Choices {
        let nothing = Choices { variant: Variant::Element, fallback: Fallback::Nothing, ..Choices::default() };
        Choices { view: "quiz".to_owned(), files: "https://a.example/rapport/".to_owned(), ..nothing }
    }

    fn texts(choices: &Choices) -> Vec<String> {
        pieces(choices, &given()).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn the_element_comes_with_its_script_and_without_a_checksum() {
        let expected = "<script src=\"https://a.example/rapport/rapport.js\" defer></script>\n\
             <rapport-guide view=\"quiz\"></rapport-guide>";
        assert_eq!(texts(&choices()), [expected]);
    }

    #[test]
    fn a_checksum_comes_where_it_is_asked_for() {
        let expected = "<script src=\"https://a.example/rapport/rapport.js\" defer\n  integrity=\"sha384-abc+/=\"\n  \
             crossorigin=\"anonymous\"></script>";
        for variant in [Variant::Div, Variant::Element] {
            let texts = texts(&Choices { variant, checksum: true, ..choices() });
            assert_eq!(texts.iter().filter(|text| text.starts_with(expected)).count(), 1, "{texts:?}");
        }
    }

    #[test]
    fn without_any_choice_it_is_a_div_with_a_link_in_one_line() {
        let texts = texts(&Choices::at("https://a.example/rapport/"));
        let link = "<a href=\"https://a.example/rapport/fallback.html\">Read the guide as plain text</a>";
        assert_eq!(texts[0], format!("<div data-rapport>{link}</div>"));
        assert_eq!(texts[1], "<script src=\"https://a.example/rapport/rapport.js\" defer></script>");
    }

    #[test]
    fn an_origin_is_written_as_a_browser_writes_it() {
        assert_eq!(origin("HTTPS://A.example:443/b?c"), "https://a.example");
        assert_eq!(origin("http://a.example:8080/b"), "http://a.example:8080");
        assert!(!is_address("https://b\u{fc}cher.example/"), "a browser would write it otherwise");
    }

    #[test]
    fn a_div_holds_no_script_and_has_its_attributes_as_data() {
        let texts = texts(&Choices { variant: Variant::Div, level: "3".to_owned(), ..choices() });
        // It is never empty, since some editors would delete it.
        assert!(
            texts[0].starts_with("<div data-rapport data-view=\"quiz\" data-heading-level=\"3\"><a href="),
            "{}",
            texts[0]
        );
        assert!(texts[1].starts_with("<script ") && texts.len() == 2);
    }

    #[test]
    fn a_frame_gets_all_of_it_in_its_address_and_its_listener_knows_both_sides() {
        let all = Choices {
            variant: Variant::Frame,
            relationships: vec!["coaching", "training"],
            accent: "#700".to_owned(),
            page: "https://www.b.example:8443/members/?a=1".to_owned(),
            link: true,
            ..choices()
        };
        let texts = texts(&all);
        let src = "https://a.example/rapport/rapport.html?view=quiz&amp;relationships=coaching%20training&amp;\
             accent=%23770000&amp;parent=https%3A%2F%2Fwww.b.example%3A8443";
        assert!(texts[0].contains(&format!("src=\"{src}\"")), "{}", texts[0]);
        assert!(texts[0].contains("title=\"Rapport") && texts[0].contains(&format!("id=\"{FRAME}\"")));
        assert!(texts[1].contains("event.origin !== 'https://a.example'") && texts[1].contains(FRAME));
        assert!(texts[1].contains("event.source !== frame.contentWindow") && texts.len() == 2);
    }

    #[test]
    fn colours_come_apart_from_the_markup() {
        let texts = texts(&Choices { accent: "#700".to_owned(), ..choices() });
        assert_eq!(texts[1], "rapport-guide {\n  --rapport-accent: #770000;\n}");
        assert!(!texts[0].contains("style"));
    }

    #[test]
    fn the_fallback_fits_into_the_outline_and_survives_every_encoding() {
        let all = Choices { fallback: Fallback::Text, level: "4".to_owned(), ..choices() };
        assert!(texts(&all)[0].contains("<section><h4>&#8220;A&#8221;</h4><hr><h5>B</h5></section>"));
        assert!(texts(&Choices { fallback: Fallback::Text, ..choices() })[0].contains("<h2>&#8220;A"));
    }

    #[test]
    fn an_address_that_is_none_is_refused_and_never_gets_into_the_snippet() {
        for wrong in [
            "a.example",
            "https://",
            "//a.example/",
            "https://a.example/\"><script>",
            "javascript:x",
            "https://a.example/?b=",
            "",
            "/a b/",
        ] {
            let choices = Choices { files: wrong.to_owned(), ..choices() };
            assert!(wrong_files(&choices), "{wrong}");
            assert!(texts(&choices)[0].contains(&format!("src=\"{NOWHERE}rapport.js\"")), "{wrong}");
        }
        for right in ["/", "/files/rapport", "http://127.0.0.1:8080/", "https://a.example"] {
            assert!(!wrong_files(&Choices { files: right.to_owned(), ..choices() }), "{right}");
        }
        assert!(texts(&Choices { files: "/files".to_owned(), ..choices() })[0].contains("src=\"/files/rapport.js\""));
        let frame =
            Choices { variant: Variant::Frame, files: "/files".to_owned(), page: "here".to_owned(), ..choices() };
        assert!(wrong_files(&frame) && wrong_page(&frame));
        assert!(texts(&frame).len() == 1 && !texts(&frame)[0].contains("parent"), "nobody is told the height");
    }
}
