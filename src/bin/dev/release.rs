//! `cargo dev build`: the release in dist/, and what it weighs.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use flate2::{Compression, write::GzEncoder};

use crate::{
    args::Args,
    failure::{Context, Failure},
    project::Project,
    step::{Ended, Step},
    tools::{Kit, Tool},
};

pub(crate) fn run(project: &Project, args: Args) -> Result<ExitCode, Failure> {
    args.finish()?;
    let ended = build(&Kit::new(project))?;
    if !ended.success {
        ended.show(usize::MAX);
        return Err(Failure::new("the release build failed").mend("cargo dev build --verbose"));
    }
    print_sizes(&project.dist())?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the release in dist/.
pub(crate) fn build(kit: &Kit) -> Result<Ended, Failure> {
    let mut command = trunk(kit)?;
    command.args(["build", "--release", "--locked"]);
    Step { label: "trunk build --release", usual: Some("1 minute"), verbose: kit.project.verbose }.run(command)
}

/// Trunk, set up to find its tools and not to look for a newer self.
pub(crate) fn trunk(kit: &Kit) -> Result<Command, Failure> {
    let mut command = Command::new(kit.get(Tool::Trunk)?);
    command
        .current_dir(&kit.project.root)
        .env("PATH", kit.path(Tool::BUILDING)?)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Its errors say enough without the way that they took through Trunk.
        .env("RUST_LIB_BACKTRACE", "0");
    // Trunk takes no value but `true` and `false` for it, while the custom is any value.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Prints the weight of the scripts and modules, raw and as a server would send them.
pub(crate) fn print_sizes(dist: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    collect(dist, &mut files)?;
    files.sort();
    println!("\n  {:<28} {:>12} {:>12}", "dist/", "bytes", "gzip -9");
    let (mut raw_total, mut packed_total) = (0, 0);
    for file in &files {
        let bytes = fs::read(file).context(file.display())?;
        let packed = gzip_length(&bytes).context(file.display())?;
        let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
        print_row(&name, bytes.len(), packed);
        raw_total += bytes.len();
        packed_total += packed;
    }
    print_row("together", raw_total, packed_total);
    println!();
    Ok(())
}

fn print_row(name: &str, raw: usize, packed: usize) {
    println!("  {name:<28} {:>12} {:>12}", group(raw), group(packed));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).context(folder.display())? {
        let path = entry.context(folder.display())?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|end| end == "wasm" || end == "js") {
            files.push(path);
        }
    }
    Ok(())
}

fn gzip_length(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// 1234567 as `1,234,567`.
fn group(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        assert_eq!(group(7), "7");
        assert_eq!(group(150_000), "150,000");
        assert_eq!(group(1_234_567), "1,234,567");
    }
}
