//! `cargo dev package`, which Trunk runs at the end of each build: makes of its output the files that we promise.
//!
//! It reads and writes in Trunk's staging folder only. Writing anywhere else would start the next build of
//! `cargo dev serve`.

mod budget;
mod contract;
mod esbuild;
mod fallback;
mod page;
mod parts;
mod script;
mod seal;
mod stage;

use anyhow::Result;
use fs_err as fs;
use pico_args::Arguments;
use rapport::VERSION;
use std::process::ExitCode;

use crate::{args::finish, project::Project, report::REPORT, tools::Kit};
use esbuild::Esbuild;
use script::Built;
use stage::Stage;

pub(crate) use budget::{ACCEPT, LINE};
pub(crate) use seal::MANIFEST;

const SCRIPT: &str = "rapport.js";
const MODULE: &str = "rapport_bg.wasm";
const DEMO: &str = "demo.js";
const DEMO_MODULE: &str = "demo_bg.wasm";
const PAGE: &str = "rapport.html";
const FALLBACK: &str = "fallback.html";
const FRAGMENT: &str = "fallback-fragment.html";
const INDEX: &str = "index.html";
const CONTRACT: &str = "custom-elements.json";
const STYLES: &str = "styles/guide.css";
const PAGE_STYLES: &str = "styles/page.css";

pub(crate) fn run(project: &Project, args: Arguments) -> Result<ExitCode> {
    finish(args)?;
    let stage = Stage::find()?;
    pack(project, &stage)?;
    seal::seal(&stage)?;
    Ok(ExitCode::SUCCESS)
}

/// Everything but the seal.
fn pack(project: &Project, stage: &Stage) -> Result<()> {
    let kit = Kit::new(project);
    let esbuild = Esbuild { kit: &kit, release: stage.release };
    stage.refuse_snippets()?;
    let built = |wasm, glue| -> Result<Built> { Ok(Built { wasm: stage.take(wasm)?, glue: stage.take_text(glue)? }) };
    let (widget, demo) = (built(MODULE, SCRIPT)?, built(DEMO_MODULE, DEMO)?);
    let styles = esbuild.css(&project.root.join(STYLES))?;
    let script = script::widget(project, &esbuild, &widget, &styles)?;
    stage.write(SCRIPT, &script)?;
    if stage.release {
        budget::check(project, &parts::weigh(&widget.wasm, &styles, &script)?)?;
    }
    stage.write(FALLBACK, &fallback::page()?)?;
    stage.write(FRAGMENT, &fallback::fragment()?)?;
    stage.write(REPORT, &fs::read_to_string(project.root.join("src/content").join(REPORT))?)?;
    stage.write(CONTRACT, &contract::json(SCRIPT))?;
    let page_style = esbuild.css(&project.root.join(PAGE_STYLES))?;
    stage.write(PAGE, &page::make(&script, &page_style)?)?;
    stage.write(DEMO, &script::demo(project, &esbuild, &demo)?)?;
    stage.write(INDEX, &index(&stage.read_text(INDEX)?, &script, &fallback::section(2)?))
}

/// The page of the release, with the version, the sum of the script and the guide without JavaScript where it asks for
/// them. Trunk leaves its own link to the Rust program in it, which means nothing to a browser.
fn index(page: &str, script: &str, fallback: &str) -> String {
    let lines: String = page.split_inclusive('\n').filter(|line| !line.contains("data-trunk-id")).collect();
    let lines = lines.replace("{{integrity}}", &seal::integrity(script.as_bytes())).replace("{{version}}", VERSION);
    lines.replace("{{fallback}}", fallback)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_gets_what_it_asks_for_and_loses_the_link_of_trunk() {
        let page = "<p>{{version}}\n<link data-trunk data-trunk-id=\"0\">\n<p>{{integrity}}\n<template>{{fallback}}</template>\n";
        let expected = format!("<p>{VERSION}\n<p>{}\n<template><p>x</template>\n", seal::integrity(b"script"));
        assert_eq!(index(page, "script", "<p>x"), expected);
    }
}
