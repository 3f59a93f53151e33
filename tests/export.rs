//! What is taken along of the matrix, read back with the parsers of others: nothing is lost, added or misread.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says best what is wrong by stopping there"
)]

use csv::{ReaderBuilder, StringRecord};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use rapport::content::{Cell, DIMENSIONS, Indexed, SOURCES, english, primary};
use rapport::engine::export::{Form, citation, put, write};
use rapport::engine::matrix::{Options, Projection, every_column, every_row, project};
use rapport::engine::set::Set;

/// A cell as it must come back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    statement: String,
    state: String,
    numbers: String,
}

impl Told {
    /// Worked out of the content alone.
    fn of(cell: &Cell) -> Self {
        let mut claims = cell.claims();
        // Who speaks of other relationships alone in a disagreement is no source of this cell.
        let held = cell.disagreements().iter().flat_map(|d| d.claims()).collect::<Vec<_>>();
        claims.extend(held.into_iter().filter(|c| c.of().any(|r| r == cell.relationship())));
        let mut numbers: Vec<_> = claims.iter().map(|c| c.source().number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let state = match (claims.is_empty(), cell.disagreements().is_empty()) {
            (true, _) => "The sources do not say",
            (false, false) if cell.says_both() && numbers.len() > 1 => "One source says both",
            (false, false) if cell.says_both() => "The source says both",
            (false, false) => "Sources differ",
            (false, true) if claims.iter().any(|c| c.about() == Some(cell.relationship())) => "",
            (false, true) => "Said of several forms",
        };
        Self {
            statement: cell.summary().map_or("", |text| english().say(text)).to_owned(),
            state: state.to_owned(),
            numbers: numbers.iter().flat_map(|n| ["[".to_owned(), n.to_string(), "]".to_owned()]).collect(),
        }
    }

    /// In a line, as in a text.
    fn line(&self) -> String {
        let state = if self.state.is_empty() { String::new() } else { format!("{}.", self.state) };
        let parts = [self.statement.clone(), state, self.numbers.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A table as it must come back.
#[derive(Debug, PartialEq)]
struct Sheet {
    columns: Vec<String>,
    rows: Vec<(String, Vec<Told>)>,
}

impl Sheet {
    fn of(shown: &Projection, swapped: bool) -> Self {
        let say = |text| english().say(text).to_owned();
        let told = |r: usize, d: usize| Told::of(shown.columns[r].cell(shown.rows[d]).expect("the eight have all"));
        let relationships: Vec<_> = shown.columns.iter().map(|r| say(r.name)).collect();
        let dimensions: Vec<_> = shown.rows.iter().map(|d| say(d.name)).collect();
        let (columns, rows) = if swapped { (dimensions, relationships) } else { (relationships, dimensions) };
        let width = columns.len();
        let row = |down: usize| {
            (0..width).map(|across| if swapped { told(down, across) } else { told(across, down) }).collect()
        };
        let rows = rows.into_iter().enumerate().map(|(down, name)| (name, row(down))).collect();
        Self { columns, rows }
    }
}

/// The full table and every choice of columns, each as it stands and swapped.
fn each(check: impl Fn(&Projection, bool)) {
    let all = Options { columns: every_column(), rows: every_row(), ..Options::default() };
    let chosen = (1..256_usize).map(|choice| Options {
        columns: Set::of(primary().filter(|r| choice >> r.index() & 1 == 1)),
        ..Options::default()
    });
    let mut cells = 0;
    for options in std::iter::once(all).chain(chosen) {
        let shown = project(&options, english());
        cells += shown.columns.len() * shown.rows.len();
        for swapped in [false, true] {
            check(&shown, swapped);
        }
    }
    let shown = DIMENSIONS.iter().filter(|d| d.shown).count();
    assert_eq!(cells, 160 + 8 * 128 * shown, "each of the eight is in half of the choices");
}

fn written(shown: &Projection, swapped: bool, form: Form) -> String {
    write(shown, swapped, english(), form)
}

fn citations() -> Vec<String> {
    SOURCES.iter().map(|s| format!("{}. {}", s.title, english().say(s.details))).collect()
}

/// The name of the comparison.
fn title(shown: &Projection) -> String {
    let names: Vec<_> = shown.columns.iter().map(|r| english().say(r.name)).collect();
    format!("Relationships compared, topic by topic: {}", names.join(", "))
}

/// The last line of what is read by people.
fn end() -> String {
    let words: toml::Table = include_str!("../src/content/text/en/interface.toml").parse().unwrap();
    format!("{}. {}.", words["colophon-reviewed"].as_str().unwrap(), words["colophon-advice"].as_str().unwrap())
}

/// The records, all of the same length, which the reader sees to.
fn records(text: &str) -> Vec<StringRecord> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("it can be read")).collect()
}

#[test]
fn a_spreadsheet_reads_every_cell_and_every_source() {
    each(|shown, swapped| {
        let records = records(&written(shown, swapped, Form::Csv));
        let expected = Sheet::of(shown, swapped);
        let (table, sources) = records.split_at(1 + expected.rows.len());
        let head: Vec<_> = table[0].iter().collect();
        assert_eq!(head[0], if swapped { "Relationship" } else { "Topic" });
        let columns: Vec<_> = head[1..].chunks(3).map(|three| three[0].to_owned()).collect();
        for (column, three) in columns.iter().zip(head[1..].chunks(3)) {
            assert_eq!(three[1..], [format!("{column}: State"), format!("{column}: Sources")]);
        }
        let told = |three: &[&str]| Told {
            statement: three[0].to_owned(),
            state: three[1].to_owned(),
            numbers: three[2].to_owned(),
        };
        let row = |record: &StringRecord| {
            let fields: Vec<_> = record.iter().skip(1).collect();
            (record[0].to_owned(), fields.chunks(3).map(told).collect())
        };
        assert_eq!(Sheet { columns, rows: table[1..].iter().map(row).collect() }, expected);

        assert_eq!(sources.len(), SOURCES.len());
        for ((index, record), citation) in sources.iter().enumerate().zip(citations()) {
            assert_eq!(record[0], format!("[{}]", index + 1));
            assert_eq!(record[1], citation);
            assert!(record.iter().skip(2).all(str::is_empty), "{record:?}");
        }
    });
}

#[test]
fn a_spreadsheet_knows_the_letters_and_the_ends_of_lines() {
    each(|shown, swapped| {
        let text = written(shown, swapped, Form::Csv);
        assert!(text.starts_with('\u{feff}'));
        assert!(text.ends_with("\r\n"));
        assert!(!text.split("\r\n").any(|line| line.contains(['\r', '\n'])), "no line ends in another way");
        let records = records(&text);
        assert_eq!(text.split("\r\n").count(), records.len() + 1, "a line for each record, and nothing after the last");
    });
}

#[test]
fn no_field_begins_like_a_formula() {
    each(|shown, swapped| {
        for record in records(&written(shown, swapped, Form::Csv)) {
            let risky = record.iter().find(|field| field.starts_with(['=', '+', '-', '@', '\'', '\t']));
            assert_eq!(risky, None);
        }
    });
}

/// What a reader of Markdown finds in it.
#[derive(Debug, Default)]
struct Page {
    headings: Vec<String>,
    /// The rows of the table, the head first: each cell with all its words, those that are strong, and those that are
    /// emphasised.
    rows: Vec<Vec<[String; 3]>>,
    /// The number that the list begins with, and its items.
    first: Option<u64>,
    items: Vec<String>,
    paragraphs: Vec<String>,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let (mut words, mut strong, mut emphasised) = (String::new(), String::new(), String::new());
        let (mut in_strong, mut in_emphasis) = (false, false);
        for event in Parser::new_ext(text, Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Text(text) => {
                    words.push_str(&text);
                    if in_strong {
                        strong.push_str(&text);
                    }
                    if in_emphasis {
                        emphasised.push_str(&text);
                    }
                }
                Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => in_strong = !in_strong,
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => in_emphasis = !in_emphasis,
                Event::Start(Tag::List(first)) => page.first = first,
                Event::Start(Tag::TableHead | Tag::TableRow) => page.rows.push(Vec::new()),
                Event::Start(Tag::Table(_))
                | Event::End(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::List(_)) => {}
                Event::Start(Tag::TableCell | Tag::Item | Tag::Paragraph | Tag::Heading { .. }) => words.clear(),
                Event::End(TagEnd::TableCell) => {
                    let cell = [&mut words, &mut strong, &mut emphasised].map(std::mem::take);
                    page.rows.last_mut().unwrap().push(cell);
                }
                Event::End(TagEnd::Item) => page.items.push(words.clone()),
                Event::End(TagEnd::Paragraph) => page.paragraphs.push(words.clone()),
                Event::End(TagEnd::Heading(_)) => page.headings.push(words.clone()),
                other => panic!("nothing else stands in it: {other:?}"),
            }
        }
        page
    }
}

#[test]
fn markdown_shows_every_cell_and_every_source() {
    each(|shown, swapped| {
        let page = Page::read(&written(shown, swapped, Form::Markdown));
        let expected = Sheet::of(shown, swapped);
        assert_eq!(page.headings, [title(shown), "Sources".to_owned()]);
        let head: Vec<_> = page.rows[0].iter().map(|[words, ..]| words.as_str()).collect();
        assert_eq!(head[0], if swapped { "Relationship" } else { "Topic" });
        assert_eq!(head[1..], expected.columns);
        assert_eq!(page.rows.len(), expected.rows.len() + 1);
        for (row, (name, cells)) in page.rows[1..].iter().zip(&expected.rows) {
            assert_eq!(row[0], [name.clone(), name.clone(), String::new()]);
            assert_eq!(row.len(), cells.len() + 1);
            for ([words, strong, emphasised], cell) in row[1..].iter().zip(cells) {
                assert_eq!(*words, cell.line());
                assert_eq!(*emphasised, if cell.state.is_empty() { String::new() } else { format!("{}.", cell.state) });
                assert!(strong.is_empty());
            }
        }
        assert_eq!((page.first, page.items), (Some(1), citations()));
        assert_eq!(page.paragraphs, [end()]);
    });
}

#[test]
fn a_mail_tells_every_cell_once_with_its_sources() {
    each(|shown, swapped| {
        let text = written(shown, swapped, Form::Text);
        let mut parts: Vec<_> = text.trim_end().split("\n\n").collect();
        assert_eq!(parts.remove(0), title(shown));
        assert_eq!(parts.pop().unwrap(), end());
        let sources: Vec<_> = parts.pop().unwrap().lines().collect();
        assert_eq!(sources[0], "Sources");
        assert_eq!(sources[1..], SOURCES.iter().map(|s| citation(s, english())).collect::<Vec<_>>());
        let expected = Sheet::of(shown, swapped);
        assert_eq!(parts.len(), expected.rows.len());
        for (part, (name, cells)) in parts.iter().zip(&expected.rows) {
            let mut lines = vec![name.clone()];
            lines.extend(expected.columns.iter().zip(cells).map(|(column, cell)| format!("{column}: {}", cell.line())));
            assert_eq!(part.lines().collect::<Vec<_>>(), lines);
        }
    });
}

#[test]
fn a_citation_names_number_title_and_details() {
    let numbered = citations().into_iter().enumerate().map(|(index, text)| format!("[{}] {text}", index + 1));
    assert_eq!(SOURCES.iter().map(|s| citation(s, english())).collect::<Vec<_>>(), numbered.collect::<Vec<_>>());
}

/// Words that are signs somewhere, and any two of them in a row.
fn hostile() -> Vec<String> {
    let one = [
        "“ok”",
        "\"",
        "\"\"",
        ",",
        ";",
        "|",
        "\\",
        "\\|",
        "a\nb",
        "a\r\nb",
        "`a`",
        "*a*",
        "**",
        "_a_",
        "[1]",
        "[a](b)",
        "![a](b)",
        "<b>",
        "<http://a.b>",
        "&amp;",
        "~~a~~",
        "# a",
        "- a",
        "+ a",
        "> a",
        "---",
        "=1+1",
        "=",
        "+",
        "-1",
        "@a",
        "'a",
        "\ta",
        "é",
    ];
    one.iter().flat_map(|a| one.iter().map(move |b| format!("{a}{b}"))).chain(one.map(String::from)).collect()
}

#[test]
fn words_that_look_like_signs_of_csv_stay_words() {
    for words in hostile() {
        let mut text = String::from("before,\"");
        put(&mut text, Form::Csv, &words);
        text.push_str("\",after\r\nx,y,z\r\n");
        let records = records(&text);
        let marked = words.starts_with(['=', '+', '-', '@', '\t']);
        let field = if marked { format!("'{words}") } else { words };
        assert_eq!(records, [vec!["before", &field, "after"], vec!["x", "y", "z"]]);
    }
}

#[test]
fn words_that_look_like_signs_of_markdown_stay_words() {
    for words in hostile() {
        let mut escaped = String::new();
        put(&mut escaped, Form::Markdown, &words);
        let text = format!("| {escaped} | after |\n| --- | --- |\n| **x** | {escaped} |\n\n1. {escaped}\n\nend\n");
        let page = Page::read(&text);
        let spoken = words.replace(['\r', '\n'], " ");
        let spoken = spoken.trim();
        let rows: Vec<Vec<_>> =
            page.rows.iter().map(|row| row.iter().map(|[words, ..]| words.trim()).collect()).collect();
        assert_eq!(rows, [vec![spoken, "after"], vec!["x", spoken]], "{text}");
        assert_eq!(page.items.iter().map(|item| item.trim()).collect::<Vec<_>>(), [spoken], "{text}");
    }
}

#[test]
fn words_of_a_mail_are_left_alone() {
    for words in hostile() {
        let mut text = String::new();
        put(&mut text, Form::Text, &words);
        assert_eq!(text, words);
    }
}
