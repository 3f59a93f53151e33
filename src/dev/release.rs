//! `cargo dev build`: the release in dist/, and what it weighs.

use anyhow::{Result, bail};
use fs_err as fs;
use pico_args::Arguments;
use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use serde_json::Value;

use crate::{
    args::finish,
    package,
    project::Project,
    step::{Ended, Step},
    thousands::with_commas,
    tools::{Kit, Tool},
};

pub(crate) fn run(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let accept = args.contains("--accept-sizes");
    finish(args)?;
    let ended = build(&Kit::new(project), accept)?;
    for line in ended.lines.iter().filter(|line| line.starts_with(package::LINE)) {
        println!("{line}");
    }
    print_sizes(&project.dist())?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the release in dist/, or says why not.
pub(crate) fn build(kit: &Kit, accept: bool) -> Result<Ended> {
    let mut command = trunk(kit)?;
    command.env("CARGO_ENCODED_RUSTFLAGS", compiler_flags(kit));
    command.args(["build", "--release", "--locked"]);
    if accept {
        // Trunk hands it on to what packs the release.
        command.env(package::ACCEPT, "true");
    }
    let step = Step { label: "trunk build --release", usual: Some("2 minutes"), verbose: kit.project.verbose };
    let ended = step.run(command)?;
    if !ended.success {
        ended.show(usize::MAX);
        bail!("the release build failed; try `cargo dev build --verbose`");
    }
    Ok(ended)
}

/// How the compiler makes a release: three kilobytes shorter on the wire than with its own limit for what it copies
/// into place (measured from 0 to 90), and without the folders of this computer in what is shipped.
fn compiler_flags(kit: &Kit) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registry = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let folders = registry.into_iter().flatten().flatten().map(|entry| entry.path());
    encoded(folders.chain([kit.project.root.clone()]))
}

/// The flags in the one form in which cargo takes folders with a space in their names.
fn encoded(folders: impl Iterator<Item = PathBuf>) -> String {
    let remapped = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    std::iter::once("-Cllvm-args=--inline-threshold=28".to_owned()).chain(remapped).collect::<Vec<_>>().join("\u{1f}")
}

/// Trunk, set up to find its tools and not to look for a newer self.
pub(crate) fn trunk(kit: &Kit) -> Result<Command> {
    let path = kit.path(Tool::BUILDING)?;
    let mut command = Command::new(kit.get(Tool::Trunk)?);
    command
        .current_dir(&kit.project.root)
        .env("PATH", path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Its errors say enough without the way that they took through Trunk.
        .env("RUST_LIB_BACKTRACE", "0");
    // Trunk takes no value but `true` and `false` for it, while the custom is any value.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Prints the weight of the files, raw and as a server would send them.
pub(crate) fn print_sizes(dist: &Path) -> Result<()> {
    let path = dist.join(package::MANIFEST);
    let text = fs::read_to_string(&path)?;
    let manifest: Value = serde_json::from_str(&text)?;
    println!("\n  {:<28} {:>12} {:>12}", "dist/", "bytes", "gzip -9");
    for (name, file) in manifest.get("files").and_then(Value::as_object).into_iter().flatten() {
        let size = |key: &str| file.get(key).and_then(Value::as_i64).unwrap_or_default();
        println!("  {name:<28} {:>12} {:>12}", with_commas(size("bytes")), with_commas(size("gzip")));
    }
    println!();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_a_space_in_its_name_stays_one_flag() {
        let flags = encoded(["/home/a b/c".into(), "/d".into()].into_iter());
        let flags: Vec<&str> = flags.split('\u{1f}').collect();
        assert_eq!(flags[1..], ["--remap-path-prefix=/home/a b/c=", "--remap-path-prefix=/d="]);
    }
}
