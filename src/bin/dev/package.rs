//! `cargo dev package`, which Trunk runs at the end of each build: makes of its output the files that we promise.
//!
//! It reads and writes in Trunk's staging folder only. Writing anywhere else would start the next build of
//! `cargo dev serve`.

mod budget;
mod contract;
mod demo;
mod fallback;
mod minify;
mod pack;
mod page;
mod parts;
mod script;
mod seal;
mod short;
mod stage;

use std::{fs, path::Path, process::ExitCode, thread};

use crate::{
    args::Args,
    failure::{Context, Failure},
    project::{Project, VERSION},
    report,
    tools::Kit,
};
use minify::Minifier;
use script::Ingredients;
use stage::Stage;

pub(crate) use budget::{ACCEPT, LINE};
pub(crate) use seal::MANIFEST;

const SCRIPT: &str = "rapport.js";
const MODULE: &str = "rapport_bg.wasm";
const DEMO: &str = "demo.js";
const DEMO_MODULE: &str = "demo_bg.wasm";
const PAGE: &str = "rapport.html";
const FALLBACK: &str = "fallback.html";
const INDEX: &str = "index.html";
const CONTRACT: &str = "custom-elements.json";
const REPORT: &str = "report.json";
const STYLES: [&str; 3] = ["tokens.css", "widget.css", "print.css"];

pub(crate) fn run(project: &Project, args: Args) -> Result<ExitCode, Failure> {
    args.finish()?;
    let stage = Stage::find()?;
    if !stage.release {
        pack(project, &stage)?;
        seal::seal(&stage)?;
        return Ok(ExitCode::SUCCESS);
    }
    // The proofs take as long as all the rest.
    let (packed, figures) = thread::scope(|scope| {
        let figures = scope.spawn(report::work_out);
        (pack(project, &stage), figures.join())
    });
    packed?;
    let figures = figures.map_err(|_| Failure::new("the proofs broke off").mend("cargo dev report"))?;
    stage.write(REPORT, &format!("{:#}\n", figures.json()))?;
    seal::seal(&stage)?;
    Ok(ExitCode::SUCCESS)
}

/// Everything but the report and the seal.
fn pack(project: &Project, stage: &Stage) -> Result<(), Failure> {
    let minifier = if stage.release { Minifier::find(&Kit::new(project))? } else { Minifier::Off };
    stage.refuse_snippets()?;
    let styles =
        STYLES.map(|name| read(&project.root.join("styles").join(name))).into_iter().collect::<Result<String, _>>()?;
    let mut styles = minifier.css(&styles)?;
    let (mut module, mut glue) = (stage.take(MODULE)?, stage.take_text(SCRIPT)?);
    if stage.release {
        (module, glue) = short::shorten(&Kit::new(project), &module, &glue)?;
        styles = short::properties(&styles)?;
    }
    let ingredients = Ingredients {
        glue: script::at_home_anywhere(&glue)?,
        unpack: read(&project.root.join("src/embed/unpack.js"))?,
        element: ["src/embed/guard.js", "src/embed/element.js"]
            .map(|name| read(&project.root.join(name)))
            .into_iter()
            .collect::<Result<_, _>>()?,
        styles,
        module,
    };
    let script = script::make(&ingredients, &minifier, stage.release)?;
    stage.write(SCRIPT, &script)?;
    if stage.release {
        let parts = parts::weigh(&ingredients, &minifier, &script)?;
        budget::check(project, &parts)?;
    }
    stage.write(FALLBACK, &fallback::fragment()?)?;
    stage.write(CONTRACT, &contract::json(SCRIPT))?;
    let page_style = minifier.css(&read(&project.root.join("styles/page.css"))?)?;
    stage.write(PAGE, &page::make(&script, &page_style)?)?;
    let (glue, module) = (stage.take_text(DEMO)?, stage.take(DEMO_MODULE)?);
    let demo = demo::make(&glue, &ingredients.unpack, &module, &minifier, stage.release)?;
    stage.write(DEMO, &demo)?;
    stage.write(INDEX, &index(&stage.read_text(INDEX)?, &script, &fallback::section(2)?))
}

/// The page of the release, with the version, the sum of the script and the guide without JavaScript where it asks for
/// them. Trunk leaves its own link to the Rust program in it, which means nothing to a browser.
fn index(page: &str, script: &str, fallback: &str) -> String {
    let lines: String = page.split_inclusive('\n').filter(|line| !line.contains("data-trunk-id")).collect();
    let lines = lines.replace("{{integrity}}", &seal::integrity(script.as_bytes())).replace("{{version}}", VERSION);
    lines.replace("{{fallback}}", fallback)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).context(path.display())
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
