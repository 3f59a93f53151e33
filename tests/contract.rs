//! The contract with the page: what is promised in one place holds in all the others.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says best what is wrong by stopping there")]

use std::{collections::BTreeSet, fs, path::Path};

use rapport::{
    content::primary,
    embed::{
        config::{self, Config, Refused},
        contract::{ATTRIBUTES, EVENTS, PARTS, PROPERTIES},
    },
};

fn file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What is read where the page sets one attribute.
fn with(name: &str, value: &str) -> (Config, Vec<Refused>) {
    config::read(|asked| (asked == name).then(|| value.to_owned()), None)
}

/// The words of a kind that lists them.
fn words(kind: &str) -> Vec<&str> {
    if kind.contains('|') { kind.split('|').map(str::trim).collect() } else { Vec::new() }
}

#[test]
fn every_word_that_is_promised_is_understood() {
    let mut looked_at = 0;
    for attribute in ATTRIBUTES {
        for word in words(attribute.kind) {
            looked_at += 1;
            assert_eq!(with(attribute.name, word).1, [], "{}=\"{word}\"", attribute.name);
        }
    }
    assert!(looked_at > 10);
}

#[test]
fn any_other_value_is_refused_by_name() {
    // Nearly everything is an address.
    let (_, refused) = with("fallback", "javascript:alert(1)");
    assert_eq!(refused.len(), 1, "{refused:?}");
    let thousands = (0..20_000).map(|number| format!("id-{number}")).collect::<Vec<_>>().join(" ");
    let (_, refused) = with("relationships", &thousands);
    assert_eq!(refused.len(), 5, "nobody reads more");
    assert!(with("fallback", "../texts/support.html").1.is_empty());
    for attribute in ATTRIBUTES.iter().filter(|attribute| attribute.kind != "url") {
        let (config, refused) = with(attribute.name, "zz");
        let [refused] = refused.as_slice() else { panic!("{}: {refused:?}", attribute.name) };
        assert_eq!((refused.attribute, refused.value.as_str()), (attribute.name, "zz"));
        for word in words(attribute.kind) {
            assert!(refused.expected.split(", ").any(|e| e == word), "{}: {}", attribute.name, refused.expected);
        }
        assert_eq!(config, config::read(|_| None, None).0, "{}", attribute.name);
    }
}

#[test]
fn every_default_is_what_holds_without_the_attribute() {
    let without = config::read(|_| None, None).0;
    let defaults = ATTRIBUTES.iter().filter(|a| words(a.kind).contains(&a.default));
    for attribute in defaults.clone() {
        assert_eq!(with(attribute.name, attribute.default).0, without, "{}", attribute.name);
    }
    assert!(defaults.count() >= 5);
    assert_eq!(config::read(|_| None, Some("en-GB")).0.lang.tag, "en");
}

/// Expects this very line in README.md.
fn told(section: &str, line: &str) {
    assert!(file("README.md").lines().any(|l| l == line), "README.md lacks this line among the {section}:\n{line}");
}

/// A cell of a table: a value as code, an explanation as it is.
fn cell(text: &str) -> String {
    let value = text.starts_with(['#', '{']) || !text.contains(' ');
    match text {
        "" => "none".to_owned(),
        _ if value => format!("`{}`", text.replace('|', "\\|")),
        _ => text.to_owned(),
    }
}

#[test]
fn the_readme_has_a_row_for_everything_in_the_contract() {
    for a in ATTRIBUTES {
        let words = words(a.kind).iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let kind = match a.kind {
            "ids" => "ids".to_owned(),
            kind if words.is_empty() => cell(kind),
            _ => words,
        };
        told("attributes", &format!("| `{}` | {kind} | {} | {} |", a.name, cell(a.default), a.about));
    }
    for e in EVENTS {
        told("events", &format!("| `{}` | {} | {} |", e.name, cell(e.detail).replace("` | `", "` or `"), e.about));
    }
    for p in PROPERTIES {
        told("custom properties", &format!("| `{}` | {} | {} |", p.name, cell(p.default), p.about));
    }
    for p in PARTS {
        told("parts", &format!("| `{}` | {} |", p.name, p.about));
    }
}

#[test]
fn the_readme_names_nothing_else() {
    let readme = file("README.md");
    let first = |line: &str| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned());
    let section = readme.split_once("### Attributes").unwrap().1.split_once("\n## ").unwrap().0;
    let told: BTreeSet<String> = section.lines().filter_map(first).collect();
    let names = ATTRIBUTES.iter().map(|a| a.name).chain(EVENTS.iter().map(|e| e.name));
    let names = names.chain(PROPERTIES.iter().map(|p| p.name)).chain(PARTS.iter().map(|p| p.name));
    assert_eq!(told, names.map(str::to_owned).collect());
}

#[test]
fn the_readme_lists_the_ids_of_the_eight() {
    let readme = file("README.md");
    let start = "The ids of the relationships are ";
    let line = readme.lines().find_map(|line| line.strip_prefix(start));
    let listed = line.and_then(|line| line.split_once(". ")).unwrap_or_else(|| panic!("README.md: {start}…")).0;
    let ids: Vec<_> = primary().map(|r| format!("`{}`", r.id)).collect();
    assert_eq!(listed, ids.join(", "));
}

#[test]
fn the_readme_has_the_listener_of_the_snippet() {
    let listener = file("src/bin/demo/listener.html").replace("{{origin}}", "https://files.example");
    assert!(
        file("README.md").contains(&listener),
        "README.md lacks what a page does that frames the guide:\n{listener}"
    );
}

/// The custom properties of the host page that a style sheet names.
fn named(sheet: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap().to_owned();
    // In a comment, `--rapport-*` stands for all of them.
    sheet.split("--rapport-").skip(1).map(name).filter(|n| !n.is_empty()).map(|n| format!("--rapport-{n}")).collect()
}

#[test]
fn the_style_sheet_uses_exactly_the_custom_properties_of_the_contract() {
    let tokens = file("styles/tokens.css");
    assert_eq!(named(&tokens), PROPERTIES.iter().map(|p| p.name.to_owned()).collect());
    for p in PROPERTIES.iter().filter(|p| !p.default.contains(' ')) {
        let used = format!("var({}, {})", p.name, p.default);
        assert!(tokens.contains(&used), "styles/tokens.css lacks {used}");
    }
    let all = file("styles/guide.css");
    let others: Vec<&str> =
        all.split("@import \"./").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    assert!(others.contains(&"tokens.css") && others.len() > 10, "{others:?}");
    for other in others.into_iter().filter(|other| *other != "tokens.css") {
        let sheet = file(&format!("styles/{other}"));
        assert_eq!(named(&sheet), BTreeSet::new(), "{other}: the theming interface is tokens.css");
    }
}

#[test]
fn exactly_the_parts_of_the_contract_are_marked() {
    let mut sources = vec![file("src/embed/script/element.js").replace("setAttribute('part', '", "At::Part, \"")];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let name = |rest: &str| rest.split(['"', '\'']).next().unwrap().to_owned();
    let marked: BTreeSet<String> =
        sources.iter().flat_map(|source| source.split("At::Part, \"").skip(1).map(name)).collect();
    let promised: BTreeSet<String> = PARTS.iter().map(|p| p.name.to_owned()).collect();
    assert_eq!(marked, promised, "in src/view and element.js on the left, in src/embed/contract.rs on the right");
}
