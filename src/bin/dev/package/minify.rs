//! Makes scripts and style sheets short with esbuild.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{
    failure::{Context, Failure},
    tools::{Kit, Tool},
};

/// What a developer reads in the browser stays readable, so only a release is made short.
pub(crate) enum Minifier {
    Off,
    Esbuild(PathBuf),
}

impl Minifier {
    pub(crate) fn find(kit: &Kit) -> Result<Self, Failure> {
        kit.get(Tool::Esbuild).map(Self::Esbuild)
    }

    /// A script that browsers of 2020 can read, if only to find that they can't run it.
    pub(crate) fn js(&self, script: &str) -> Result<String, Failure> {
        self.run(script, &["--loader=js", "--target=es2020"])
    }

    /// A style sheet, whose newest rules stay as they are: each stands with its own fallback. Rules in rules, which have
    /// none, are taken out of them.
    pub(crate) fn css(&self, sheet: &str) -> Result<String, Failure> {
        self.run(sheet, &["--loader=css", "--target=esnext", "--supported:nesting=false"])
    }

    fn run(&self, text: &str, arguments: &[&str]) -> Result<String, Failure> {
        let Self::Esbuild(program) = self else {
            return Ok(text.to_owned());
        };
        let mut child = Command::new(program)
            .args(["--minify", "--legal-comments=none", "--log-level=warning"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("esbuild does not start")?;
        if let Some(mut stdin) = child.stdin.take() {
            // It reads all of it before it says anything. If it ends early, its complaint says why.
            let _ = stdin.write_all(text.as_bytes());
        }
        let output = child.wait_with_output().context("esbuild")?;
        let said = String::from_utf8_lossy(&output.stderr);
        // A warning is a rule that it did not understand, and so would not have kept.
        if !output.status.success() || !said.trim().is_empty() {
            return Err(Failure::new(format!("esbuild refuses a script or style sheet:\n{}", said.trim())));
        }
        String::from_utf8(output.stdout).map(|text| text.trim_end().to_owned()).context("esbuild")
    }
}
