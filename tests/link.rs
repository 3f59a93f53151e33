//! Links: every state survives the way through a text, and no text does harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

mod dice;

use dice::{Dice, sane};
use rapport::content::{DISAGREEMENTS, Difference, Perspective, QUESTIONS, preset, primary, relationship};
use rapport::engine::differ::Filter;
use rapport::engine::link::{MAX, UNSURE, alone, find, going_back, read, write};
use rapport::engine::matrix::{cell, every_column, every_row};
use rapport::engine::quiz::{Answers, Reply};
use rapport::engine::reduce::{ComparisonAction, ListAction, QuizAction, ShellAction};
use rapport::engine::set::Set;
use rapport::engine::state::{Focus, Notice, Screen, Start, State};

/// Reads in a widget that starts in no particular way.
fn plain(text: &str) -> State {
    read(text, &Start::default()).unwrap_or_else(|| panic!("{text} is unreadable"))
}

/// To choose an answer to a question, both by their place.
fn pick(question: usize, answer: usize) -> QuizAction {
    QuizAction::Pick(&QUESTIONS[question].answers()[answer])
}

/// The ids of what was answered to a question.
fn said(state: &State, question: &str) -> Vec<&'static str> {
    let (question, reply) = state.quiz.answers.each().find(|(q, _)| q.id == question).unwrap();
    match reply {
        Reply::Unsure => vec![UNSURE],
        _ => reply.choice().answers(question).map(|a| a.id).collect(),
    }
}

/// Asserts that one state is what the other becomes on its way through a text.
fn same(read: &State, written: &State) {
    let (screen, answers) = match &written.quiz.changing {
        Some(changing) => (changing.from, &changing.before),
        None => (written.screen, &written.quiz.answers),
    };
    assert_eq!((read.screen, &read.quiz.answers, read.quiz.perspective), (screen, answers, written.quiz.perspective));
    let mut matrix = written.comparison.options.clone();
    matrix.query.clear();
    assert_eq!(read.comparison.options, matrix);
    assert_eq!(read.comparison.open, written.comparison.open.filter(|cell| read.shows(cell)));
    assert_eq!((read.list.filter, read.list.open), (written.list.filter, written.list.open));
    assert_eq!((read.start, read.notice, read.focus, &read.quiz.changing), (written.start, None, Focus::Stay, &None));
}

fn unreserved(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._~".contains(&c))
}

// ---- The way there and back ----

#[test]
fn every_state_comes_back_from_its_text() {
    let mut dice = Dice(31);
    let mut state = State::default();
    let (mut results, mut opened, mut changed, mut unfolded, mut longest) = (0, 0, 0, 0, 0);
    for _ in 0..200_000 {
        state = state.after(dice.action(state.screen));
        let text = write(&state);
        let back = read(&text, &state.start).unwrap_or_else(|| panic!("{text}"));
        sane(&back);
        same(&back, &state);
        assert_eq!(write(&back), text, "a text has one form");
        assert!(unreserved(&text), "{text}");
        longest = longest.max(text.len());
        results += u32::from(back.screen == Screen::Result);
        opened += u32::from(back.comparison.open.is_some());
        changed += u32::from(state.quiz.changing.is_some());
        unfolded += u32::from(back.list.open.is_some() && back.list.filter != Filter::default());
    }
    assert!(longest <= MAX / 4, "{longest} bytes");
    let enough = [results, opened, changed, unfolded].iter().all(|number| *number > 1000);
    assert!(enough, "{results} {opened} {changed} {unfolded}");
}

#[test]
fn what_is_as_at_the_start_is_not_written() {
    assert_eq!(write(&State::default()), "1~entry");
    let start = Start { screen: Screen::Matrix, perspective: Some(Perspective::Seeking), ..Start::default() };
    let start = Start { columns: every_column(), ..start };
    assert_eq!(write(&State::starting(start)), "1~matrix");
    assert_eq!(write(&State::default().after(ComparisonAction::Preset(preset("called-equals").unwrap()))), {
        "1~entry~columns.coaching.partnering"
    });
    let quiz = State::starting(start).after(ShellAction::Go(Screen::Question(&QUESTIONS[0]))).after(QuizAction::Unsure);
    assert_eq!(write(&quiz), "1~quiz.need~as.seeking~need.unsure", "answers say from which perspective they are");
}

#[test]
fn the_text_of_the_documentation_says_what_it_says() {
    let text = "1~result~as.seeking~need.skill.growth~act.unsure~length.open~matters.length~columns.coaching.mentoring\
                ~rows.all~differing\
                ~swapped~strips.equality.duration~open.coaching.duration";
    let state = plain(text);
    assert_eq!(
        (state.screen, state.quiz.perspective, state.notice),
        (Screen::Result, Some(Perspective::Seeking), None)
    );
    assert_eq!((said(&state, "need"), said(&state, "act")), (vec!["skill", "growth"], vec![UNSURE]));
    assert_eq!(said(&state, "stand"), Vec::<&str>::new());
    assert_eq!(
        (said(&state, "length"), state.quiz.answers.emphasised()),
        (vec!["open"], Set::singleton(&QUESTIONS[3]))
    );
    assert_eq!(state.comparison.options.columns.len(), 2);
    assert!(
        state.comparison.options.rows == every_row()
            && state.comparison.options.only_differing
            && state.comparison.options.swapped
    );
    let shown = state.comparison.options.strips.map(|scale| scale.dimension().id);
    assert_eq!(shown, ["equality", "duration"]);
    assert_eq!(state.comparison.open, cell("coaching", "duration"));
    assert_eq!(write(&state), text);
}

#[test]
fn the_list_of_the_documentation_says_what_it_says() {
    let text = "1~disagreements~kind.versions~touching.coaching~disagreement.D05";
    let state = plain(text);
    assert_eq!((state.screen, state.notice), (Screen::Disagreements, None));
    let filter = Filter { kind: Some(Difference::Versions), relationship: relationship("coaching") };
    assert_eq!((state.list.filter, state.list.open.map(|d| d.id)), (filter, Some("D05")));
    assert_eq!(write(&state), text);
}

#[test]
fn every_filter_comes_back_with_each_of_its_disagreements() {
    let kinds = [None].into_iter().chain(Difference::ALL.map(Some));
    for filter in kinds.flat_map(|kind| {
        let relationships = [None].into_iter().chain(primary().map(Some));
        relationships.map(move |relationship| Filter { kind, relationship })
    }) {
        let listed = State::default().after(ListAction::Filter(filter));
        same(&plain(&write(&listed)), &listed);
        for disagreement in DISAGREEMENTS.iter().filter(|d| filter.lists(d)) {
            let unfolded = listed.after(ListAction::Toggle(disagreement));
            assert_eq!(unfolded.list.open, Some(disagreement));
            same(&plain(&write(&unfolded)), &unfolded);
        }
    }
}

#[test]
fn each_field_may_stand_anywhere_after_the_screen() {
    let mut dice = Dice(37);
    let mut state = State::default();
    for _ in 0..20_000 {
        state = state.after(dice.action(state.screen));
        let text = write(&state);
        let mut fields: Vec<_> = text.split('~').collect();
        fields[2..].reverse();
        same(&read(&fields.join("~"), &state.start).unwrap(), &state);
    }
}

#[test]
fn a_change_under_way_is_written_as_the_answers_before_it() {
    let state = plain("1~result~as.seeking~need.skill~act.advice");
    let changing = state.after(QuizAction::Change(&QUESTIONS[1])).after(pick(1, 3));
    assert_ne!(changing.quiz.answers, state.quiz.answers);
    assert_eq!(write(&changing), write(&state));
}

// ---- Texts of other times ----

#[test]
fn a_text_of_an_older_set_of_questions_keeps_the_rest_and_says_so() {
    let state = plain("1~quiz.mood~as.offering~mood.bright~act.unsure~need.fame.skill~bond.gone");
    assert_eq!(state.notice, Some(Notice::Outdated));
    assert_eq!((said(&state, "need"), said(&state, "act")), (vec!["skill"], vec![UNSURE]));
    assert_eq!(said(&state, "bond"), Vec::<&str>::new());
    assert_eq!(state.screen, Screen::Question(&QUESTIONS[2]), "the first that is open");
    let done = QUESTIONS.iter().fold("1~quiz.mood~as.seeking".to_owned(), |text, q| text + "~" + q.id + ".unsure");
    assert_eq!(plain(&done).screen, Screen::Result, "none is open");
    let kept = state.after(pick(2, 0));
    assert_eq!(kept.notice, Some(Notice::Outdated), "until another screen");
    assert_eq!(kept.after(QuizAction::Continue).notice, None);
}

#[test]
fn what_a_reader_could_not_have_answered_is_left_out() {
    for (field, kept, notice) in [
        ("need.skill.growth", &["skill", "growth"] as &[_], None),
        ("need.growth.skill", &["skill", "growth"], None),
        ("need.skill.growth.ropes", &["skill", "growth"], Some(Notice::Outdated)),
        ("need.skill.skill", &["skill"], Some(Notice::Outdated)),
        ("need.skill.skill.growth", &["skill", "growth"], Some(Notice::Outdated)),
        ("need.skill.unsure", &["skill"], Some(Notice::Outdated)),
        ("need.unsure.skill", &["skill"], Some(Notice::Outdated)),
        ("need.unsure.fame", &["unsure"], Some(Notice::Outdated)),
        ("need.skill~need.growth", &["skill"], Some(Notice::Outdated)),
        ("need.fame~need.growth", &["growth"], Some(Notice::Outdated)),
        ("need.advice", &[], Some(Notice::Outdated)),
        ("need", &[], Some(Notice::Outdated)),
        ("need.SKILL", &[], Some(Notice::Outdated)),
    ] {
        let state = plain(&["1~result~as.seeking~", field].concat());
        assert_eq!((said(&state, "need").as_slice(), state.notice), (kept, notice), "{field}");
    }
    let one = plain("1~result~as.seeking~act.advice.teach");
    assert_eq!((said(&one, "act"), one.notice), (vec!["advice"], Some(Notice::Outdated)), "one answer is allowed");
}

#[test]
fn answers_to_tie_breaks_come_back_and_more_than_three_do_not() {
    let text = "1~result~as.seeking~need.skill~steer.helper~knows.unsure~place.outside";
    let state = plain(text);
    assert_eq!((said(&state, "steer"), said(&state, "knows"), state.notice), (vec!["helper"], vec![UNSURE], None));
    assert_eq!(write(&state), text);
    for (more, kept) in [("~whom.one", &[] as &[&str]), ("~steer.picks", &[]), ("~matters.steer", &[])] {
        let state = plain(&[text, more].concat());
        assert_eq!((said(&state, "whom").as_slice(), state.notice), (kept, Some(Notice::Outdated)), "{more}");
        assert_eq!(write(&state), text, "{more}");
    }
    let screen = plain("1~quiz.steer~as.seeking~need.skill");
    assert_eq!(
        (screen.screen, screen.notice),
        (Screen::Question(&QUESTIONS[1]), Some(Notice::Outdated)),
        "no link leads to one"
    );
}

#[test]
fn what_a_reader_could_not_have_marked_is_left_out() {
    for (fields, kept, whole) in [
        ("matters.act", &[1_usize] as &[_], true),
        ("matters.stand.act", &[1, 2], true),
        ("act.unsure~matters.act", &[], true),
        ("matters", &[], false),
        ("matters.need", &[], false),
        ("matters.mood", &[], false),
        ("matters.ACT", &[], false),
        ("matters.advice", &[], false),
        ("matters.act.act", &[1], false),
        ("matters.act.need", &[1], false),
        ("matters.act.stand.bond", &[1, 2], false),
        ("matters.act~matters.bond", &[1], false),
        ("matters.mood~matters.bond", &[5], false),
    ] {
        let state = plain(&["1~result~as.seeking~", fields].concat());
        assert_eq!(state.quiz.answers.emphasised(), Set::of(kept.iter().map(|index| &QUESTIONS[*index])), "{fields}");
        assert_eq!(state.notice, (!whole).then_some(Notice::Outdated), "{fields}");
    }
    let nobody = plain("1~result~matters.act");
    assert_eq!(
        (nobody.quiz.answers, nobody.notice),
        (Answers::default(), Some(Notice::Outdated)),
        "nobody knows whose"
    );
}

#[test]
fn a_screen_that_is_not_there_gives_way() {
    let coaching = relationship("coaching").unwrap();
    for (text, screen, notice) in [
        ("1~entry", Screen::Entry, None),
        ("1~who", Screen::Perspective, None),
        ("1~quiz", Screen::Perspective, None),
        ("1~quiz.act", Screen::Perspective, None),
        ("1~result", Screen::Perspective, None),
        ("1~who~as.seeking", Screen::Perspective, None),
        ("1~quiz~as.seeking", Screen::Question(&QUESTIONS[0]), None),
        ("1~quiz.act~as.seeking", Screen::Question(&QUESTIONS[1]), None),
        ("1~quiz.act.more~as.seeking", Screen::Question(&QUESTIONS[1]), Some(Notice::Outdated)),
        ("1~quiz.mood~as.seeking", Screen::Question(&QUESTIONS[0]), Some(Notice::Outdated)),
        ("1~result~as.seeking", Screen::Result, None),
        ("1~matrix", Screen::Matrix, None),
        ("1~strips", Screen::Strips, None),
        ("1~strips.driver", Screen::Sources, Some(Notice::Outdated)),
        ("1~profile.coaching", Screen::Profile(coaching), None),
        ("1~profile.coaching.more", Screen::Profile(coaching), Some(Notice::Outdated)),
        ("1~profile.critical-mentoring", Screen::Sources, Some(Notice::Outdated)),
        ("1~profile", Screen::Sources, Some(Notice::Outdated)),
        ("1~entry.more", Screen::Sources, Some(Notice::Outdated)),
        ("1~toString", Screen::Sources, Some(Notice::Outdated)),
        ("1~sources", Screen::Sources, None),
        ("1~disagreements", Screen::Disagreements, None),
        ("1~disagreements.D05", Screen::Sources, Some(Notice::Outdated)),
        ("1~disagreement", Screen::Sources, Some(Notice::Outdated)),
    ] {
        let start = Start { screen: Screen::Sources, ..Start::default() };
        let state = read(text, &start).unwrap();
        assert_eq!((state.screen, state.notice), (screen, notice), "{text}");
    }
    let lost = plain("1~result~need.skill");
    assert_eq!(
        (lost.screen, &lost.quiz.answers),
        (Screen::Perspective, &Answers::default()),
        "nobody knows who said so"
    );
    assert_eq!(lost.notice, Some(Notice::Outdated));
}

#[test]
fn what_is_not_there_in_the_matrix_is_left_out_and_what_is_hidden_is_closed() {
    let default = Start::default();
    for (field, columns, opened, notice) in [
        ("columns.training", "training", None, None),
        ("columns.training.training", "training", None, Some(Notice::Outdated)),
        ("columns.training.critical-mentoring", "training", None, Some(Notice::Outdated)),
        ("columns.nobody", "", None, Some(Notice::Outdated)),
        ("columns", "", None, Some(Notice::Outdated)),
        ("open.coaching.duration", "", cell("coaching", "duration"), None),
        ("open.training.duration", "", None, None),
        ("open.coaching.trust", "", None, None),
        ("rows.all~open.coaching.trust", "", cell("coaching", "trust"), None),
        ("rows.some", "", None, Some(Notice::Outdated)),
        ("rows.all.more", "", None, Some(Notice::Outdated)),
        ("open.coaching", "", None, Some(Notice::Outdated)),
        ("open.coaching.duration.more", "", cell("coaching", "duration"), Some(Notice::Outdated)),
        ("swapped.more", "", None, Some(Notice::Outdated)),
        ("differing.more", "", None, Some(Notice::Outdated)),
        ("query.trust", "", None, Some(Notice::Outdated)),
        ("strips.structure.driver", "", None, None),
        ("strips.structure.structure", "", None, Some(Notice::Outdated)),
        ("strips.structure", "", None, Some(Notice::Outdated)),
        ("strips.structure.trust", "", None, Some(Notice::Outdated)),
        ("strips.structure.driver.duration", "", None, Some(Notice::Outdated)),
        ("as.nobody", "", None, Some(Notice::Outdated)),
        ("as.seeking.offering", "", None, Some(Notice::Outdated)),
    ] {
        let state = plain(&["1~matrix~", field].concat());
        let expected = relationship(columns).map_or(default.columns, Set::singleton);
        assert_eq!(
            (state.comparison.options.columns, state.comparison.open, state.notice),
            (expected, opened, notice),
            "{field}"
        );
    }
}

#[test]
fn what_is_not_there_in_the_list_is_left_out_and_what_is_not_listed_is_closed() {
    for (fields, kind, touching, opened, whole) in [
        ("kind.versions", Some(Difference::Versions), None, None, true),
        ("kind.wording~touching.allyship", Some(Difference::Wording), Some("allyship"), None, true),
        ("kind.quarrel", None, None, None, false),
        ("kind.Versions", None, None, None, false),
        ("kind", None, None, None, false),
        ("kind.versions.wording", Some(Difference::Versions), None, None, false),
        ("kind.versions~kind.wording", Some(Difference::Wording), None, None, true),
        ("touching.coaching", None, Some("coaching"), None, true),
        ("touching.critical-mentoring", None, None, None, false),
        ("touching.nobody", None, None, None, false),
        ("touching", None, None, None, false),
        ("touching.coaching.mentoring", None, Some("coaching"), None, false),
        ("disagreement.D05", None, None, Some("D05"), true),
        ("disagreement.d05", None, None, None, false),
        ("disagreement.D99", None, None, None, false),
        ("disagreement", None, None, None, false),
        ("disagreement.D05.D06", None, None, Some("D05"), false),
        (
            "disagreement.D05~kind.versions~touching.coaching",
            Some(Difference::Versions),
            Some("coaching"),
            Some("D05"),
            true,
        ),
        ("disagreement.D05~kind.wording", Some(Difference::Wording), None, None, true),
        ("touching.mentoring~disagreement.D05", None, Some("mentoring"), None, true),
    ] {
        let state = plain(&["1~disagreements~", fields].concat());
        let filter = Filter { kind, relationship: touching.and_then(relationship) };
        assert_eq!((state.list.filter, state.list.open.map(|d| d.id)), (filter, opened), "{fields}");
        assert_eq!(state.notice, (!whole).then_some(Notice::Outdated), "{fields}");
    }
}

// ---- Texts that are none of ours ----

#[test]
fn what_is_none_of_ours_is_unreadable() {
    for text in ["", "1", "1~", "1~~~", "~1~entry", "2~entry", "10~entry", "01~entry", "1.entry", " 1~entry", "{}"] {
        assert_eq!(read(text, &Start::default()), None, "{text}");
    }
    let long = |length: usize| "1~entry".to_owned() + &"~".repeat(length - 7);
    assert_eq!(plain(&long(MAX)).notice, None);
    assert_eq!(read(&long(MAX + 1), &Start::default()), None);
}

#[test]
fn a_sentence_may_end_with_a_link() {
    let link = "1~quiz.act~as.seeking~need.skill";
    for end in [".", "~", "..", "~.~"] {
        same(&plain(&[link, end].concat()), &plain(link));
    }
}

#[test]
fn our_state_is_found_in_a_longer_text() {
    for (text, found) in [
        ("#support&rapport=1~entry", Some("1~entry")),
        ("#rapport=1~quiz.act&other=2", Some("1~quiz.act")),
        ("#rapport=1~entry#x", Some("1~entry")),
        ("rapport=1~entry\r\nOld:\nrapport=1~matrix\n", Some("1~matrix")),
        ("My result: Ünïcödé\n\nrapport=1~profile.role-modelling\n", Some("1~profile.role-modelling")),
        ("rapport=rapport=1~entry", Some("1~entry")),
        ("rapport=é", None),
        ("rapport=", None),
        ("rapport", None),
        ("Rapport=1~entry", None),
        ("#1~entry", None),
        ("", None),
    ] {
        assert_eq!(find(text), found, "{text}");
    }
}

#[test]
fn loading_takes_over_the_state_or_says_why_not() {
    let start = Start { columns: Set::singleton(primary().nth(4).unwrap()), ..Start::default() };
    let state = State::starting(start).after(QuizAction::Begin(Perspective::Seeking)).after(pick(0, 2));
    for text in ["1~matrix~as.offering", "#x&rapport=1~matrix~as.offering", "A file\nrapport=1~matrix~as.offering\n", {
        "1~matrix~as.offering\n"
    }] {
        let loaded = state.after(ShellAction::Load(text.to_owned()));
        assert_eq!((loaded.screen, loaded.quiz.perspective), (Screen::Matrix, Some(Perspective::Offering)));
        assert_eq!((loaded.start, loaded.comparison.options.columns, loaded.notice), (start, start.columns, None));
        assert_eq!((loaded.turn, loaded.quiz.steps, loaded.focus), (state.turn + 1, state.quiz.steps, Focus::Heading));
        assert_eq!(loaded.quiz.answers, Answers::default());
    }
    let refused = state.after(ShellAction::Load("not ours".to_owned()));
    let but = State { notice: Some(Notice::Unreadable), turn: state.turn + 1, focus: Focus::Stay, ..state.clone() };
    assert_eq!(refused, but, "all is as it was");
    assert_eq!(refused.after(pick(0, 3)).notice, but.notice, "until another screen");
    assert_eq!(refused.after(ShellAction::Go(Screen::Matrix)).notice, None);
}

/// A text that means no good, made from good ones.
fn hostile(dice: &mut Dice, good: &[String]) -> String {
    let text = good[dice.below(good.len())].clone();
    let other = &good[dice.below(good.len())];
    match dice.below(8) {
        0 => {
            let bytes: Vec<u8> = (0..dice.below(80)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        }
        1 => {
            let bytes: Vec<u8> = (0..dice.below(80)).map(|_| u8::try_from(dice.below(256)).unwrap()).collect();
            ["1~", &String::from_utf8_lossy(&bytes)].concat()
        }
        2 => dice.text(),
        3 | 4 => {
            let mut bytes = text.into_bytes();
            for _ in 0..=dice.below(4) {
                let index = dice.below(bytes.len());
                bytes[index] = if dice.below(2) == 0 {
                    b"~.-1aw\0%"[dice.below(8)]
                } else {
                    u8::try_from(dice.below(256)).unwrap()
                };
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
        5 => text[..dice.below(text.len())].to_owned(),
        6 => {
            // Fields of two texts, some of them twice.
            let fields: Vec<_> = text.split('~').chain(other.split('~').skip(1)).collect();
            let some = (0..dice.below(30)).map(|_| fields[dice.below(fields.len())]);
            ["1"].into_iter().chain(some).collect::<Vec<_>>().join("~")
        }
        _ => match dice.below(8) {
            0 => text.repeat(2 + MAX / text.len()),
            1 => ["1", &"~need.skill.growth".repeat(dice.below(130))].concat(),
            2 => ["1~columns", &".coaching".repeat(dice.below(240))].concat(),
            3 => ["1~", &"~.".repeat(dice.below(MAX))].concat(),
            _ => [["0", "2", "11", "v1", "1 ", "\u{661}", "-1", ""][dice.below(8)], &text[1..]].concat(),
        },
    }
}

#[test]
fn a_million_hostile_texts_do_no_harm() {
    let mut dice = Dice(41);
    let mut state = State::default();
    let mut good = Vec::new();
    while good.len() < 2000 {
        state = state.after(dice.action(state.screen));
        good.push(write(&state));
    }
    let starts: Vec<_> = (0..50).map(|_| dice.start()).collect();
    let (mut taken, mut outdated, mut unreadable) = (0, 0, 0);
    for _ in 0..1_000_000 {
        let text = hostile(&mut dice, &good);
        let start = State::starting(starts[dice.below(starts.len())]).start;
        let found = find(&text);
        assert!(found.is_none_or(|f| unreserved(f) && text.contains(f)));
        let Some(state) = read(&text, &start) else {
            unreadable += 1;
            assert!(text.len() > MAX || !text.starts_with("1~") || text[2..].bytes().all(|c| c == b'~'), "{text}");
            continue;
        };
        assert!(text.len() <= MAX && text.starts_with("1~"));
        sane(&state);
        assert!(state.comparison.open.is_none_or(|cell| state.shows(cell)));
        assert_eq!((state.start, state.quiz.steps, state.turn), (start, 0, 0));
        // What was taken over is a state like any other: it has a text, and comes back from it whole.
        same(&read(&write(&state), &start).unwrap(), &state);
        match state.notice {
            None => taken += 1,
            Some(Notice::Outdated) => outdated += 1,
            Some(Notice::Unreadable) => panic!("{text} was read"),
        }
    }
    assert!(taken > 10_000 && outdated > 50_000 && unreadable > 50_000, "{taken} {outdated} {unreadable}");
}

#[test]
fn a_state_is_read_without_what_was_left_behind_it() {
    let text = "1~matrix~columns.mentoring.buddy-system";
    for behind in ["", ".", ").", ",", "?utm=mail", "\u{201d}.", " and more", "%", "<br>"] {
        assert_eq!(alone(&format!("{text}{behind}")), text, "{behind}");
    }
    assert_eq!(alone(""), "");
    assert_eq!(alone(")."), "");
}

#[test]
fn going_back_keeps_what_was_answered_and_marked_since_but_for_a_result() {
    let now = plain("1~quiz.format~as.seeking~need.skill~act.advice~length.brief~matters.length");
    let back = |text: &str| going_back(text, &now);
    let whole = write(&State { screen: Screen::Question(&QUESTIONS[1]), ..now.clone() });
    assert_eq!(back("1~quiz.act~as.seeking~need.skill"), whole);
    assert_eq!(back("1~quiz.act~as.seeking~need.growth~matters.act"), whole, "what holds now, holds");
    // What is no longer answered, since the reader has begun again, comes back with its mark.
    let begun = State::default().after(QuizAction::Begin(Perspective::Seeking));
    let text = "1~quiz.length~as.seeking~need.skill~act.advice~matters.act";
    assert_eq!(going_back(text, &begun), text);
    // A result is as it was, and answers of the other side mean other things.
    for text in ["1~result~as.seeking~need.skill", "1~quiz.act~as.offering~need.skill", "nothing that can be read"] {
        assert_eq!(back(text), text);
    }
    // What was chosen in a change that is left is not taken along.
    let result = plain("1~result~as.seeking~need.skill~act.advice");
    let changing = result.after(QuizAction::Change(&QUESTIONS[0])).after(pick(0, 1));
    let before = write(&State { screen: Screen::Question(&QUESTIONS[1]), ..result });
    assert_eq!(going_back("1~quiz.act~as.seeking~need.skill", &changing), before);
}

#[test]
fn going_back_anywhere_loses_no_answer() {
    let mut dice = Dice(71);
    let mut met = 0;
    for _ in 0..2_000 {
        let [then, now] =
            [(); 2].map(|()| (0..30).fold(State::default(), |state, _| state.after(dice.action(state.screen))));
        let (text, comparable) = (write(&then), now.quiz.changing.is_none() && then.quiz.changing.is_none());
        let old = read(&text, &now.start).unwrap();
        if !comparable || old.screen == Screen::Result || old.quiz.perspective != now.quiz.perspective {
            continue;
        }
        met += 1;
        let back = read(&going_back(&text, &now), &now.start).unwrap();
        for question in &QUESTIONS {
            let (said, since) = (back.quiz.answers.get(question), now.quiz.answers.get(question));
            let expected = if since == Reply::Open { old.quiz.answers.get(question) } else { since };
            assert_eq!(said, expected, "{} in {text}", question.id);
        }
        let marked = now.quiz.answers.emphasised();
        assert!(marked.is_subset(back.quiz.answers.emphasised()));
    }
    assert!(met > 300, "only {met} of them can be compared");
}
