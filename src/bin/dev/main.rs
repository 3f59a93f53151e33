//! `cargo dev …`: everything a developer runs, each command doing its own set-up.

mod args;
mod browser;
mod child;
mod failure;
mod fonts;
mod host;
mod http;
mod package;
mod pictures;
mod project;
mod release;
mod report;
mod scratch;
mod serve;
mod step;
mod system;
mod test;
mod thousands;
mod tools;

use std::{env, process::ExitCode};

use args::Args;
use failure::Failure;
use project::Project;
use tools::{Kit, Tool};

/// One command: its name, its arguments, what it does, and the function that does it.
struct Command {
    name: &'static str,
    arguments: &'static str,
    purpose: &'static str,
    run: fn(&Project, Args) -> Result<ExitCode, Failure>,
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
        purpose: "run every answer set and write report.json; with --write QUIZ.md and the widget's figures too",
        run: write_report,
    },
    Command {
        name: "pictures",
        arguments: "[FOLDER] [--as-built]",
        purpose: "take the pictures of the README, or every view in every width into FOLDER",
        run: pictures::run,
    },
    // For Trunk, and so without a word in the help.
    Command { name: "package", arguments: "", purpose: "", run: package::run },
];

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("cargo dev: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode, Failure> {
    let mut args = Args::new(env::args().skip(1));
    let verbose = args.flag("--verbose");
    let wants_help = args.flag("--help") | args.flag("-h");
    let name = args.positional().unwrap_or_else(|| "help".to_owned());
    if wants_help || name == "help" {
        help();
        return Ok(ExitCode::SUCCESS);
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        return Err(Failure::new(format!("there is no command “{name}”")).mend("cargo dev help"));
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

fn set_up(project: &Project, args: Args) -> Result<ExitCode, Failure> {
    args.finish()?;
    let kit = Kit::new(project);
    for tool in Tool::ALL {
        let path = kit.get(*tool)?;
        println!("{:<28} {}", kit.title(*tool)?, path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn write_report(project: &Project, mut args: Args) -> Result<ExitCode, Failure> {
    let write = args.flag("--write");
    args.finish()?;
    let findings = report::run(project)?;
    if write {
        report::write_figures(project, &findings)?;
        report::write_document(project, &findings)?;
    }
    Ok(ExitCode::SUCCESS)
}
