//! The size of the guide in parents of every kind.

use serde_json::{Value, json};

use crate::harness::{Engine, address, browse, visit_page};

/// How many of its own pixels the narrowest guide has.
const NARROWEST: f64 = 300.0;

#[test]
fn in_no_parent_is_it_without_a_width_or_wider_than_there_is_room() {
    visit_page("parents.html", async |page| {
        let count: usize = page.read("return parents.length").await;
        assert!(count >= 40, "{count} parents");
        let mut measured = 0;
        for width in [300, 360, 500, 768, 1024, 1280, 1600] {
            page.resize(width).await;
            for number in 0..count {
                let show = "const [style, inside] = parents[given];
                    const main = document.querySelector('main');
                    main.innerHTML = `<div>${inside.replace('G', '<rapport-guide></rapport-guide>')}</div>`;
                    main.firstChild.style.cssText = style";
                page.read_with::<()>(show, json!(number)).await;
                // Away from the view it would wait.
                page.read::<()>("await document.querySelector('rapport-guide').load()").await;
                page.appears().await;
                let (own, room, wider, parent): (f64, f64, f64, Value) = page
                    .read_with(
                        "await drawn();
                        const { width } = root.getBoundingClientRect();
                        const root_ = document.documentElement;
                        return [width, innerWidth, root_.scrollWidth - root_.clientWidth, parents[given]]",
                        json!(number),
                    )
                    .await;
                let least = NARROWEST.min(room - 100.0);
                assert!(own >= least, "{own} px in {parent} at {width} px");
                assert!(own <= room, "{own} px in {parent} at {width} px");
                assert!(wider <= 0.0, "{parent} at {width} px makes the page {wider} px wider than the window");
                measured += 1;
            }
        }
        println!("{count} parents, measured {measured} times");
    });
}

#[test]
fn what_stands_below_it_stays_where_it_is_when_it_comes() {
    browse(async |page| {
        for width in [360, 1280] {
            page.size(width, 800).await;
            for anchoring in ["", "&unanchored"] {
                for (fragment, view, most) in [
                    ("", "all", 0.05),
                    ("#contact", "all", 0.05),
                    ("", "matrix", 0.05),
                    ("", "quiz", 0.05),
                    ("#contact", "quiz", 0.05),
                    ("", "profile", 0.05),
                    ("", "all&div", 0.05),
                    ("#contact", "all&div", 0.05),
                    // Where the page has not given it room, what is laid out before the script comes is moved by it.
                    ("", "all&bare", 0.1),
                    ("#contact", "all&bare", 0.1),
                ] {
                    let row = format!("anchor-below.html?view={view}{anchoring}{fragment} at {width} px");
                    page.open("about:blank").await;
                    page.open(&address(&format!("anchor-below.html?view={view}{anchoring}{fragment}"))).await;
                    page.appears().await;
                    // For good, and not only at first.
                    page.read::<()>("await drawn(); await drawn()").await;
                    if !fragment.is_empty() {
                        let top: f64 =
                            page.read("return document.getElementById('contact').getBoundingClientRect().top").await;
                        assert!((-1.0..100.0).contains(&top), "{row}: #contact is at {top} px");
                    }
                    let left: Option<String> = page.read("return guide.getAttribute('style')").await;
                    assert_eq!(left, None, "{row}: nothing of what was reserved is left");
                    if Engine::Chromium.is_current() {
                        let shifted: f64 = page.read("return shifted").await;
                        println!("| {row} | {shifted:.3} |");
                        assert!(shifted < most, "{row}: {shifted}");
                    }
                }
            }
        }
    });
}

#[test]
fn where_no_room_can_be_reserved_what_stands_between_the_tags_stays_in_sight() {
    visit_page("no-room.html", async |page| {
        page.until("the element is there", "return !!customElements.get('rapport-guide')").await;
        let seen = "await drawn(); const [far, near] = document.querySelectorAll('rapport-guide p');
            return [far.checkVisibility(), near.checkVisibility(), far.getBoundingClientRect().height > 10]";
        page.shows([true, true, true], seen).await;
        page.says(&["WARNING|<rapport-guide>: "]).await;
    });
}
