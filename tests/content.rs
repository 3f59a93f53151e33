//! The content: what is compiled in is complete, and what an editor gets wrong is refused in plain words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

#[path = "../src/content/build/main.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod build;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use build::schema::Fault;
use build::{check, schema};
use rapport::content::{
    CARE, CELLS, CLAIMS, CONTRADICTIONS, Care, Claim, DIMENSIONS, DISAGREEMENTS, GUIDANCE, Kind, LANGS, LEFT_OUT,
    MARKS, Perspective, RELATIONSHIPS, REVIEWED, Relationship, SOURCES, TOGETHER, Whom, english, every_question, lang,
    primary,
};
use rapport::engine::link;
use rapport::engine::matrix::CellState;
use rapport::engine::set::Set;
use rapport::engine::strip::Place;

use serde::Deserialize;

/// Words that no text uses; CONTRIBUTING.md, “Words we use”, says what stands instead.
const GIVEN_UP: [&str; 13] = [
    "take along",
    "speaks for",
    "speaks against",
    "rests on",
    "tells apart",
    "tell apart",
    "stands for",
    "settle",
    "settled",
    "somebody",
    "learnt",
    "pull apart",
    "who ranks where",
];

fn text() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/text")
}

fn faults(text: &Path) -> Vec<Fault> {
    let checked = schema::read(text).and_then(|written| check::check(&written));
    checked.err().unwrap_or_default()
}

/// A copy of the content that a test may spoil; gone when the test ends.
struct Copy(PathBuf);

impl Copy {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("rapport-{}-{name}", std::process::id()));
        copy_folder(&text(), &folder);
        Self(folder)
    }

    fn edit(&self, edit: &Edit) {
        let path = self.0.join(&edit.file);
        let content = fs::read_to_string(&path).unwrap();
        let line = line_of(&content, edit.section.as_deref(), &edit.line);
        let mut lines: Vec<&str> = content.lines().collect();
        if edit.replace.is_empty() {
            lines.remove(line - 1);
        } else {
            lines[line - 1] = &edit.replace;
        }
        fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The number of the first line that starts so, after the line that starts the section.
fn line_of(content: &str, section: Option<&str>, start: &str) -> usize {
    let starts = |line: &str, with: &str| line.trim_start().starts_with(with);
    let mut lines = content.lines().enumerate();
    if let Some(section) = section {
        lines.by_ref().find(|(_, l)| starts(l, section)).unwrap_or_else(|| panic!("no {section}"));
    }
    let found = lines.find(|(_, l)| starts(l, start));
    found.unwrap_or_else(|| panic!("no line {start}")).0 + 1
}

/// A file of `tests/cases`: what an editor does, and what must be said.
#[derive(Deserialize)]
struct Case {
    edit: Vec<Edit>,
    fault: Vec<Expected>,
}

#[derive(Deserialize)]
struct Edit {
    file: String,
    section: Option<String>,
    line: String,
    /// Empty to take the line out.
    replace: String,
}

#[derive(Deserialize)]
struct Expected {
    file: String,
    section: Option<String>,
    line: String,
    id: String,
    wrong: String,
    remedy: String,
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let case = toml::from_str(&fs::read_to_string(&path).unwrap());
            (name.clone(), case.unwrap_or_else(|e| panic!("{name}: {e}")))
        })
        .collect();
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    cases
}

#[test]
fn the_day_of_the_review_reads_as_programs_read_it() {
    let written = schema::read(&text()).unwrap();
    let [year, month, day] = REVIEWED.split('-').map(|n| n.parse::<usize>().unwrap()).collect::<Vec<_>>()[..] else {
        panic!("{REVIEWED} is no date");
    };
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let told = &written.languages[0].paths["interface/colophon-reviewed"].text;
    assert!(told.contains(&format!("{day} {} {year}", months[month - 1])), "{told}");
}

#[test]
fn the_content_has_no_fault() {
    assert_eq!(faults(&text()), []);
}

#[test]
fn every_bad_content_case_is_refused_with_file_line_id_and_remedy() {
    let cases = cases();
    assert!(cases.len() >= 12, "only {} cases", cases.len());
    for (name, case) in cases {
        let copy = Copy::new(&name);
        for edit in &case.edit {
            copy.edit(edit);
        }
        let faults = faults(&copy.0);
        for expected in &case.fault {
            let content = fs::read_to_string(copy.0.join(&expected.file)).unwrap();
            let line = line_of(&content, expected.section.as_deref(), &expected.line);
            let said = faults.iter().any(|f| {
                f.file == expected.file
                    && f.line == line
                    && f.id == expected.id
                    && f.wrong.contains(&expected.wrong)
                    && f.remedy.contains(&expected.remedy)
            });
            let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
            assert!(said, "{name}: no such fault at {}:{line}, only\n{}", expected.file, all.join("\n"));
        }
    }
}

#[test]
fn several_faults_are_told_in_one_run() {
    let (_, case) = cases().into_iter().find(|(name, _)| name == "several-at-once").unwrap();
    let copy = Copy::new("one-run");
    case.edit.iter().for_each(|edit| copy.edit(edit));
    let faults = faults(&copy.0);
    let files: BTreeSet<_> = faults.iter().map(|f| f.file.as_str()).collect();
    assert_eq!(faults.len(), 4, "{faults:#?}");
    assert_eq!(files.len(), 4);
}

#[test]
fn a_second_language_is_one_more_folder_and_is_checked_against_the_first() {
    let copy = Copy::new("second-language");
    copy_folder(&text().join("en"), &copy.0.join("fr"));
    assert_eq!(faults(&copy.0), [], "a complete second folder is accepted");
    let file = "fr/interface.toml".to_owned();
    let line = "question-of =".to_owned();
    let replace = "question-of = \"Question {numero}\"".to_owned();
    copy.edit(&Edit { file: file.clone(), section: None, line, replace });
    copy.edit(&Edit { file, section: None, line: "close =".to_owned(), replace: String::new() });
    let faults = faults(&copy.0);
    let said = |id: &str, wrong: &str| faults.iter().any(|f| f.id == id && f.wrong.contains(wrong));
    assert!(said("question-of", "the slots [numero], and English has [number, total]"), "{faults:#?}");
    assert!(said("close", "missing in fr/interface.toml"), "{faults:#?}");
}

#[test]
fn texts_of_our_own_begin_as_their_language_says() {
    let copy = Copy::new("our-own");
    copy_folder(&text().join("en"), &copy.0.join("fr"));
    let replace = "our-addition = \"Notre ajout :\"".to_owned();
    copy.edit(&Edit {
        file: "fr/interface.toml".to_owned(),
        section: None,
        line: "our-addition =".to_owned(),
        replace,
    });
    let faults = faults(&copy.0);
    let wrong = "does not begin with “Notre ajout :”";
    let said =
        faults.iter().any(|f| f.file == "fr/situations.toml" && f.id == "incident-channels" && f.wrong.contains(wrong));
    assert!(said, "{faults:#?}");
}

#[test]
fn what_no_source_says_of_distress_is_marked_as_ours() {
    let written = schema::read(&text()).unwrap();
    for language in &written.languages {
        let say = |key: &str| language.paths[&format!("interface/{key}")].text.as_str();
        assert!(say("next-distress").starts_with(say("our-addition")), "{}", language.tag);
    }
}

#[test]
fn the_preset_that_is_called_best_covered_is() {
    let filled = |r: &&Relationship| r.cells().iter().filter(|c| !c.is_silent()).count();
    let mut all: Vec<_> = primary().collect();
    all.sort_by_key(|r| std::cmp::Reverse(filled(r)));
    assert!(filled(&all[2]) > filled(&all[3]), "the fourth has fewer");
    let best: BTreeSet<_> = all[..3].iter().map(|r| r.id).collect();
    let preset = rapport::content::preset("best-covered").unwrap();
    assert_eq!(preset.relationships().iter().map(|r| r.id).collect::<BTreeSet<_>>(), best);
}

#[test]
fn no_text_uses_a_word_that_we_gave_up() {
    let written = schema::read(&text()).unwrap();
    let mut found = Vec::new();
    for (path, words) in &written.languages[0].paths {
        let plain = words.text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
        let plain = format!(" {} ", plain.split_whitespace().collect::<Vec<_>>().join(" "));
        let phrases = GIVEN_UP.iter().filter(|phrase| plain.contains(&format!(" {phrase} ")));
        found.extend(phrases.map(|phrase| format!("{path} says “{phrase}”: {}", words.text)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_exception_gives_its_reason_in_words() {
    let written = schema::read(&text()).unwrap();
    let claims = written.claims.body.iter();
    let hedges =
        claims.filter_map(|(id, c)| Some(("hedge_exception", id.get_ref().clone(), c.hedge_exception.as_ref()?)));
    let answers = written.questions.body.all().flat_map(|q| q.answer.iter().map(move |a| (q, a)));
    let marks = answers.flat_map(|(q, a)| {
        let owner = format!("{}/{}", q.id.get_ref(), a.id.get_ref());
        a.marks.iter().filter_map(move |m| Some(("alone", owner.clone(), m.get_ref().alone.as_ref()?)))
    });
    let disagreements = written.disagreements.body.iter();
    let sides =
        disagreements.flat_map(|(id, d)| d.no_side.values().map(|reason| ("no_side", id.get_ref().clone(), reason)));
    let exceptions: Vec<_> = hedges.chain(marks).chain(sides).collect();
    for field in ["hedge_exception", "alone", "no_side"] {
        println!("{field}: {}", exceptions.iter().filter(|(of, ..)| *of == field).count());
    }
    for (field, owner, reason) in exceptions {
        println!("{owner}: {field}: {}", reason.get_ref());
        assert!(
            reason.get_ref().split_whitespace().count() >= 3,
            "{owner}: {field} is no reason: {}",
            reason.get_ref()
        );
    }
}

#[test]
fn a_missing_file_is_named() {
    let copy = Copy::new("missing-file");
    fs::remove_file(copy.0.join("questions.toml")).unwrap();
    let faults = faults(&copy.0);
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].file.as_str(), faults[0].line), ("questions.toml", 1));
}

#[test]
fn all_the_evidence_is_there() {
    assert_eq!(SOURCES.len(), 5);
    assert_eq!(CLAIMS.len(), 343);
    assert_eq!(DISAGREEMENTS.len(), 33);
    assert_eq!(DIMENSIONS.len(), 20);
    let of = |kind| RELATIONSHIPS.iter().filter(|r| r.kind == kind).count();
    assert_eq!((of(Kind::Primary), of(Kind::Variant), of(Kind::Practice)), (8, 6, 2));
    let cells: Vec<_> = primary().flat_map(Relationship::cells).collect();
    let count = |state| cells.iter().filter(|c| c.state() == state).count();
    assert_eq!(cells.len(), 160);
    assert_eq!(count(CellState::Silent), 66);
    assert_eq!(cells.iter().filter(|c| c.summary().is_some()).count(), 94);
    assert_eq!(cells.iter().filter(|c| c.is_disputed()).count(), 40);
    assert!(count(CellState::Several) <= 8);
}

#[test]
fn every_claim_is_used_or_its_absence_is_explained() {
    let used = |claim: &Claim| {
        CELLS.iter().any(|c| c.claims().contains(&claim))
            || DISAGREEMENTS.iter().any(|d| d.claims().contains(&claim))
            || MARKS.iter().any(|m| m.claims().contains(&claim))
            || CONTRADICTIONS.iter().any(|c| c.claims().contains(&claim) || c.keeping().contains(&claim))
            || GUIDANCE.iter().any(|g| g.claims().contains(&claim))
            || CARE.iter().any(|c| c.claims().contains(&claim))
            || TOGETHER.iter().any(|t| t.claims().contains(&claim))
    };
    for claim in &CLAIMS {
        let excused = LEFT_OUT.iter().any(|l| l.claim() == claim && !l.reason.is_empty());
        assert_ne!(used(claim), excused, "{}", claim.id());
    }
}

#[test]
fn entries_lead_where_they_should() {
    let mut claims = 0;
    for relationship in &RELATIONSHIPS {
        for cell in relationship.cells() {
            assert!(cell.relationship() == relationship, "{}", relationship.id);
            for claim in cell.claims() {
                claims += 1;
                assert!(claim.dimension() == cell.dimension(), "{}", claim.id());
                assert!(claim.of().any(|r| r == relationship), "{}", claim.id());
            }
            for disagreement in cell.disagreements() {
                assert!(disagreement.cells().contains(&cell), "{}", disagreement.id);
            }
        }
    }
    let direct = CLAIMS.iter().map(|c| c.of().count()).sum::<usize>();
    assert_eq!(claims, direct, "every claim stands in the cell of each relationship that it speaks of");
    for (index, source) in SOURCES.iter().enumerate() {
        assert_eq!(usize::from(source.number), index + 1);
    }
}

#[test]
fn the_four_steps_of_a_bystander_are_there_and_the_person_targeted_is_not_sent_to_a_relationship() {
    let of = |whom| CARE.iter().filter(move |c| c.whom == whom);
    let cited: BTreeSet<_> = of(Whom::Bystander).flat_map(Care::claims).map(Claim::id).collect();
    assert!(["ALY-087", "ALY-089", "ALY-091", "ALY-093"].iter().all(|id| cited.contains(id)), "{cited:?}");
    assert!(of(Whom::Target).count() > 1);
    assert!(of(Whom::Target).any(|c| english().say(c.text).contains("reporting channels")));
    for text in CARE.iter().map(|c| english().say(c.text)) {
        let named = primary().find(|r| text.contains(english().say(r.name)));
        assert!(named.is_none(), "{text}");
    }
}

#[test]
fn what_is_said_of_forms_together_rests_on_claims_about_all_of_them() {
    let written = schema::read(&text()).unwrap();
    assert!(TOGETHER.iter().any(|t| t.relationships().is_empty()));
    for (together, written) in TOGETHER.iter().zip(&written.situations.body.together) {
        assert_eq!(together.claims().is_empty(), written.own, "{}", written.id.get_ref());
        for (claim, form) in
            together.claims().iter().flat_map(|c| together.relationships().into_iter().map(move |r| (c, r)))
        {
            assert!(claim.of().any(|r| r == form), "{} is not about {}", claim.id(), form.id);
        }
    }
}

#[test]
fn texts_come_in_the_language_that_is_asked_for() {
    assert_eq!(lang("en-GB").map(|l| l.tag), Some("en"));
    assert_eq!(lang("EN").map(|l| l.tag), Some("en"));
    assert_eq!(lang("xx"), None);
    assert_eq!(english().say(RELATIONSHIPS[0].name), "Coaching");
    assert_eq!(LANGS[0].tag, "en");
}

#[test]
fn every_text_comes_out_of_the_widget_as_it_was_written() {
    let written = schema::read(&text()).map_err(|_| "the content can be read").unwrap();
    let language = written.languages.iter().find(|l| l.tag == "en").unwrap();
    let mut checked = 0;
    let mut same = |path: String, said: &str| {
        let written = language.paths.get(&path).unwrap_or_else(|| panic!("{path} is not written"));
        assert_eq!(said, written.text, "{path}");
        checked += 1;
    };
    let say = |text| english().say(text);
    for claim in &CLAIMS {
        same(format!("claims/{}", claim.id()), say(claim.text()));
    }
    for relationship in &RELATIONSHIPS {
        same(format!("relationships/{}/name", relationship.id), say(relationship.name));
        same(format!("relationships/{}/gist", relationship.id), say(relationship.gist));
    }
    for cell in CELLS.iter().filter(|c| c.summary().is_some()) {
        same(format!("cells/{}/{}", cell.relationship().id, cell.dimension().id), say(cell.summary().unwrap()));
    }
    for disagreement in &DISAGREEMENTS {
        same(format!("disagreements/{}/question", disagreement.id), say(disagreement.question()));
        same(format!("disagreements/{}/summary", disagreement.id), say(disagreement.summary()));
        same(format!("disagreements/{}/ask", disagreement.id), say(disagreement.ask()));
    }
    for question in every_question() {
        for answer in question.answers() {
            for (perspective, key) in [(Perspective::Seeking, "seeking"), (Perspective::Offering, "offering")] {
                same(format!("questions/{}/{}/{key}", question.id, answer.id), say(answer.text().of(perspective)));
            }
        }
    }
    // These are found by their place, and so are the claims that they rest on.
    let ids = |written: &[schema::Name], found: &[&'static Claim]| {
        let written: BTreeSet<_> = written.iter().map(|id| id.get_ref().as_str()).collect();
        assert_eq!(written, found.iter().map(|claim| claim.id()).collect());
    };
    for ((id, written), disagreement) in written.disagreements.body.iter().zip(&DISAGREEMENTS) {
        assert_eq!(id.get_ref(), disagreement.id);
        assert_eq!(written.sides.len(), disagreement.sides().len(), "{}", disagreement.id);
        for (number, (side, found)) in written.sides.iter().zip(disagreement.sides()).enumerate() {
            same(format!("disagreements/{}/sides/{}", disagreement.id, number + 1), say(found.name()));
            ids(side.get_ref(), &found.claims());
        }
    }
    for (written, guidance) in written.guidance.body.guidance.iter().zip(&GUIDANCE) {
        same(format!("guidance/{}", written.id.get_ref()), say(guidance.text()));
        ids(&written.claims, &guidance.claims());
    }
    let marks = written.questions.body.all().flat_map(|q| q.answer.iter().flat_map(|a| &a.marks));
    for (written, mark) in marks.zip(&MARKS) {
        ids(&written.get_ref().claims, &mark.claims());
    }
    assert!(checked > 900, "only {checked} texts were compared");
}

#[test]
fn the_build_refuses_ids_and_numbers_that_links_and_sets_have_no_room_for() {
    assert_eq!(check::RESERVED_FOR_QUESTIONS, link::FIELDS);
    assert_eq!(check::RESERVED_FOR_ANSWERS, link::UNSURE);
    assert_eq!(check::SET_CAPACITY, Set::<Place>::CAPACITY);
    let places: Vec<_> = (0..).map(Place).take(Set::<Place>::CAPACITY).collect();
    let (last, all) = (places.last().unwrap(), Set::of(&places));
    assert!(Set::singleton(last).contains(last));
    assert!(all.truncate(places.len()) == all && all.len() as usize == places.len());
}
