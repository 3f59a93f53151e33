//! Runs a child process behind one line of progress and keeps what it says for when it fails.

use anyhow::{Context, Result, anyhow};
use std::{
    io::{self, BufRead, BufReader, IsTerminal, PipeReader, Write},
    process::{Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::child::Child;

/// How much of a failed installation is shown.
const LAST_LINES: usize = 40;

/// A child process to come.
pub(crate) struct Step<'a> {
    /// What is being done, for the progress line.
    pub(crate) label: &'a str,
    /// How long it takes on an ordinary computer.
    pub(crate) usual: Option<&'a str>,
    /// Show all it says as it says it.
    pub(crate) verbose: bool,
}

/// A child process that has ended.
pub(crate) struct Ended {
    pub(crate) success: bool,
    pub(crate) lines: Vec<String>,
    verbose: bool,
}

impl Step<'_> {
    /// Runs the command to its end, be that good or bad.
    pub(crate) fn run(&self, mut command: Command) -> Result<Ended> {
        let start = Instant::now();
        // One pipe for both streams keeps their lines in order.
        let (reader, writer) = io::pipe().context("no pipe")?;
        command.stdin(Stdio::null()).stdout(writer.try_clone().context("no pipe")?).stderr(writer);
        let mut child = Child::start(command).with_context(|| format!("{} does not start", self.label))?;
        let arriving = read_lines(reader);
        let progress = Progress::new(self);

        let mut lines = Vec::new();
        loop {
            match arriving.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => {
                    if self.verbose {
                        println!("    {line}");
                    }
                    lines.push(line);
                }
                Err(RecvTimeoutError::Disconnected) => break,
                // A grandchild may hold the pipe open after the child has gone.
                Err(RecvTimeoutError::Timeout) => {
                    if matches!(child.try_wait(), Ok(Some(_))) {
                        break;
                    }
                }
            }
            progress.show(start.elapsed());
        }
        let status = child.wait().with_context(|| self.label.to_owned())?;
        progress.finish(status.success(), start.elapsed());
        Ok(Ended { success: status.success(), lines, verbose: self.verbose })
    }

    /// Runs a command that must succeed, or shows the last lines and gives up.
    pub(crate) fn must(&self, command: Command) -> Result<()> {
        let call = spell(&command);
        let ended = self.run(command)?;
        if ended.success {
            return Ok(());
        }
        ended.show(LAST_LINES);
        Err(anyhow!("{} failed; try `{call}`", self.label))
    }
}

impl Ended {
    #[cfg(test)]
    pub(crate) fn of(success: bool, said: &str) -> Self {
        Self { success, lines: said.lines().map(str::to_owned).collect(), verbose: false }
    }

    /// Prints the last lines, unless they have been seen already.
    pub(crate) fn show(&self, last: usize) {
        if self.verbose {
            return;
        }
        let lines: Vec<_> = self.lines.iter().filter(|line| is_news(line)).collect();
        for line in lines.iter().skip(lines.len().saturating_sub(last)) {
            println!("    {line}");
        }
    }
}

/// Cargo names every crate it passes, hundreds of them, which helps nobody afterwards.
fn is_news(line: &str) -> bool {
    let first = line.split_whitespace().next();
    !matches!(first, Some("Compiling" | "Checking" | "Downloaded" | "Downloading"))
}

/// Sends the lines as they arrive, whatever their encoding.
fn read_lines(reader: PipeReader) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(text).is_err() {
                return;
            }
            line.clear();
        }
    });
    receiver
}

/// The line that says what is running: rewritten in a terminal, written once in a log.
struct Progress<'a> {
    label: &'a str,
    usual: String,
    live: bool,
}

impl<'a> Progress<'a> {
    fn new(step: &Step<'a>) -> Self {
        let usual = step.usual.map_or_else(String::new, |usual| format!(", usually {usual}"));
        let live = io::stdout().is_terminal() && !step.verbose;
        if !live {
            println!("  {} … running{usual}", step.label);
        }
        Self { label: step.label, usual, live }
    }

    fn show(&self, took: Duration) {
        if self.live {
            print!("\r\x1b[2K  {} … {}{}", self.label, spell_time(took), self.usual);
            // Progress is a courtesy: a terminal that refuses it is no reason to stop.
            let _ = io::stdout().flush();
        }
    }

    fn finish(&self, success: bool, took: Duration) {
        // Another step may be writing its line just now.
        let clear = if io::stdout().is_terminal() { "\r\x1b[2K" } else { "" };
        let verb = if success { "done in" } else { "failed after" };
        println!("{clear}  {}: {verb} {}", self.label, spell_time(took));
    }
}

/// `4 min 20 s`, `12 s`, `0.4 s`.
pub(crate) fn spell_time(took: Duration) -> String {
    let seconds = took.as_secs();
    match seconds {
        0..10 => format!("{seconds}.{} s", took.subsec_millis() / 100),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// The command as one would type it.
fn spell(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well() {
        let spelled = |millis| spell_time(Duration::from_millis(millis));
        assert_eq!(spelled(449), "0.4 s");
        assert_eq!(spelled(12_900), "12 s");
        assert_eq!(spelled(260_000), "4 min 20 s");
    }

    #[test]
    #[cfg(unix)]
    fn both_streams_and_the_outcome_are_kept() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; echo three; exit 3"]);
        let step = Step { label: "a child", usual: None, verbose: false };
        let ended = step.run(command).unwrap();
        assert!(!ended.success);
        assert_eq!(ended.lines, ["one", "two", "three"]);
    }
}
