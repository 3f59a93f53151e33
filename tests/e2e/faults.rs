//! What a reader is left with when one thing is broken: the guide, or what stands between the tags with one true line.
//! Never a dead guide, and never a blank. Each test says what it breaks as rows of a table, which `--nocapture` shows.

use rapport::content::Perspective;
use serde_json::json;

use crate::harness::{Engine, Page, address, answers, browse, chosen, partly_skipped_in, say, ui};

/// What the reader is to see.
#[derive(Clone, Copy, Debug)]
enum Sees {
    /// Both guides, which work.
    Guide,
    /// What stands between the tags, below this line.
    Line(&'static str),
    /// What stands between the tags. Nothing runs that could say why.
    Text,
}

/// What can be seen of both: the line that says why, and what stands between the tags.
const FALLEN: &str = "const lineOf = ({ shadowRoot }) =>
        shadowRoot?.firstElementChild?.localName === 'p' ? shadowRoot.firstElementChild.firstChild.data : null;
    return [...document.querySelectorAll('rapport-guide')].map((guide) => [
    lineOf(guide), [...guide.children].filter((child) => child.checkVisibility()).map(words)])";
/// What stands between the tags of `fault.html`.
const BETWEEN: [&str; 2] = ["The table is in our handbook.", "So is the other."];
/// The title of the screen; nothing while there is no guide.
const TITLE: &str = "return root ? words(one('.title')) : ''";

/// A link to each screen, but for its name; those of the quiz with an answer.
const SCREENS: [&str; 11] = [
    "1~entry",
    "1~who",
    "1~quiz.act~as.seeking~need.skill",
    "1~result~as.seeking~need.skill",
    "1~matrix",
    "1~pair",
    "1~profile.coaching",
    "1~strips",
    "1~disagreements",
    "1~method~as.seeking~need.skill",
    "1~sources",
];

/// Opens the page with this fault; `state` is for the first guide.
async fn open(page: &Page, fault: &str, state: &str) {
    use std::sync::atomic::{AtomicU32, Ordering};
    // Another address each time, or only the fragment would change.
    static RUN: AtomicU32 = AtomicU32::new(0);
    let run = RUN.fetch_add(1, Ordering::Relaxed);
    let fragment = if state.is_empty() { String::new() } else { format!("#rapport-first={state}") };
    page.turn_to("#first");
    page.open(&address(&format!("fault.html?{fault}&run={run}{fragment}"))).await;
    // Not every driver waits until the page before has gone.
    page.until("the page is another", &format!("return location.search.endsWith('&run={run}')")).await;
}

/// Has the second guide come as well, though it may be far below the first. Both are asked twice, since a page may ask at
/// the very moment when a guide comes by itself.
async fn both_come(page: &Page) {
    page.until("both are there", "return !!document.querySelector('#second')?.load").await;
    page.read::<()>("for (const guide of document.querySelectorAll('rapport-guide')) [guide.load(), guide.load()]")
        .await;
}

/// The same, until both stand.
async fn both_appear(page: &Page) {
    both_come(page).await;
    page.turn_to("#second");
    page.appears().await;
    page.turn_to("#first");
    page.appears().await;
}

/// Expects that the first guide answers to what is done in it, and so does the second.
async fn works(page: &Page) {
    page.turn_to("#second");
    page.compare().await;
    page.turn_to("#first");
    page.appears().await;
    page.begin(Perspective::Seeking).await;
    page.choose("skill").await;
    page.proceed().await;
    page.arrives(&say(rapport::content::QUESTIONS[1].text.of(Perspective::Seeking))).await;
}

/// Expects what the reader is to see.
async fn sees(page: &Page, expected: Sees) {
    let line = match expected {
        Sees::Guide => return works(page).await,
        Sees::Line(key) => Some(ui(key, &[])),
        Sees::Text => None,
    };
    page.shows(BETWEEN.map(|text| json!([line, [text]])), FALLEN).await;
}

/// Waits until both have fallen back, whatever the lines say, and returns the lines.
async fn fallen(page: &Page, after: &str) -> Vec<String> {
    println!("{after}");
    let script =
        format!("const fallen = (() => {{ {FALLEN} }})(); return fallen.map(([line, texts]) => [!!line, texts])");
    page.shows(BETWEEN.map(|text| json!([true, [text]])), &script).await;
    let found: Vec<(String, Vec<String>)> = page.read(FALLEN).await;
    found.into_iter().map(|(line, _)| line).collect()
}

/// Whether the text that the reader is shown is one of these.
fn is_one_of(line: &str, keys: &[&str]) -> bool {
    keys.iter().any(|key| ui(key, &[]) == line)
}

/// Reads the console: every message must hold one of these texts, and if the reader is told something, so is the page.
async fn console(page: &Page, row: &str, told: bool, allowed: &[&str]) {
    let mut found = page.console().await;
    for _ in 0..50 {
        if !told || found.iter().any(|message| message.contains("rapport-guide")) {
            break;
        }
        found.extend(page.console().await);
    }
    let said = found.iter().any(|message| message.contains("rapport-guide"));
    assert_eq!(said, told, "{row}: {found:#?}");
    let other = found.iter().find(|m| !m.contains("rapport-guide") && !allowed.iter().any(|text| m.contains(text)));
    assert_eq!(other, None, "{row}: {found:#?}");
}

/// What is broken before the guide comes, in the address and in words, what the reader sees, and what else than our own
/// warning may be in the console.
const BEFORE: &[(&str, &str, Sees, &[&str])] = &[
    ("nothing", "nothing", Sees::Guide, &[]),
    ("cut=0.001", "script cut short in its first lines", Sees::Text, &["SyntaxError"]),
    ("cut=0.5", "script cut short in the packed module", Sees::Text, &["SyntaxError"]),
    ("cut=0.97", "script cut short in the glue", Sees::Text, &["SyntaxError"]),
    ("cut=0.9999", "script cut short before its last characters", Sees::Text, &["SyntaxError"]),
    ("damaged", "one character of the packed module is another", Sees::Line("fail-start"), &[]),
    (
        "policy=",
        "WebAssembly forbidden by policy",
        Sees::Line("fail-policy"),
        &["Content Security Policy", "Content-Security-Policy"],
    ),
    ("policy='wasm-unsafe-eval'", "the strictest policy that allows it", Sees::Guide, &[]),
    ("types", "Trusted Types demanded", Sees::Guide, &[]),
    ("lacks=WebAssembly", "no WebAssembly (Lockdown Mode)", Sees::Line("fail-wasm"), &[]),
    ("lacks-sheets", "no adoptedStyleSheets", Sees::Line("fail-browser"), &[]),
    ("lacks=DecompressionStream", "no DecompressionStream", Sees::Line("fail-browser"), &[]),
    ("lacks=IntersectionObserver", "no IntersectionObserver", Sees::Guide, &[]),
    ("lacks=ResizeObserver", "no ResizeObserver", Sees::Guide, &[]),
    ("lacks=MutationObserver", "no MutationObserver", Sees::Guide, &[]),
    ("lacks-popover", "no popovers", Sees::Guide, &[]),
    ("storage=throws", "storage throws", Sees::Guide, &[]),
    ("storage=absent", "no storage", Sees::Guide, &[]),
    ("storage=full", "storage is full", Sees::Guide, &[]),
    ("storage=liar", "storage holds what is no text", Sees::Guide, &[]),
    ("extended", "prototypes with names that a loop finds", Sees::Guide, &[]),
    ("frozen", "all prototypes and constructors frozen", Sees::Guide, &[]),
    ("shadowed=currentScript", "an image called currentScript", Sees::Guide, &[]),
    ("shadowed=readyState", "an image called readyState", Sees::Guide, &[]),
    ("shadowed=querySelectorAll", "an image called querySelectorAll", Sees::Guide, &[]),
    (
        "shadowed=createElement",
        "an image called createElement",
        Sees::Line("fail-start"),
        &["createElement", "nreachable"],
    ),
];

#[test]
fn whatever_is_broken_before_the_guide_comes_it_works_or_says_truly_why_not() {
    browse(async |page| {
        for (fault, words, expected, allowed) in BEFORE {
            println!("| {words} | {expected:?} |");
            open(page, fault, "").await;
            let no_click = "its driver can't press anything on a page that extends the prototype of all objects";
            if *fault == "extended" && partly_skipped_in(&[Engine::WebKit], no_click) {
                both_appear(page).await;
                continue;
            }
            sees(page, *expected).await;
            console(page, words, matches!(expected, Sees::Line(_)), allowed).await;
        }
    });
}

#[test]
fn without_popovers_the_number_of_a_source_leads_to_the_sources() {
    browse(async |page| {
        open(page, "lacks-popover", "1~profile.coaching").await;
        page.click(".src", "").await;
        page.arrives(&ui("sources-title", &[])).await;
    });
}

#[test]
fn junk_in_any_storage_is_no_more_than_a_state_that_cant_be_read() {
    browse(async |page| {
        open(page, "nothing", "").await;
        page.appears().await;
        let long = "~".repeat(100_000);
        for junk in ["", "{}", "1~", "1~quiz.99~~~", "\u{0}\u{feff}x", "NaN", &long] {
            // In every place that something is kept in, whatever it is called.
            let script =
                "const names = ['rapport', 'rapport-first', 'rapport-second', 'rapport-guide#first /fault.html',
                    'rapport-guide#second /fault.html'];
                for (const name of names) for (const storage of [localStorage, sessionStorage]) storage[name] = given;";
            page.read_with::<()>(script, json!(junk)).await;
            page.reload().await;
            works(page).await;
            page.read::<()>("history.replaceState(null, '', location.pathname + location.search)").await;
        }
    });
}

/// The lines that may stand where something stopped the module.
const STOPPED: [&str; 3] = ["fail-start", "fail-crash", "fail-crash-kept"];
/// What the console may hold then, in each engine.
const STRUCK: [&str; 12] = [
    "unreachable",
    "Unreachable",
    "The page has broken this.",
    "panicked",
    "failed to insert node",
    "memory",
    "out of bounds",
    "Out of bounds",
    "call stack",
    "recursion",
    "Call stack",
    "index out of bounds",
];

/// Goes to another screen, whichever stands there; by a click that waits for nothing.
async fn go_elsewhere(page: &Page) {
    page.read::<()>(
        "const places = all('.mast nav button');
        places.find((button) => !button.hasAttribute('aria-current') && button !== places[0]).click()",
    )
    .await;
}

#[test]
fn a_trap_or_an_exception_on_any_screen_lets_both_guides_fall_back() {
    browse(async |page| {
        for kind in ["trap", "exception"] {
            for (place, screen) in SCREENS.iter().enumerate() {
                open(page, &format!("strike={kind}"), screen).await;
                both_appear(page).await;
                // At another point each time.
                page.read_with::<()>("strike.after = given", json!(place * 7)).await;
                go_elsewhere(page).await;
                let lines = fallen(page, &format!("{kind} in {screen}")).await;
                let kept = if screen.contains("need") { "fail-crash-kept" } else { "fail-crash" };
                println!("| {kind} in {screen} | {} / {} |", lines[0], lines[1]);
                assert_eq!(lines, [ui(kept, &[]), ui("fail-crash", &[])], "{kind} in {screen}");
                console(page, screen, true, &STRUCK).await;
            }
        }
    });
}

#[test]
fn a_panic_on_any_screen_lets_both_guides_fall_back() {
    browse(async |page| {
        for screen in SCREENS {
            open(page, "nothing", screen).await;
            both_appear(page).await;
            page.read::<()>("one('.colophon').remove()").await;
            go_elsewhere(page).await;
            let lines = fallen(page, screen).await;
            let kept = if screen.contains("need") { "fail-crash-kept" } else { "fail-crash" };
            println!("| panic in {screen} | {} / {} |", lines[0], lines[1]);
            assert_eq!(lines, [ui(kept, &[]), ui("fail-crash", &[])], "{screen}");
            console(page, screen, true, &STRUCK).await;
        }
    });
}

/// Some numbers from 0 to below another, close together at first. The last ones are not among them: how many calls there
/// are is not quite the same each time.
fn some_below(limit: u64) -> Vec<u64> {
    let mut numbers = vec![0, 1, 2, 3];
    while let Some(next) = numbers.last().map(|last| last * 2).filter(|next| *next < limit * 9 / 10) {
        numbers.push(next);
    }
    numbers
}

/// More calls than there ever are: nothing is struck, and they are counted.
const MANY: u64 = 10_000_000;

#[test]
fn at_whatever_call_of_the_page_the_module_is_struck_nobody_is_left_with_a_dead_guide() {
    browse(async |page| {
        for kind in ["trap", "exception"] {
            // While it starts.
            open(page, &format!("strike={kind}&after={MANY}"), "1~matrix").await;
            both_appear(page).await;
            let used = MANY - page.read::<u64>("return strike.after").await;
            for after in some_below(used) {
                open(page, &format!("strike={kind}&after={after}"), "1~matrix").await;
                both_come(page).await;
                let lines = fallen(page, &format!("{kind} after {after} at the start")).await;
                assert!(lines.iter().all(|line| is_one_of(line, &STOPPED)), "{kind} after {after}: {lines:?}");
                console(page, &format!("{kind} after {after} at the start"), true, &STRUCK).await;
            }
            println!("| {kind} at the start, at {} of {used} calls | line |", some_below(used).len());
            // While it shows another screen.
            open(page, &format!("strike={kind}&after={MANY}"), "1~quiz.act~as.seeking~need.skill").await;
            both_appear(page).await;
            page.read_with::<()>("strike.after = given", json!(MANY)).await;
            page.go("nav-compare").await;
            page.arrives(&ui("matrix-title", &[])).await;
            let used = MANY - page.read::<u64>("return strike.after").await;
            for after in some_below(used) {
                open(page, &format!("strike={kind}"), "1~quiz.act~as.seeking~need.skill").await;
                both_appear(page).await;
                page.read_with::<()>("strike.after = given", json!(after)).await;
                page.go("nav-compare").await;
                let lines = fallen(page, &format!("{kind} after {after}")).await;
                assert_eq!(lines, [ui("fail-crash-kept", &[]), ui("fail-crash", &[])], "{kind} after {after}");
                console(page, &format!("{kind} after {after}"), true, &STRUCK).await;
            }
            println!("| {kind} on the way to the comparison, at {} of {used} calls | line |", some_below(used).len());
        }
    });
}

#[test]
fn what_was_answered_before_a_trap_comes_back_with_the_next_load() {
    browse(async |page| {
        for kind in ["trap", "exception"] {
            open(page, &format!("strike={kind}"), "").await;
            page.turn_to("#second");
            page.appears().await;
            page.begin(Perspective::Seeking).await;
            page.choose("skill").await;
            page.proceed().await;
            let question = say(rapport::content::QUESTIONS[1].text.of(Perspective::Seeking));
            page.arrives(&question).await;
            page.read::<()>("strike.after = 0; guide.setAttribute('heading-level', '3')").await;
            let lines = fallen(page, kind).await;
            assert_eq!(lines, [ui("fail-crash", &[]), ui("fail-crash-kept", &[])], "{kind}");
            console(page, kind, true, &STRUCK).await;
            page.reload().await;
            page.shows(&question, TITLE).await;
            page.click(".quiz-nav button", &ui("back", &[])).await;
            page.shows(["skill"], chosen()).await;
        }
    });
}

#[test]
fn a_trap_while_a_guide_is_taken_away_lets_the_other_fall_back() {
    browse(async |page| {
        for (after, does) in [
            (0, "document.querySelector('#second').remove()"),
            (0, "guide.setAttribute('lang', 'en')"),
            (1, "guide.insertAdjacentHTML('beforeend', '<a data-relationship=coaching href=https://a.example>A</a>')"),
            (0, "dispatchEvent(new PopStateEvent('popstate'))"),
            (2, "document.querySelector('#second').remove()"),
        ] {
            open(page, "strike=trap", "1~matrix").await;
            both_appear(page).await;
            page.read_with::<()>(&format!("strike.after = given; {does}"), json!(after)).await;
            page.until("it falls back", "return guide.shadowRoot.firstElementChild.localName === 'p'").await;
            let line: String = page.read("return guide.shadowRoot.firstElementChild.firstChild.data").await;
            assert_eq!(line, ui("fail-crash", &[]), "{does}");
            console(page, does, true, &STRUCK).await;
            println!("| trap after {does} | fail-crash |");
        }
    });
}

#[test]
fn a_stack_that_is_full_leaves_nobody_with_a_dead_guide() {
    browse(async |page| {
        open(page, "nothing", "1~quiz.act~as.seeking~need.skill").await;
        both_appear(page).await;
        // A press at each of the last depths that there is room for.
        let script = "const button = one('.mast-name');
            let left = 40;
            const once = () => { try { once(); } catch {} if (left-- > 0) button.click(); };
            try { once(); } catch {}
            return true";
        page.read::<bool>(script).await;
        // Another press shows whether it is still at work.
        let compare = json!(ui("nav-compare", &[]));
        page.read::<()>(&format!("finding('.mast nav button', {compare})[0]?.click()")).await;
        let works = format!("words(one('.title') ?? document.body) === {}", json!(ui("matrix-title", &[])));
        page.until("it works or falls back", &format!("return !root || {works}")).await;
        if page.read("return !root").await {
            println!("| a stack that is full at a press | line |");
            fallen(page, "a full stack").await;
        } else {
            println!("| a stack that is full at a press | guide works |");
        }
        page.console().await;
    });
}

#[test]
fn wherever_memory_is_refused_the_guide_falls_back_and_otherwise_works() {
    browse(async |page| {
        // More room than three times enough in a row changes nothing.
        let (mut more, mut works) = (0, 0);
        while works < 3 {
            assert!(more < 64, "with room enough it works");
            open(page, &format!("memory={more}"), "").await;
            let mut reached = "the start";
            let script = format!(
                "const fallen = (() => {{ {FALLEN} }})();
                if (fallen.every(([line, [text]]) => line && text)) return 'fallen';
                return [...document.querySelectorAll('rapport-guide')]
                    .every((guide) => guide.shadowRoot?.querySelector('.title')?.checkVisibility()) ? 'shown' : ''"
            );
            let settled = async || {
                let mut state = String::new();
                page.until("it falls back or is shown", &format!("return !!(() => {{ {script} }})()")).await;
                while state.is_empty() {
                    state = page.read(&script).await;
                }
                state == "shown"
            };
            let mut shown = settled().await;
            for (screen, place) in
                [("the comparison", "nav-compare"), ("the quiz", "nav-choose"), ("the disagreements", "nav-sources")]
            {
                if !shown {
                    break;
                }
                reached = screen;
                for guide in ["#second", "#first"] {
                    page.turn_to(guide);
                    let name = json!(ui(place, &[]));
                    page.read::<()>(&format!("finding('.mast nav button', {name})[0].click()")).await;
                    // It has come, or fallen back.
                    let current = format!("return !root || words(one('[aria-current]')) === {name}");
                    page.until("the screen comes or the guide falls back", &current).await;
                    if page.read::<bool>("return !root").await {
                        break;
                    }
                }
                shown = settled().await;
            }
            if shown {
                works += 1;
                println!("| memory refused after {more} pages more | guide works |");
                console(page, "memory", false, &[]).await;
            } else {
                works = 0;
                let lines = fallen(page, &format!("memory {more}")).await;
                assert!(lines.iter().all(|line| is_one_of(line, &STOPPED)), "{lines:?}");
                println!("| memory refused after {more} pages more | {reached}: {} / {} |", lines[0], lines[1]);
                console(page, &format!("memory {more}"), true, &STRUCK).await;
            }
            more += 1;
        }
        assert!(more > works, "nothing was refused");
    });
}

/// Functions of the browser's that the page has put its own in the place of, which throws from some moment on, and whether
/// the guide can do without.
const PATCHED: &[(&str, bool)] = &[
    ("Element.scrollIntoView", true),
    ("EventTarget.dispatchEvent", true),
    ("HTMLElement.focus", true),
    ("History.pushState", true),
    ("History.replaceState", true),
    ("Storage.setItem", true),
    ("Storage.getItem", true),
    ("console.warn", true),
    ("Element.setAttribute", false),
    ("Element.removeAttribute", false),
    ("Node.insertBefore", false),
    ("Node.appendChild", true),
    ("Document.createElement", false),
    ("Document.createTextNode", false),
    ("Event.composedPath", false),
    ("window.queueMicrotask", false),
];

#[test]
fn a_function_that_the_page_has_broken_is_done_without_or_lets_the_guides_fall_back() {
    browse(async |page| {
        for (name, survives) in PATCHED {
            open(page, &format!("patched={name}"), "1~quiz.act~as.seeking~need.skill").await;
            both_appear(page).await;
            page.read::<()>("window.broken = true").await;
            page.read::<()>(&format!("finding('.mast nav button', {})[0].click()", json!(ui("nav-compare", &[]))))
                .await;
            println!("| {name} throws | {} |", if *survives { "guide works" } else { "line" });
            if *survives {
                page.shows(ui("matrix-title", &[]), TITLE).await;
                page.read::<()>("all('.cell-btn, td button')[0]?.click()").await;
                // Not through the driver, some of which call what is broken.
                page.read::<()>("one('.mast-name').click()").await;
                page.shows(ui("entry-title", &[]), TITLE).await;
                assert!(page.console().await.is_empty(), "{name}");
            } else {
                let lines = fallen(page, name).await;
                assert_eq!(lines, [ui("fail-crash-kept", &[]), ui("fail-crash", &[])], "{name}");
                console(page, name, true, &STRUCK).await;
            }
        }
    });
}

#[test]
fn what_others_on_the_page_break_is_not_taken_for_its_own() {
    browse(async |page| {
        open(page, "strike=trap", "").await;
        both_appear(page).await;
        // Another module traps, a script throws, and a promise is rejected, all while the guide is at work.
        let script = "const others = () => {
                setTimeout(strike.by);
                queueMicrotask(() => { throw new RangeError('Maximum call stack size exceeded') });
                Promise.reject(new WebAssembly.RuntimeError('unreachable'));
            };
            document.addEventListener('rapport-start', () => { others(); throw new Error('of the page'); });
            others();
            return new Promise((resolve) => setTimeout(resolve, 0))";
        page.read::<()>(script).await;
        works(page).await;
        let found = page.console().await;
        assert!(found.len() >= 3 && found.iter().all(|message| !message.contains("rapport-guide")), "{found:#?}");
    });
}

#[test]
fn whatever_its_host_does_all_the_time_the_quiz_can_be_answered() {
    browse(async |page| {
        open(page, "nothing", "").await;
        page.appears().await;
        page.begin(Perspective::Seeking).await;
        let script = "const host = document.createElement('section');
            document.body.append(host);
            let turn = 0;
            window.restless = setInterval(() => {
                const acts = [
                    () => guide.replaceChildren(),
                    () => guide.append(document.createElement('p')),
                    () => {
                        const clone = guide.cloneNode(true);
                        clone.removeAttribute('id');
                        host.replaceChildren(clone);
                    },
                    () => (guide.parentNode === document.body ? host.after(guide) : document.body.prepend(guide)),
                    () => guide.setAttribute('theme', turn % 2 ? 'dark' : 'light'),
                    () => guide.setAttribute('heading-level', 1 + turn % 4),
                    () => guide.toggleAttribute('hidden') && guide.toggleAttribute('hidden'),
                    () => guide.setAttribute('class', `turn-${turn}`),
                    () => guide.normalize(),
                ];
                acts[turn++ % acts.length]();
                window.turns = turn;
            }, 4)";
        page.read::<()>(script).await;
        let answers = answers("growth+skill advice equals brief asked caring private no");
        for question in &rapport::content::QUESTIONS {
            page.shows(say(question.text.of(Perspective::Seeking)), TITLE).await;
            for value in crate::harness::values(&answers, question) {
                let option = page.option(value).await;
                page.read::<()>(&format!("one('{option} input').click()")).await;
                page.until("it is chosen", &format!("return one('{option} input').checked")).await;
            }
            page.read::<()>("one('.quiz-nav .btn').click()").await;
        }
        page.concludes(&answers).await;
        page.until("the host has done everything", "return turns > 100").await;
        page.read::<()>("clearInterval(restless)").await;
        page.concludes(&answers).await;
    });
}
