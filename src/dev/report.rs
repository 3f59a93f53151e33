//! `cargo dev report`: the figures of the quiz and the coverage of the sources, printed and written down.

mod document;
mod findings;
#[cfg(test)]
mod laws;

use anyhow::Result;
use fs_err as fs;
use std::{path::Path, time::Instant};

use rapport::{
    content::{CLAIMS, DISAGREEMENTS, LEFT_OUT, Perspective, QUESTIONS, primary},
    engine::proof::{self, Census, Importance, Tiebreaks},
};
use serde_json::{Map, Value, json};

use findings::{Findings, percent, share, work_out};

use crate::{project::Project, thousands::in_threes};

/// What `--write` writes into `src/content/`, beside the figures: the quiz for those who judge its logic, and the
/// figures for programs.
const DOCUMENT: &str = "QUIZ.md";
pub(crate) const REPORT: &str = "report.json";

/// Runs every answer set, prints the figures, and with `write` writes down all that is made from them.
pub(crate) fn run(project: &Project, write: bool) -> Result<()> {
    let started = Instant::now();
    let findings = work_out();
    findings.print();
    println!("Worked out in {:.1} s", started.elapsed().as_secs_f64());
    if !write {
        return Ok(());
    }
    let content = Path::new("src/content");
    let figures = source(&findings.complete, &findings.all);
    for (path, text) in [
        (FIGURES.into(), figures),
        (content.join(DOCUMENT), document::document(&findings)),
        (content.join(REPORT), findings.json()),
    ] {
        fs::write(project.root.join(&path), text)?;
        println!("Written to    {}", path.display());
    }
    Ok(())
}

/// Where the figures stand that the widget shows.
const FIGURES: &str = "src/engine/figures.rs";

/// The figures as Rust.
fn source(complete: &Census, all: &Census) -> String {
    let list = |numbers: &[u64]| numbers.iter().map(|n| in_threes(*n, "_")).collect::<Vec<_>>().join(", ");
    let figures = |name: &str, about: &str, census: &Census| {
        let Census { sets, leads_alone, ties, nothing_fits, changes, decisive } = census;
        format!(
            "\n/// {about}\npub static {name}: Figures = Figures {{\n    sets: {},\n    leads_alone: &[{}],\n    \
             ties: {},\n    nothing_fits: {},\n    changes: [{}],\n    decisive: [{}],\n}};\n",
            in_threes(*sets, "_"),
            list(leads_alone),
            in_threes(*ties, "_"),
            in_threes(*nothing_fits, "_"),
            list(changes),
            list(decisive)
        )
    };
    [
        "//! The figures of `proof.rs`, which take seconds to work out and so can't be in a browser.\n//!\n\
         //! Written by `cargo dev report --write`. `src/dev/report/laws.rs` works them out again and refuses any other.\n\n\
         use super::proof::Figures;\n",
        &figures("COMPLETE", "Every complete answer set.", complete),
        &figures("ALL", "Every answer set, \"not sure\" included.", all),
    ]
    .concat()
}

impl Findings {
    fn print(&self) {
        let Self { used, cells, filled, disputed, .. } = self;
        println!("Claims        {} in all, {used} used, {} left out:", CLAIMS.len(), LEFT_OUT.len());
        for (reason, ids) in by_reason() {
            println!("              {reason} ({})", ids.join(", "));
        }
        let silent = cells - filled;
        println!("Cells         {cells} in all, {filled} filled, {silent} silent, {disputed} with sources that differ");
        println!("Disagreements {}", DISAGREEMENTS.len());
        for perspective in Perspective::ALL {
            // The marks are the same from both sides; only the words change.
            println!("\nQuiz, {}", perspective.id());
            print_census(&self.complete, &self.all);
            print_importance(&self.importance);
            print_tiebreaks(&self.tiebreaks);
        }
        println!("\nSupport never lowers: {} comparisons, {} of them failed", self.comparisons, self.failed);
    }

    /// The same for programs to read.
    fn json(&self) -> String {
        let census = || census_json(&self.complete, &self.all, &self.importance, &self.tiebreaks);
        let quiz: Map<String, Value> = Perspective::ALL.into_iter().map(|p| (p.id().to_owned(), census())).collect();
        let report = json!({
            "claims": { "total": CLAIMS.len(), "used": self.used, "excused": LEFT_OUT.len() },
            "cells": { "filled": self.filled, "silent": self.cells - self.filled, "disputed": self.disputed },
            "disagreements": DISAGREEMENTS.len(),
            "quiz": quiz,
        });
        format!("{report:#}\n")
    }
}

fn by_reason() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for left_out in &LEFT_OUT {
        match reasons.iter_mut().find(|(reason, _)| *reason == left_out.reason) {
            Some((_, ids)) => ids.push(left_out.claim().id()),
            None => reasons.push((left_out.reason, vec![left_out.claim().id()])),
        }
    }
    reasons
}

fn print_census(complete: &Census, all: &Census) {
    println!("  answer sets examined   {:>9} complete, {:>9} with “not sure” among them", complete.sets, all.sets);
    println!("  leads alone            {:>9}            {:>9}", "complete", "all");
    for (index, relationship) in primary().enumerate() {
        let share = |census: &Census| percent(census.leads_alone.get(index).copied(), census.sets);
        println!("    {:<20} {:>9}            {:>9}", relationship.id, share(complete), share(all));
    }
    let row = |name: &str, of: fn(&Census) -> u64| {
        println!(
            "  {name:<22} {:>9}            {:>9}",
            percent(Some(of(complete)), complete.sets),
            percent(Some(of(all)), all.sets)
        );
    };
    row("several lead together", |c| c.ties);
    row("nothing fits", |c| c.nothing_fits);
    println!(
        "  single changes of an answer that change what leads: {} of {}; by question",
        percent(Some(complete.decisive.iter().sum()), complete.changes.iter().sum()),
        in_threes(complete.changes.iter().sum(), ",")
    );
    for ((question, decisive), changes) in QUESTIONS.iter().zip(complete.decisive).zip(complete.changes) {
        println!("    {:<20} {:>9}", question.id, percent(Some(decisive), changes));
    }
}

fn print_importance(importance: &Importance) {
    let Importance { sets, moved, markings } = importance;
    println!("  marking one question changes what leads: {} of complete sets", percent(Some(*moved), *sets));
    println!("  leads alone, whatever one or two questions are marked");
    for (index, relationship) in primary().enumerate() {
        let led = || markings.iter().map(|(_, census)| census.leads_alone.get(index).copied().unwrap_or_default());
        let [least, most] = [led().min(), led().max()].map(|led| percent(led, *sets));
        println!("    {:<20} {least:>9} to {most}", relationship.id);
    }
}

fn print_tiebreaks(tiebreaks: &Tiebreaks) {
    let of_close = |part| percent(Some(part), tiebreaks.close);
    println!(
        "  close calls, ties among them: {} of complete sets; of these",
        percent(Some(tiebreaks.close), tiebreaks.sets)
    );
    println!("    offered a tie-break    {:>9}", of_close(tiebreaks.offered));
    println!("    settled by one answer  {:>9}", of_close(tiebreaks.settled));
    println!("    settled by up to three {:>9}", of_close(tiebreaks.settled_by_all));
    let of_answers = |part| percent(Some(part), tiebreaks.answers);
    println!(
        "    after an answer, nothing leads {}, another one leads {}",
        of_answers(tiebreaks.emptied),
        of_answers(tiebreaks.strangers)
    );
    for (one, other) in proof::never_apart() {
        println!("    none tells {} and {} apart", one.id, other.id);
    }
}

fn census_json(complete: &Census, all: &Census, importance: &Importance, tiebreaks: &Tiebreaks) -> Value {
    let alone: Map<String, Value> = primary()
        .zip(complete.leads_alone)
        .map(|(r, sets)| (r.id.to_owned(), json!(share(sets, complete.sets))))
        .collect();
    json!({
        "answer_sets": complete.sets,
        "answer_sets_with_not_sure": all.sets,
        "leads_alone": alone,
        "ties": share(complete.ties, complete.sets),
        "nothing_fits": share(complete.nothing_fits, complete.sets),
        "brittleness": share(complete.decisive.iter().sum(), complete.changes.iter().sum()),
        "effect_of_importance": share(importance.moved, importance.sets),
        "close_calls": share(tiebreaks.close, tiebreaks.sets),
        "close_calls_with_tiebreaks": share(tiebreaks.offered, tiebreaks.close),
        "close_calls_settled_by_one_tiebreak": share(tiebreaks.settled, tiebreaks.close),
        "close_calls_settled_by_tiebreaks": share(tiebreaks.settled_by_all, tiebreaks.close),
    })
}
