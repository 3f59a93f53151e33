//! What `rapport.js` may weigh. A build that weighs more fails, and says which part has grown.

use anyhow::{Result, anyhow};
use fs_err as fs;
use std::{env, fmt::Write};

use super::parts::Parts;
use crate::{project::Project, thousands::with_commas};

/// The environment variable that has the sizes of this build recorded.
pub(crate) const ACCEPT: &str = "RAPPORT_ACCEPT_SIZES";
/// What each line of the table starts with, so that it can be found in what a build says.
pub(crate) const LINE: &str = "  | ";

const FILE: &str = "src/dev/package/budget.toml";
const PARTS: &str = "[parts]\n";

/// What `budget.toml` says.
#[derive(Debug, PartialEq, Eq)]
struct Budget {
    limit: i64,
    recorded: Parts,
}

/// Prints the table of the parts and refuses a script that is too heavy.
pub(crate) fn check(project: &Project, now: &Parts) -> Result<()> {
    let path = project.root.join(FILE);
    let text = fs::read_to_string(&path)?;
    let budget = read(&text)?;
    print!("{}", table(&budget, now));
    judge(&budget, now)?;
    if env::var_os(ACCEPT).is_some() {
        fs::write(&path, record(&text, now))?;
    }
    Ok(())
}

fn read(text: &str) -> Result<Budget> {
    let table: toml::Table = text.parse()?;
    let budget = || {
        let limit = table.get("limit")?.as_integer()?;
        let parts = table.get("parts")?.as_table()?;
        let recorded: Option<Vec<_>> =
            parts.iter().map(|(name, size)| Some((name.clone(), size.as_integer()?))).collect();
        Some(Budget { limit, recorded: Parts(recorded?) })
    };
    budget().ok_or_else(|| anyhow!("{FILE} wants a `limit` and `[parts]` with a number each"))
}

fn judge(budget: &Budget, now: &Parts) -> Result<()> {
    let over = now.total() - budget.limit;
    if over <= 0 {
        return Ok(());
    }
    let grown = grown(budget, now);
    let grown = if grown.is_empty() { "nothing".to_owned() } else { grown.join(", ") };
    Err(anyhow!(
        "rapport.js weighs {} bytes after gzip, {} more than {FILE} allows; since the sizes were recorded, this has \
         grown: {grown}. Make that smaller, or raise the limit there and say why",
        with_commas(now.total()),
        with_commas(over)
    ))
}

/// The parts that have grown, the one that has grown most first.
fn grown(budget: &Budget, now: &Parts) -> Vec<String> {
    let mut grown: Vec<_> = now
        .0
        .iter()
        .map(|(name, weight)| (weight - budget.recorded.get(name).unwrap_or_default(), name))
        .filter(|(more, _)| *more > 0)
        .collect();
    grown.sort_by(|a, b| b.cmp(a));
    grown.into_iter().map(|(more, name)| format!("{name} by {}", with_commas(more))).collect()
}

/// The parts, recorded and now.
fn table(budget: &Budget, now: &Parts) -> String {
    let mut out = format!("{LINE}{:<12} {:>10} {:>10} {:>10}\n", "rapport.js", "recorded", "now", "change");
    let mut row = |name: &str, recorded: i64, now: i64| {
        let sign = if now > recorded { "+" } else { "" };
        let change = if now == recorded { String::new() } else { format!("{sign}{}", with_commas(now - recorded)) };
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{LINE}{name:<12} {:>10} {:>10} {change:>10}", with_commas(recorded), with_commas(now));
    };
    for (name, weight) in &now.0 {
        row(name, budget.recorded.get(name).unwrap_or_default(), *weight);
    }
    row("together", budget.recorded.total(), now.total());
    let _ = writeln!(out, "{LINE}{:<12} {:>10} {:>10}", "limit", "", with_commas(budget.limit));
    out
}

/// The file with the sizes of now in the place of the recorded ones.
fn record(text: &str, now: &Parts) -> String {
    let before = text.split_once(PARTS).map_or(text, |(before, _)| before);
    let mut out = format!("{before}{PARTS}");
    for (name, weight) in &now.0 {
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{name} = {weight}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(weights: [i64; 3]) -> Parts {
        Parts(["glue", "styles", "wasm-code"].map(str::to_owned).into_iter().zip(weights).collect())
    }

    fn budget() -> Budget {
        Budget { limit: 1000, recorded: parts([100, 200, 600]) }
    }

    #[test]
    fn an_overweight_script_is_refused_and_the_part_that_grew_is_named() {
        let said = judge(&budget(), &parts([90, 210, 1800])).unwrap_err().to_string();
        assert!(said.contains("weighs 2,100 bytes") && said.contains("1,100 more"), "{said}");
        assert!(said.contains("grown: wasm-code by 1,200, styles by 10. "), "{said}");
        assert!(said.contains("budget.toml"), "{said}");
    }

    #[test]
    fn a_script_may_weigh_exactly_what_is_allowed() {
        assert!(judge(&budget(), &parts([200, 200, 600])).is_ok());
        assert!(judge(&budget(), &parts([200, 200, 601])).is_err());
    }

    #[test]
    fn the_table_shows_what_has_changed_and_what_has_not() {
        let table = table(&budget(), &parts([90, 200, 1600]));
        let rows: Vec<Vec<_>> = table.lines().map(|line| line.split_whitespace().skip(1).collect()).collect();
        assert_eq!(rows[1], ["glue", "100", "90", "-10"]);
        assert_eq!(rows[2], ["styles", "200", "200"]);
        assert_eq!(rows[3], ["wasm-code", "600", "1,600", "+1,000"]);
        assert_eq!(rows[4], ["together", "900", "1,890", "+990"]);
        assert!(table.lines().all(|line| line.starts_with(LINE)));
    }

    #[test]
    fn recording_changes_the_sizes_and_nothing_else() {
        let text = "# Why.\nlimit = 1_000\n\n[parts]\nglue = 1\nold = 2\n";
        let recorded = record(text, &parts([1, 2, 3]));
        assert!(recorded.starts_with("# Why.\nlimit = 1_000\n\n[parts]\n"));
        assert_eq!(read(&recorded).unwrap(), Budget { limit: 1000, recorded: parts([1, 2, 3]) });
    }

    #[test]
    fn a_budget_without_a_limit_is_refused() {
        assert!(read("[parts]\n").unwrap_err().to_string().contains("`limit`"));
        assert!(read("limit = 5\n[parts]\nglue = \"much\"\n").is_err());
        assert!(read(include_str!("budget.toml")).is_ok(), "and ours is one");
    }
}
