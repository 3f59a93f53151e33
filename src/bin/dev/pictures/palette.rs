//! Smaller pictures: 256 colours are enough for a page, and take a third of the room.

use std::{collections::HashMap, io::Cursor};

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter};

use crate::failure::{Context, Failure};

type Colour = [u8; 3];

/// As many as one byte can name.
const COLOURS: usize = 256;

/// The same picture with a palette. Of more colours the most frequent stay; the others, which are the shades at the edge
/// of letters, become the nearest of those.
pub(super) fn reduced(picture: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut reader = Decoder::new(Cursor::new(picture)).read_info().context("the picture can't be read")?;
    let size = reader.output_buffer_size().ok_or_else(|| Failure::new("the picture is too large"))?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).context("the picture can't be read")?;
    let colours = match (frame.color_type, frame.bit_depth) {
        (ColorType::Rgb, BitDepth::Eight) => pixels.as_chunks::<3>().0.to_vec(),
        (ColorType::Rgba, BitDepth::Eight) => {
            pixels.as_chunks::<4>().0.iter().map(|[r, g, b, _]| [*r, *g, *b]).collect()
        }
        (other, _) => return Err(Failure::new(format!("a picture of type {other:?} was not expected"))),
    };
    let palette = palette(&colours);
    let places: HashMap<Colour, u8> = named(&colours, &palette);

    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, frame.width, frame.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // The number of a colour says nothing of its neighbours, so there is nothing to filter.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::High);
    let bytes: Vec<u8> = colours.iter().filter_map(|colour| places.get(colour).copied()).collect();
    let mut writer = encoder.write_header().context("the picture can't be written")?;
    writer.write_image_data(&bytes).context("the picture can't be written")?;
    writer.finish().context("the picture can't be written")?;
    Ok(out)
}

/// The most frequent colours, always in the same order.
fn palette(colours: &[Colour]) -> Vec<Colour> {
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    for colour in colours {
        *counts.entry(*colour).or_default() += 1;
    }
    let mut palette: Vec<_> = counts.into_iter().collect();
    palette.sort_unstable_by_key(|(colour, count)| (usize::MAX - count, *colour));
    palette.into_iter().map(|(colour, _)| colour).take(COLOURS).collect()
}

/// For each colour the place of the nearest in the palette.
fn named(colours: &[Colour], palette: &[Colour]) -> HashMap<Colour, u8> {
    let mut places = HashMap::new();
    for colour in colours {
        places.entry(*colour).or_insert_with(|| {
            let nearest = palette.iter().zip(0..=u8::MAX).min_by_key(|(known, _)| apart(*colour, **known));
            nearest.map_or(0, |(_, place)| place)
        });
    }
    places
}

/// How far two colours are apart, squared.
fn apart(one: Colour, other: Colour) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one line.
    fn line(colours: &[Colour]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, u32::try_from(colours.len()).unwrap(), 1);
        encoder.set_color(ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&colours.concat()).unwrap();
        out
    }

    /// The colours of such a picture.
    fn seen(picture: &[u8]) -> Vec<Colour> {
        let mut decoder = Decoder::new(Cursor::new(picture));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        pixels.as_chunks::<3>().0.to_vec()
    }

    #[test]
    fn few_colours_stay_exactly_as_they_are() {
        let colours = [[255, 255, 255], [11, 90, 94], [255, 255, 255], [0, 0, 0]];
        assert_eq!(seen(&reduced(&line(&colours)).unwrap()), colours);
    }

    #[test]
    fn of_many_colours_the_rare_become_their_neighbours() {
        let frequent = (0..=255).flat_map(|grey| [[grey, grey, grey]; 2]);
        let colours: Vec<_> = frequent.chain([[100, 101, 100]]).collect();
        let seen = seen(&reduced(&line(&colours)).unwrap());
        assert_eq!(seen[..512], colours[..512]);
        assert_eq!(seen[512], [100, 100, 100]);
    }
}
