//! Bundles scripts and makes style sheets short, with esbuild.

use anyhow::{Context, Result, bail};
use std::{
    path::Path,
    process::{Command, Stdio},
};

use crate::tools::{Kit, Tool};

/// What a developer reads in the browser stays readable, so only a release is made short.
pub(crate) struct Esbuild<'a> {
    pub(crate) kit: &'a Kit<'a>,
    pub(crate) release: bool,
}

/// What scripts are bundled with.
const BUNDLE: [&str; 8] = [
    "--bundle",
    "--format=iife",
    // Browsers of 2020 can read it, if only to find that they can't run it.
    "--target=es2020",
    "--charset=utf8",
    "--loader:.css=text",
    // What wasm-bindgen wrote asks for it in a function that is left out.
    "--log-override:empty-import-meta=silent",
    "--legal-comments=none",
    "--log-level=warning",
];

impl Esbuild<'_> {
    /// One classic script of the module `entry` and all that it imports, in a function of its own: nothing of it becomes
    /// a name of the page's.
    pub(crate) fn bundle(&self, folder: &Path, entry: &str, arguments: &[&str]) -> Result<String> {
        let mut command = self.command()?;
        command.current_dir(folder).arg(entry).args(BUNDLE).args(arguments);
        strict_inside(&run(command)?)
    }

    /// A style sheet, whose newest rules stay as they are: each stands with its own fallback. Rules in rules, which have
    /// none, are taken out of them.
    pub(crate) fn css(&self, path: &Path) -> Result<String> {
        let mut command = self.command()?;
        command.arg(path).args(["--bundle", "--target=esnext", "--supported:nesting=false"]);
        run(command)
    }

    fn command(&self) -> Result<Command> {
        let mut command = Command::new(self.kit.get(Tool::Esbuild)?);
        if self.release {
            command.arg("--minify");
        }
        Ok(command)
    }
}

/// The bundle with its "use strict" in its function: before it, in a file that somebody else has put together, it would
/// hold for what is not ours.
fn strict_inside(bundle: &str) -> Result<String> {
    const STRICT: &str = "\"use strict\";";
    let function = bundle.strip_prefix(STRICT).unwrap_or(bundle).trim_start();
    match function.strip_prefix("(()=>{").or_else(|| function.strip_prefix("(() => {")) {
        Some(body) => Ok(format!("(() => {{{STRICT}{body}\n")),
        None => bail!("esbuild no longer puts a bundle into one arrow function: mend src/dev/package/esbuild.rs"),
    }
}

fn run(mut command: Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().context("esbuild does not start")?;
    let said = String::from_utf8_lossy(&output.stderr);
    // A warning is a rule that it did not understand, and so would not have kept.
    if !output.status.success() || !said.trim().is_empty() {
        bail!("esbuild refuses a script or style sheet:\n{}", said.trim());
    }
    String::from_utf8(output.stdout).map(|text| text.trim_end().to_owned()).context("esbuild")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_strict_inside_and_nothing_around_it_is() {
        let expected = "(() => {\"use strict\";a()})();\n";
        for bundle in ["(()=>{a()})();", "\"use strict\";(()=>{a()})();", "\"use strict\";\n(() => {a()})();"] {
            assert_eq!(strict_inside(bundle).unwrap(), expected);
        }
        assert!(strict_inside("var helper;(()=>{a()})();").is_err(), "a name of the page's");
    }
}
