// Unpacks the wasm, which travels as a file in the format LZMA: a fifth smaller than what browsers can unpack by
// themselves. The format is described in lzma-specification.txt of the LZMA SDK (https://7-zip.org/sdk.html), and its
// names are given here in brackets. Of its settings only those of `cargo dev package` are known: lc=3, lp=0, pb=0.

/**
 * The bytes that a text spells. Each of its characters, which are those of ASCII from # to ~ but for < and \, stands
 * for six bits or for seven: gzip has shorter codes for the first 38 of them, and so writes just the bits. It stumbles
 * over chance repetitions in base64 more often.
 */
const bytesOf = (text) => {
  const bytes = [];
  let [held, count] = [0, 0];
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const number = code - 35 - (code > 60) - (code > 92);
    held = number < 38 ? held * 64 + number : held * 128 + number + 38;
    count += number < 38 ? 6 : 7;
    if (count < 8) continue;
    count -= 8;
    bytes.push(held >> count);
    held %= 2 ** count;
  }
  return Uint8Array.from(bytes);
};

// A file is a row of yes and no. Each is told with the chance that it had so far in its place, in whole parts of 2048,
// so that what was likely takes next to nothing. They spell out bytes, and copies of what has been before.

/** What is in this file. Throws if anything in it has been changed, except for the size of the dictionary. */
const unpack = (packed) => {
  const broken = () => new Error('The packed bytes are broken.');
  if (packed[0] !== 3 || packed.length < 18) throw broken();
  const out = new Uint8Array(new DataView(packed.buffer).getUint32(5, true));
  let written = 0;

  // What remains of the file, as a number (`code`) that lies somewhere in a range from 0.
  let read = 13;
  let range = 2 ** 32 - 1;
  let code = 0;
  const next = () => {
    if (read >= packed.length) throw broken();
    code = code * 256 + packed[read++];
  };
  for (let count = 0; count < 5; count++) next();

  /** Looks in which part of the range the number lies: 0 for the first. The rest is all that matters then. */
  const part = (first) => {
    const bit = code < first ? 0 : 1;
    code -= bit * first;
    range = bit ? range - first : first;
    if (range < 2 ** 24) {
      range *= 256;
      next();
    }
    return bit;
  };

  /** How likely a 0 is in each of so many places. */
  const chances = (count) => new Uint16Array(count).fill(1024);
  const bit = (of, place) => {
    const chance = of[place];
    const bit = part((range >>> 11) * chance);
    of[place] += bit ? -(chance >> 5) : (2048 - chance) >> 5;
    return bit;
  };
  /** A number of so many bits, the highest first. Each has a chance of its own after those before it. */
  const number = (of, start, bits) => {
    let node = 1;
    for (let place = 0; place < bits; place++) node = node * 2 + bit(of, start + node);
    return node - 2 ** bits;
  };
  /** The same, the lowest first. */
  const reversed = (of, start, bits) => {
    let [node, number] = [1, 0];
    for (let place = 0; place < bits; place++) {
      const found = bit(of, start + node);
      node = node * 2 + found;
      number += found << place;
    }
    return number;
  };

  /** How long a copy is, less 2: a short, a middling or a long one. */
  const length = (of) => {
    if (!bit(of, 0)) return number(of, 8, 3);
    return bit(of, 1) ? 16 + number(of, 256, 8) : 8 + number(of, 16, 3);
  };

  // What was done last [state]: bytes below 7, and how long it is since a copy; copies from there on.
  let state = 0;
  /** The distances of the last four copies [rep0 to rep3]. */
  const distances = [1, 1, 1, 1];

  const isCopy = chances(12); // [IsMatch]
  const isKnown = chances(12); // [IsRep]: from a distance of before
  const isOlder = [chances(12), chances(12), chances(12)]; // [IsRepG0 to IsRepG2]
  const isLonger = chances(12); // [IsRep0Long]
  const [newLengths, knownLengths] = [chances(512), chances(512)];
  const bytes = chances(8 * 768); // by the highest three bits of the byte before
  const slots = chances(4 * 64); // [PosSlotDecoder]: of what size a distance is, by the length of the copy
  const [middles, ends] = [chances(115), chances(16)]; // [PosDecoders, AlignDecoder]

  while (written < out.length) {
    if (!bit(isCopy, state)) {
      const start = 768 * (out[written - 1] >> 5);
      let byte = 1;
      // After a copy, the byte that would have gone on with it is a hint, for as long as it holds.
      let hint = state < 7 ? 0 : out[written - distances[0]];
      let hinted = state < 7 ? 0 : 256;
      while (byte < 256) {
        hint *= 2;
        const expected = hint & hinted;
        const found = bit(bytes, start + hinted + expected + byte);
        byte = byte * 2 + found;
        hinted &= found ? expected : ~expected;
      }
      out[written++] = byte;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isKnown, state)) {
      let age = 0;
      while (age < 3 && bit(isOlder[age], state)) age++;
      const single = age === 0 && !bit(isLonger, state);
      distances.unshift(...distances.splice(age, 1));
      count = single ? 1 : 2 + length(knownLengths);
      state = state < 7 ? (single ? 9 : 8) : 11;
    } else {
      count = 2 + length(newLengths);
      let distance = number(slots, 64 * Math.min(count - 2, 3), 6);
      if (distance > 3) {
        const [slot, bits] = [distance, (distance >> 1) - 1];
        distance = (2 + (slot & 1)) * 2 ** bits;
        if (slot < 14) distance += reversed(middles, distance - slot, bits);
        else {
          for (let place = bits - 1; place > 3; place--) {
            range -= range % 2; // The halves are alike.
            distance += part(range / 2) * 2 ** place;
          }
          distance += reversed(ends, 0, 4);
        }
      }
      distances.pop();
      distances.unshift(distance + 1);
      state = state < 7 ? 7 : 10;
    }
    if (distances[0] > written || count > out.length - written) throw broken();
    for (; count > 0; count--) out[written] = out[written++ - distances[0]];
  }
  if (code !== 0 || read < packed.length) throw broken();
  return out;
};
