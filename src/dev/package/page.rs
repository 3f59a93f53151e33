//! Makes `rapport.html`: the guide in one file, which opens from a disk and loads nothing.

use anyhow::{Result, bail};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use super::fallback;

const TEMPLATE: &str = include_str!("page.html");

/// The page with this script and this style sheet.
pub(crate) fn make(script: &str, style: &str) -> Result<String> {
    // A browser reads every end of line as one character, and the sums must be those of what it reads.
    let (script, style) = (guard_script(&script.replace("\r\n", "\n")), guard_style(&style.replace("\r\n", "\n")));
    let title = escape(rapport::page_title(fallback::LANG));
    let fallback = fallback::section(1)?;
    fill(&[
        ("lang", fallback::LANG),
        ("policy", &policy(&script, &style)),
        ("title", &title),
        ("style", &style),
        ("fallback", &fallback),
        ("script", &script),
    ])
}

/// Puts each value into its place. What a value holds is never taken for a place.
fn fill(values: &[(&str, &str)]) -> Result<String> {
    let mut out = String::new();
    let mut rest = TEMPLATE;
    while let Some((before, after)) = rest.split_once("{{") {
        let place = after.split_once("}}").and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, tail))
        });
        let Some((value, tail)) = place else {
            let name: String = after.chars().take(20).collect();
            bail!("src/dev/package/page.html: nothing is known for “{{{{{name}”");
        };
        out.push_str(before);
        out.push_str(value);
        rest = tail;
    }
    out.push_str(rest);
    Ok(out)
}

/// Nothing but this very script and this very style: the page can't load or frame anything, nor send a form or a request.
/// No policy keeps a script from leading elsewhere, so it matters that no other script gets in.
fn policy(script: &str, style: &str) -> String {
    let sum = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        sum(script),
        sum(style)
    )
}

/// Writes otherwise what would end the script early, or make a browser overlook its end. Both can stand in texts and
/// patterns only, where `\x3c` is the same as `<`.
fn guard_script(script: &str) -> String {
    let mut pieces = script.split('<');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let ends = piece.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("/script"));
        out.push_str(if ends || piece.starts_with("!--") { "\\x3c" } else { "<" });
        out.push_str(piece);
    }
    out
}

/// A style sheet can hold `</` in a text only, where a backslash before a slash changes nothing.
fn guard_style(style: &str) -> String {
    style.replace("</", "<\\/")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
        text.split_once(start).unwrap().1.split_once(end).unwrap().0
    }

    #[test]
    fn no_text_of_the_script_ends_it_or_hides_its_end() {
        let script = "a = '</script>' + '</ScRiPt\\n>' + /<!--/ + `<!--<script>`; b = 1<2 && c</d/.e; f = '</';";
        let guarded = guard_script(script);
        let small = guarded.to_ascii_lowercase();
        assert!(!small.contains("</script") && !small.contains("<!--"), "{guarded}");
        assert_eq!(guarded.replace("\\x3c", "<"), script, "and nothing else is touched");
        let page = make(script, "a::after { content: '</style>' }").unwrap();
        assert_eq!(page.to_ascii_lowercase().matches("</script").count(), 1);
        assert_eq!(page.to_ascii_lowercase().matches("</style").count(), 1);
    }

    #[test]
    fn the_policy_allows_exactly_what_stands_in_the_page() {
        let page = make("let a = '</script>';\r\nb();\n", "a { color: red }\r\n").unwrap();
        let policy = between(&page, "Security-Policy\" content=\"", "\"");
        for (source, text) in [
            ("script-src", between(&page, "<script>", "</script>")),
            ("style-src", between(&page, "<style>", "</style>")),
        ] {
            let sum = BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()));
            assert!(policy.contains(&format!("{source} 'sha256-{sum}'")), "{source}");
        }
        assert!(!page.contains('\r'));
        assert!(!policy.contains("unsafe-inline") && policy.starts_with("default-src 'none'"));
    }

    #[test]
    fn a_place_in_a_value_is_left_alone() {
        assert!(make("'{{title}}'", "").unwrap().contains("<script>'{{title}}'</script>"));
        assert!(fill(&[]).unwrap_err().to_string().contains("page.html"));
    }

    #[test]
    fn the_fallback_stands_inside_the_element() {
        let page = make("", "").unwrap();
        let inside = between(&page, "standalone>", "</rapport-guide>");
        assert!(inside.contains("<h1>") && inside.trim_end().ends_with("</section>"));
    }
}
