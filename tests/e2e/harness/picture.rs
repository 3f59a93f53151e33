//! Pictures of the page, laid beside those that were taken before.

use std::{fs::File, io::BufWriter, path::Path};

use color_quant::NeuQuant;
use image::{
    Rgb, RgbImage,
    imageops::{self, FilterType},
};
use png::{BitDepth, ColorType, Compression, Encoder};

/// References are kept at a third of their size, with so many colours: what is compared is where things stand, and what
/// colour they are, not the edges of letters.
const SMALLER: u32 = 3;
const COLOURS: usize = 32;
/// The side of the squares that are compared, in pixels of the smaller picture: one is about a word in body text.
const SQUARE: u32 = 8;
/// Two squares differ where their colours differ by more than this on average, of 255. Fewer colours make up to 6.
const TOLERANCE: u32 = 14;
/// Between the pictures of a sheet.
const GAP: u32 = 4;

/// A screenshot as the driver returns it.
pub(crate) fn read(png: &[u8]) -> RgbImage {
    image::load_from_memory(png).expect("a screenshot can be read").to_rgb8()
}

/// One sheet of several pictures, made smaller.
pub(crate) fn sheet(pictures: &[RgbImage]) -> RgbImage {
    let smaller: Vec<_> = pictures
        .iter()
        .map(|p| imageops::resize(p, p.width() / SMALLER, p.height() / SMALLER, FilterType::Triangle))
        .collect();
    let width = smaller.iter().map(|picture| picture.width() + GAP).sum();
    let height = smaller.iter().map(RgbImage::height).max().unwrap_or_default();
    let mut sheet = RgbImage::from_pixel(width, height, Rgb([128, 128, 128]));
    let mut left = 0;
    for picture in &smaller {
        imageops::replace(&mut sheet, picture, left, 0);
        left += i64::from(picture.width() + GAP);
    }
    sheet
}

/// How many squares of two sheets differ, and how many there are. Sheets of another size differ in all they do not share.
pub(crate) fn differing(one: &RgbImage, other: &RgbImage) -> (usize, usize) {
    let squares = squares(one, other);
    (squares.iter().filter(|(_, differs)| *differs).count(), squares.len())
}

/// The second sheet, with what differs from the first framed in red and the rest faded.
pub(crate) fn difference(one: &RgbImage, other: &RgbImage) -> RgbImage {
    let mut shown = RgbImage::from_fn(one.width().max(other.width()), one.height().max(other.height()), |x, y| {
        let Rgb(colour) = other.get_pixel_checked(x, y).copied().unwrap_or(Rgb([255; 3]));
        Rgb(colour.map(|part| 128 + part / 2))
    });
    for ((left, top), _) in squares(one, other).iter().filter(|(_, differs)| *differs) {
        for (x, y) in within(*left, *top) {
            if let Some(pixel) = shown.get_pixel_mut_checked(x, y) {
                pixel.0[1] /= 2;
                pixel.0[2] /= 2;
            }
        }
    }
    shown
}

fn squares(one: &RgbImage, other: &RgbImage) -> Vec<((u32, u32), bool)> {
    let (width, height) = (one.width().max(other.width()), one.height().max(other.height()));
    let corners = (0..height)
        .step_by(SQUARE as usize)
        .flat_map(|top| (0..width).step_by(SQUARE as usize).map(move |left| (left, top)));
    corners.map(|(left, top)| ((left, top), far_apart(one, other, left, top))).collect()
}

fn far_apart(one: &RgbImage, other: &RgbImage, left: u32, top: u32) -> bool {
    let mut sum = 0;
    let mut parts = 0;
    for (x, y) in within(left, top) {
        match (one.get_pixel_checked(x, y), other.get_pixel_checked(x, y)) {
            (Some(a), Some(b)) => sum += (0..3).map(|part| u32::from(a.0[part].abs_diff(b.0[part]))).sum::<u32>(),
            (None, None) => continue,
            _ => sum += 3 * 255,
        }
        parts += 3;
    }
    sum > TOLERANCE * parts
}

fn within(left: u32, top: u32) -> impl Iterator<Item = (u32, u32)> {
    (top..top + SQUARE).flat_map(move |y| (left..left + SQUARE).map(move |x| (x, y)))
}

/// Writes a picture with few colours.
pub(crate) fn write(picture: &RgbImage, path: &Path) {
    let pixels: Vec<u8> = picture.pixels().flat_map(|Rgb([r, g, b])| [*r, *g, *b, 255]).collect();
    let palette = NeuQuant::new(3, COLOURS, &pixels);
    let file = File::create(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut encoder = Encoder::new(BufWriter::new(file), picture.width(), picture.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.color_map_rgb());
    encoder.set_compression(Compression::High);
    let places: Vec<u8> = pixels.chunks(4).map(|p| u8::try_from(palette.index_of(p)).unwrap()).collect();
    let mut writer = encoder.write_header().expect("a picture can be written");
    writer.write_image_data(&places).expect("a picture can be written");
}
