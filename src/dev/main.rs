//! `cargo dev …`: everything a developer runs, each command doing its own set-up.

mod args;
mod browse;
mod cargo;
mod child;
mod end_to_end;
mod fonts;
mod package;
mod project;
mod release;
mod report;
mod serve;
mod step;
mod system;
mod test;
mod thousands;
mod tools;

use anyhow::{Result, bail};
use std::process::ExitCode;

use args::finish;
use pico_args::Arguments;
use project::Project;
use tools::{Kit, Tool};

/// One command: its name, its arguments, what it does, and the function that does it.
struct Command {
    name: &'static str,
    arguments: &'static str,
    purpose: &'static str,
    run: fn(&Project, Arguments) -> Result<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        arguments: "",
        purpose: "install what is missing (the other commands do it too, each for itself)",
        run: set_up,
    },
    Command {
        name: "serve",
        arguments: "[--port 8080] [--release]",
        purpose: "run the widget on this computer, rebuilding it when a file changes",
        run: serve::run,
    },
    Command {
        name: "build",
        arguments: "[--accept-sizes]",
        purpose: "make the release in dist/ and print its sizes",
        run: release::run,
    },
    Command {
        name: "test",
        arguments: "[--only NAME] [--engine NAME] [--fonts NAME] [--renew-looks] [--keep-going]",
        purpose: "run every check: fmt, clippy, native, web, build, e2e (in chromium, firefox, webkit)",
        run: test::run,
    },
    Command {
        name: "report",
        arguments: "[--write]",
        purpose: "run every answer set and print the figures; with --write bring all that is made from them up to date",
        run: write_report,
    },
    Command {
        name: "pictures",
        arguments: "[FOLDER] [--as-built]",
        purpose: "take the pictures of the README, or every view in every width into FOLDER",
        run: browse::pictures,
    },
    Command {
        name: "bench",
        arguments: "[NAME=FOLDER …] [--runs 7] [--as-built] | --minifiers [--php FOLDER]",
        purpose: "measure the release in Chromium beside a bare Yew app, a static page and other builds",
        run: browse::bench,
    },
    // For Trunk, and so without a word in the help.
    Command { name: "package", arguments: "", purpose: "", run: package::run },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cargo dev: {error:#}.");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut args = Arguments::from_env();
    let verbose = args.contains("--verbose");
    let wants_help = args.contains(["-h", "--help"]);
    let name = args.subcommand()?.unwrap_or_else(|| "help".to_owned());
    if wants_help || name == "help" {
        help();
        return Ok(ExitCode::SUCCESS);
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        bail!("there is no command “{name}”; try `cargo dev help`");
    };
    (command.run)(&Project::find(verbose)?, args)
}

fn help() {
    println!("Usage: cargo dev <command> [--verbose]\n");
    for command in COMMANDS.iter().filter(|command| !command.purpose.is_empty()) {
        let call = format!("{} {}", command.name, command.arguments);
        println!("  {call:<82} {}", command.purpose);
    }
    println!("\nTools that are missing go to a folder of their own, one for each version:");
    println!("$RAPPORT_TOOLS, or else rapport/ in the user's cache folder.");
}

fn set_up(project: &Project, args: Arguments) -> Result<ExitCode> {
    finish(args)?;
    let kit = Kit::new(project);
    kit.get_all(Tool::ALL)?;
    for tool in Tool::ALL {
        let path = kit.get(*tool)?;
        println!("{:<28} {}", kit.title(*tool)?, path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn write_report(project: &Project, mut args: Arguments) -> Result<ExitCode> {
    let write = args.contains("--write");
    finish(args)?;
    report::run(project, write)?;
    Ok(ExitCode::SUCCESS)
}
