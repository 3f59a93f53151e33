//! The heads of the comparison: what a screen reader is told of them, and that they cover nothing.

use fantoccini::key::Key;
use rapport::{
    content::{Cell, DIMENSIONS, Dimension, Relationship, english, preset, primary},
    engine::matrix::{Options, every_column, every_row, project, project_pair},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    harness::{Engine, Page, address, say, skipped_in, ui, visit_page},
    matrix::show_all,
};

/// A node of the accessibility tree, with what stands below it.
#[derive(Debug)]
struct Node {
    role: String,
    name: String,
    children: Vec<Node>,
}

impl Node {
    /// Every node of this role below it.
    fn all(&self, role: &str) -> Vec<&Self> {
        let below = self.children.iter().flat_map(|child| child.all(role));
        self.children.iter().filter(|child| child.role == role).chain(below).collect()
    }

    /// The heads and cells of a row, in order.
    fn cells(&self) -> Vec<&Self> {
        let is = |node: &&Self| ["columnheader", "rowheader", "cell", "gridcell"].contains(&node.role.as_str());
        self.children.iter().flat_map(|c| if is(&c) { vec![c] } else { c.cells() }).collect()
    }
}

/// What the browser tells a screen reader of the whole page.
async fn accessibility_tree(page: &Page) -> Node {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("a list of nodes");
    let root = nodes.iter().find(|n| n["parentId"].is_null()).expect("a root");
    node(nodes, root)
}

fn node(nodes: &[Value], of: &Value) -> Node {
    let children = of["childIds"].as_array().into_iter().flatten();
    let children = children.filter_map(|id| nodes.iter().find(|n| n["nodeId"] == *id));
    let text = |key: &str| of[key]["value"].as_str().unwrap_or_default().to_owned();
    Node { role: text("role"), name: text("name"), children: children.map(|child| node(nodes, child)).collect() }
}

/// Expects one table with its caption, in which each cell stands in the row of its topic and in the column of its
/// relationship, so that both are announced with it.
async fn is_a_table_of(page: &Page, columns: &[&'static Relationship], rows: &[&'static Dimension]) {
    let tree = accessibility_tree(page).await;
    let tables = tree.all("table");
    assert_eq!(tables.len(), 1, "one table");
    assert_eq!(tables[0].name, ui("matrix-caption", &[]));
    let mut read = tables[0].all("row").into_iter().map(Node::cells);
    let heads = read.next().expect("a row of heads");
    let names: Vec<_> = columns.iter().map(|r| say(r.name)).collect();
    assert!(heads.iter().all(|head| head.role == "columnheader"), "{heads:?}");
    assert_eq!(heads[1..].iter().map(|head| head.name.as_str()).collect::<Vec<_>>(), names);
    for dimension in rows {
        let row = read.next().unwrap_or_else(|| panic!("no row of {}", dimension.id));
        assert_eq!((row[0].role.as_str(), row[0].name.clone()), ("rowheader", say(dimension.name)));
        assert_eq!(row.len(), columns.len() + 1, "{}", dimension.id);
        for (relationship, cell) in columns.iter().zip(&row[1..]) {
            assert!(["cell", "gridcell"].contains(&cell.role.as_str()), "{}", cell.role);
            let said = relationship.cell(dimension).and_then(Cell::summary);
            let said = said.map_or_else(|| ui("silent", &[]), say);
            assert!(cell.name.contains(&said), "{}/{}: {}", relationship.id, dimension.id, cell.name);
        }
    }
    assert!(read.next().is_none(), "no other row");
}

#[test]
fn a_screen_reader_is_told_caption_topic_and_relationship_of_every_cell() {
    if skipped_in(&[Engine::Firefox, Engine::WebKit], "no driver but that of Chromium gives the accessibility tree") {
        return;
    }
    visit_page("bare.html", async |page| {
        for width in [300, 768, 1280] {
            page.resize(width).await;
            page.open(&address("bare.html")).await;
            page.appears().await;
            page.compare().await;
            let shown = project(&Options::default(), english());
            is_a_table_of(page, &shown.columns, &shown.rows).await;
            page.click(".views button", &ui("view-pair", &[])).await;
            page.arrives(&ui("pair-title", &[])).await;
            let shown = project_pair(&Options::default(), english());
            is_a_table_of(page, &shown.columns, &shown.rows).await;
        }
        show_all(page).await;
        let all = Options { columns: every_column(), rows: every_row(), ..Options::default() };
        let shown = project(&all, english());
        assert_eq!((shown.columns.len(), shown.rows.len()), (primary().count(), DIMENSIONS.len()));
        is_a_table_of(page, &shown.columns, &shown.rows).await;
    });
}

/// A place at which Tab stops in the table.
#[derive(Debug, Deserialize)]
struct Stop {
    /// Absent once the focus has left the table.
    name: Option<String>,
    /// Whether it lies in the view as a whole, and under no head.
    free: bool,
}

/// Goes through all places of the table, from one end to the other, and returns those that are not free.
async fn covered(page: &Page, backwards: bool) -> Vec<String> {
    let from = if backwards { ".count button" } else { ".search input" };
    page.read_with::<()>("one(given).focus()", json!(from)).await;
    let script = "const table = one('.matrix');
        if (!table.contains(focused)) return { name: null, free: false };
        const { left, top, width, height } = focused.getBoundingClientRect();
        const shares = [0.05, 0.5, 0.95];
        const hits = shares.flatMap((x) => shares.map((y) =>
            root.getRootNode().elementFromPoint(left + x * width, top + y * height)));
        return { name: called(focused), free: hits.every((hit) => hit && !hit.closest('th')) };";
    let (mut found, mut seen) = (Vec::new(), 0);
    loop {
        if backwards {
            page.tab_back().await;
        } else {
            page.press(Key::Tab).await;
        }
        let stop: Stop = page.read(script).await;
        match stop.name {
            Some(name) => {
                seen += 1;
                if !stop.free {
                    found.push(name);
                }
            }
            None if seen > 0 => return found,
            None => {}
        }
    }
}

/// Opens the comparison in this width with these columns, and a cell on which sources differ.
async fn open_at(page: &Page, width: u32, columns: &str) {
    page.resize(width).await;
    page.open(&address("bare.html")).await;
    page.appears().await;
    page.compare().await;
    if width < 560 {
        page.click(".more-tools", "").await;
    }
    page.click(".presets button", &say(preset(columns).expect("there is such a preset").name)).await;
    page.click("[data-cell='mentoring/driver']", "").await;
    page.until("the cell opens", "return !!one('.opened')").await;
}

#[test]
fn no_head_covers_what_has_the_focus() {
    visit_page("bare.html", async |page| {
        for width in [300, 768, 1280] {
            for (columns, paired) in [("coach-or-mentor", false), ("all-eight", false), ("coach-or-mentor", true)] {
                open_at(page, width, columns).await;
                if paired {
                    page.click(".views button", &ui("view-pair", &[])).await;
                    page.arrives(&ui("pair-title", &[])).await;
                    page.find(".paired .opened", "").await;
                }
                for backwards in [false, true] {
                    let covered = covered(page, backwards).await;
                    assert!(
                        covered.is_empty(),
                        "{columns} in {width} px, paired {paired}, backwards {backwards}: {covered:#?}"
                    );
                }
            }
        }
    });
}

#[test]
fn a_head_that_covers_the_focus_would_be_found() {
    visit_page("bare.html", async |page| {
        open_at(page, 768, "all-eight").await;
        // Without this the browser does as it likes.
        let deafen = "root.getRootNode().addEventListener('focusin', (event) => event.stopPropagation(), true)";
        page.read::<()>(deafen).await;
        assert!(!covered(page, true).await.is_empty());
    });
}
