//! What only the system's own package manager can install.

use anyhow::{Result, bail};
use std::{env, process::Command};

use crate::{
    project::{Project, on_path},
    step::Step,
};

/// With this set to 1, packages are installed through `sudo`.
const ALLOWED: &str = "RAPPORT_SUDO";

/// Installs Debian packages as root, or through `sudo` where that has been allowed, or names the command.
pub(crate) fn install(project: &Project, title: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let by_hand = format!("sudo apt-get install {names}");
    if on_path("apt-get").is_none() {
        bail!("{title} is not installed, and there is no apt-get: install {names} with the system's package manager");
    }
    let as_root = is_root();
    if !as_root && env::var_os(ALLOWED).is_none_or(|allowed| allowed != "1") {
        let wrong = format!("{title} is not installed; with {ALLOWED}=1 this command installs it through sudo itself");
        bail!("{wrong}; try `{by_hand}`");
    }
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(if as_root { "apt-get" } else { "sudo" });
        if !as_root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let step = |label: &str, usual, command| Step { label, usual, verbose: project.verbose }.must(command);
    let program = if as_root { "apt-get" } else { "sudo apt-get" };
    step(&format!("{program} update"), Some("10 seconds"), apt(&["update"]))?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    step(&format!("{program} install {names}"), Some("1 minute"), apt(&arguments))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
