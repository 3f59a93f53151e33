//! `cargo dev report`: the figures of the quiz and the coverage of the sources, printed and as `dist/report.json`.

use std::{fs, time::Instant};

use rapport::{
    content::{CLAIMS, DISAGREEMENTS, LEFT_OUT, Perspective, Relationship, primary},
    engine::proof::{self, Census},
};
use serde_json::{Map, Value, json};

use crate::{failure::Failure, project::Project};

/// Runs every answer set, prints the figures and writes `report.json`.
pub(crate) fn run(project: &Project) -> Result<(), Failure> {
    let started = Instant::now();
    let excused = LEFT_OUT.len();
    let used = CLAIMS.len() - excused;
    println!("Claims        {} in all, {used} used, {excused} left out:", CLAIMS.len());
    for (reason, ids) in by_reason() {
        println!("              {reason} ({})", ids.join(", "));
    }
    let cells: Vec<_> = primary().flat_map(Relationship::cells).collect();
    let filled = cells.iter().filter(|c| !c.is_silent()).count();
    let disputed = cells.iter().filter(|c| c.is_disputed()).count();
    let silent = cells.len() - filled;
    println!(
        "Cells         {} in all, {filled} filled, {silent} silent, {disputed} with sources that differ",
        cells.len()
    );
    println!("Disagreements {}", DISAGREEMENTS.len());

    let complete = proof::complete();
    let all = proof::all();
    let (comparisons, failed) = proof::support_never_lowers();
    let mut quiz = Map::new();
    for perspective in Perspective::ALL {
        // The marks are the same from both sides; only the words change.
        println!("\nQuiz, {}", perspective.id());
        print_census(&complete, &all);
        quiz.insert(perspective.id().to_owned(), census_json(&complete, &all));
    }
    println!("\nProof 3       {comparisons} comparisons, {failed} of them failed");
    println!("Worked out in {:.1} s", started.elapsed().as_secs_f64());

    let report = json!({
        "claims": { "total": CLAIMS.len(), "used": used, "excused": excused },
        "cells": { "filled": filled, "silent": silent, "disputed": disputed },
        "disagreements": DISAGREEMENTS.len(),
        "quiz": quiz,
    });
    let folder = project.dist();
    let path = folder.join("report.json");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, format!("{report:#}\n")))
        .map_err(|error| Failure::new(format!("cannot write {}: {error}", path.display())))?;
    println!("Written to    dist/report.json");
    Ok(())
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
    for (place, relationship) in primary().enumerate() {
        let share = |census: &Census| percent(census.leads_alone.get(place).copied(), census.sets);
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
        "  one changed answer changes what leads: {} of complete sets",
        percent(Some(complete.brittle), complete.sets)
    );
}

fn percent(part: Option<u64>, whole: u64) -> String {
    format!("{:.2} %", 100.0 * share(part.unwrap_or_default(), whole))
}

#[allow(clippy::cast_precision_loss, reason = "a few million sets are exact in a double")]
fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn census_json(complete: &Census, all: &Census) -> Value {
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
        "brittleness": share(complete.brittle, complete.sets),
    })
}
