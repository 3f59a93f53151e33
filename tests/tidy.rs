//! The repository itself: invariants of ARCHITECTURE.md that no compiler checks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says best what is wrong by stopping there")]

mod imports;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// All files below a folder of the package with this ending, with their content.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == ending) {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(!found.is_empty(), "no .{ending} file below {folder}");
    found
}

#[test]
fn every_rust_file_says_in_its_first_line_what_it_is_for() {
    for (name, content) in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        assert!(content.starts_with("//! "), "{name}");
    }
}

/// What must not be named on the left of an arrow.
fn keeps_clear_of(folder: &str, words: &[&str]) {
    for (name, content) in files(folder, "rs") {
        for (number, line) in content.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            let named = words.iter().find(|word| code.contains(**word));
            assert!(named.is_none(), "{name}:{}: {}", number + 1, named.unwrap());
        }
    }
}

#[test]
fn the_content_knows_nothing_of_what_comes_after_it() {
    keeps_clear_of("src/content.rs", &["crate::engine", "crate::view", "crate::embed", "yew", "web_sys"]);
    keeps_clear_of("src/content", &["engine::", "view::", "embed::", "yew", "web_sys"]);
}

#[test]
fn the_engine_is_pure() {
    let impure = [
        "crate::view",
        "crate::embed",
        "yew",
        "web_sys",
        "gloo",
        "wasm_bindgen",
        "std::time",
        "f32",
        "f64",
        "rand",
        "std::env",
    ];
    keeps_clear_of("src/engine", &impure);
}

#[test]
fn a_floor_of_the_view_knows_nothing_of_the_floors_above_it() {
    keeps_clear_of("src/view/dom", &["view::widgets", "view::screens", "view::frame", "view::page"]);
    keeps_clear_of("src/view/widgets", &["view::screens", "view::frame", "view::page"]);
    for (name, content) in files("src/view/screens", "rs") {
        let screen = Path::new(&name).iter().nth(3).unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        for line in content.lines() {
            for other in line.split("view::screens::").skip(1) {
                assert_eq!(
                    other.split(|c: char| !c.is_alphanumeric() && c != '_').next(),
                    Some(&*screen),
                    "{name}: {line}"
                );
            }
        }
    }
}

#[test]
fn no_files_depend_on_each_other_in_a_circle() {
    let mut looked_at = 0;
    for (root, of_others) in [
        ("src/", &["bin/", "dev/", "content/build/"][..]),
        ("src/content/build/", &[]),
        ("src/bin/demo/", &[]),
        ("src/dev/", &[]),
    ] {
        let below = |(name, content): (String, String)| Some((name.strip_prefix(root)?.to_owned(), content));
        let own = |(name, _): &(String, String)| {
            !of_others.iter().any(|other| name.starts_with(other)) && (root != "src/" || name != "main.rs")
        };
        let files: Vec<_> = files(root.trim_end_matches('/'), "rs").into_iter().filter_map(below).filter(own).collect();
        let graph = imports::graph(&files);
        looked_at += graph.values().map(BTreeSet::len).sum::<usize>();
        assert_eq!(imports::circles(&graph), Vec::<Vec<String>>::new(), "in {root}");
    }
    assert!(looked_at > 300, "only {looked_at} imports were found: are they written in another way now?");
}

#[test]
fn a_circle_would_be_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = imports::Graph::new();
        for (from, to) in edges {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
            graph.entry((*to).to_owned()).or_default();
        }
        graph
    };
    assert_eq!(imports::circles(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), Vec::<Vec<String>>::new());
    let circle = vec![vec!["b".to_owned(), "c".to_owned(), "d".to_owned()]];
    assert_eq!(imports::circles(&graph(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("d", "e")])), circle);
}

#[test]
fn the_view_reads_no_storage_no_address_and_no_attribute_of_its_host() {
    let outside = [
        "local_storage",
        "session_storage",
        "location()",
        "history()",
        "get_attribute",
        "set_inner_html",
        "crate::embed",
    ];
    keeps_clear_of("src/view", &outside);
    keeps_clear_of("src/view", &["style=", "<style", "from_html_unchecked"]);
}

#[test]
fn no_reader_visible_word_stands_in_rust() {
    let mut looked_at = 0;
    for (name, content) in files("src/view", "rs") {
        for (number, line) in content.lines().enumerate() {
            let code = line.split("//").next().unwrap();
            // A text that is shown without the content is handed to `plain`, or is a line of the copied result.
            for text in code.split("plain(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                looked_at += 1;
                assert!(!text.chars().any(char::is_alphabetic), "{name}:{}: {text}", number + 1);
            }
            // No other literal is a sentence: classes and names have no capital letter after a space and no full stop.
            for text in code.split('"').skip(1).step_by(2) {
                looked_at += 1;
                let spoken = text.split(' ').count() > 2 && text.ends_with(['.', '?', '!', ':']);
                assert!(!spoken, "{name}:{}: {text}", number + 1);
            }
            for attribute in ["At::Label, \"", "title=\"", "alt=\"", "placeholder=\""] {
                assert!(!code.contains(attribute), "{name}:{}: {attribute}", number + 1);
            }
        }
    }
    assert!(looked_at > 300, "only {looked_at} texts were found: has the view changed its form?");
}

#[test]
fn the_version_of_wasm_bindgen_is_pinned() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(manifest.lines().any(|line| line.starts_with("wasm-bindgen = \"=")));
    assert!(!manifest.contains("cdylib\"]"), "a cdylib loses link-time optimisation");
}

#[test]
fn the_readme_shows_every_picture_once_and_says_what_it_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let kept = fs::read_dir(root.join("tests/pictures")).unwrap();
    let mut bytes = 0;
    let mut count = 0;
    for entry in kept.map(Result::unwrap) {
        count += 1;
        let place = format!("tests/pictures/{}", entry.file_name().display());
        assert_eq!(readme.matches(&place).count(), 1, "{place} in README.md; cargo dev pictures");
        let alt = readme.split(&format!("src=\"{place}\" alt=\"")).nth(1).and_then(|rest| rest.split('"').next());
        assert!(alt.is_some_and(|alt| alt.len() > 20), "{place} wants a text for those who can't see it");
        bytes += entry.metadata().unwrap().len();
    }
    assert_eq!(readme.matches("src=\"tests/pictures/").count(), count);
    assert!(bytes < 1_500_000, "{bytes} bytes of pictures are too many to be kept with the code");
}

#[test]
fn of_the_single_file_no_more_is_promised_than_its_policy_does() {
    // A policy keeps a page from loading anything. It can't keep a script from leading the reader elsewhere.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, line) in [("index.html", "<a href=\"rapport.html\">"), ("README.md", "| `rapport.html` |")] {
        let text = fs::read_to_string(root.join(name)).unwrap();
        let told: Vec<_> = text.lines().filter(|l| l.contains(line)).collect();
        assert_eq!(told.len(), 1, "{name}: {line}");
        assert!(told[0].contains("policy lets it load nothing"), "{name}: {}", told[0]);
        assert!(!text.contains("can send nothing"), "{name} promises more than a policy does");
    }
}

/// What may be part of the widget and its tools. Whoever adds another says here what it asks of those who pass it on.
const LICENCES: [&str; 8] = ["0BSD", "Apache-2.0", "BSD-3-Clause", "BSL-1.0", "MIT", "MPL-2.0", "Unicode-3.0", "Zlib"];

#[test]
fn every_dependency_has_a_licence_that_lets_it_be_passed_on() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
    cargo.args(["--filter-platform", "x86_64-unknown-linux-gnu"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let accepted = |licence: &str| {
        let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).unwrap();
        expression.evaluate(|wanted| wanted.license.id().is_some_and(|id| LICENCES.contains(&id.name)))
    };
    assert!(accepted("GPL-3.0-only OR MIT") && !accepted("GPL-3.0-only AND MIT"));
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "only {} packages", packages.len());
    for package in packages {
        let licence = package["license"].as_str().unwrap_or("GPL-3.0-only");
        assert!(accepted(licence), "{} is under {licence}", package["name"]);
    }
}
