// Measures the layout of the page from the boxes of the text itself, in whatever engine runs it. It comes after page.js,
// and where the page stands in a frame it makes that as wide as the page is to be.

/**
 * How far, in px, a box may reach beyond another or out of its place. Engines round boxes to whole or to 64ths of a
 * pixel, each its own way, and a letter's box is a little wider than the letter.
 */
const TOLERANCE = 1;
/** The narrowest column, in em, for a text that runs over lines: about a dozen letters. And for one of a few words. */
const COLUMN = 6;
const NARROWEST = 3;
/** From how many letters on a text is one that runs over lines. */
const RUNNING = 40;
/** The least room, in em, in which somebody can see what they type. */
const FIELD = 5;
/** What may scroll sideways by itself: the table of the comparison, and those of the page without JavaScript. */
const MAY_SCROLL = '.scroll, .rapport-fallback-table';

/** The element that a node is laid out in, across shadow roots and slots. */
const holding = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;

/** Every node below another one that is of this kind, across shadow roots. */
const every = (kind, below = document.documentElement, found = []) => {
  const walker = document.createTreeWalker(below, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType === kind) found.push(node);
    if (node.shadowRoot) every(kind, node.shadowRoot, found);
  }
  return found;
};

/** A measurement looks at each element once. Each entry says what holds for all that is in it. */
class Places {
  #known = new Map();

  of(element) {
    if (!this.#known.has(element)) this.#known.set(element, this.#look(element));
    return this.#known.get(element);
  }

  #look(element) {
    const style = getComputedStyle(element);
    const parent = holding(element);
    const above = parent && this.of(parent);
    const inline = style.display === 'contents' || style.display === 'inline';
    const drawn = element instanceof SVGElement && element.localName !== 'svg';
    const place = {
      style,
      element,
      size: parseFloat(style.fontSize),
      // What only the ear gets is a pixel large, or clipped to nothing.
      unseen: above?.unseen || style.clipPath === 'inset(50%)' || style.opacity === '0',
      // What lies above all else has a world of its own: it may cover the page, and scrolls for itself.
      layer: element.matches(':popover-open') ? element : above?.layer ?? null,
      block: inline || drawn ? above.block : element,
      left: above?.left ?? -Infinity,
      right: above?.right ?? Infinity,
      clips: above?.clips ?? [],
    };
    const fixed = style.position === 'fixed';
    if (fixed) Object.assign(place, { left: 0, right: innerWidth, clips: [] });
    if (inline || drawn || !parent) return place;

    const box = element.getBoundingClientRect();
    const [x, y] = [style.overflowX, style.overflowY];
    const scrolls = /auto|scroll/.test(x);
    place.left = scrolls ? -Infinity : Math.max(place.left, box.left);
    place.right = scrolls ? Infinity : Math.min(place.right, box.right);
    // The page scrolls by what stands on its root or body.
    const ofPage = element === document.body;
    if (!ofPage && (x !== 'visible' || y !== 'visible' || /paint|strict|content/.test(style.contain))) {
      const left = box.left + parseFloat(style.borderLeftWidth);
      const top = box.top + parseFloat(style.borderTopWidth);
      const clip = { element, x, y, left, top, right: left + element.clientWidth, bottom: top + element.clientHeight };
      place.clips = [...place.clips, clip];
    }
    return place;
  }
}

/** What two boxes have in common, which may be less than nothing. */
const shared = (one, other) => ({
  left: Math.max(one.left, other.left),
  right: Math.min(one.right, other.right),
  top: Math.max(one.top, other.top),
  bottom: Math.min(one.bottom, other.bottom),
});

const crosses = (one, other) => {
  const { left, right, top, bottom } = shared(one, other);
  return right - left > TOLERANCE && bottom - top > TOLERANCE;
};

/** The beginning of a text, and what it stands in. */
const told = (text, element) => {
  const around = [element, holding(element)].map((e) => e && [e.localName, ...e.classList].join('.'));
  return `“${text.trim().replace(/\s+/g, ' ').slice(0, 40)}” in ${around.reverse().join(' > ')}`;
};

/** On how many lines these boxes stand. Engines give the parts of one line tops that differ a little. */
const linesOf = (rects, size) => {
  const tops = rects.filter(({ width }) => width > 0.5).map(({ top }) => top).sort((one, other) => one - other);
  return tops.filter((top, at) => !at || top - tops[at - 1] > size / 2).length;
};

/** A word that is broken where no hyphen shows it, or into pieces of a letter or so. */
const broken = (node, { style, size }) => {
  const range = document.createRange();
  const lines = (from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return linesOf([...range.getClientRects()], size);
  };
  // A line may break after a hyphen, a slash or a dash that is written, and between the numbers of sources.
  for (const { 0: word, index } of node.data.matchAll(/[^\s\u00ad\-–—/[\]]+/g)) {
    const pieces = lines(index, index + word.length);
    const hyphenated = style.hyphens === 'auto' && word.length > 2 * pieces;
    // What is longer than any word, such as an address, has to break somewhere.
    const address = word.length > 15 && word.length >= 8 * pieces;
    if (pieces > 1 && !hyphenated && !address) return word;
  }
  return null;
};

/** The boxes of all texts that can be seen, and what is wrong with each by itself. */
const textsOf = (places, report) => {
  const boxes = [];
  const range = document.createRange();
  for (const node of every(Node.TEXT_NODE)) {
    const element = holding(node);
    if (!element || !node.data.trim()) continue;
    const drawn = element instanceof SVGElement;
    range.selectNodeContents(node);
    // Not every engine has the boxes of letters in a drawing.
    const rects = (drawn ? [element.getBoundingClientRect()] : [...range.getClientRects()]).filter(
      ({ width, height }) => width > 0.5 && height > 0.5,
    );
    if (!rects.length) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const place = places.of(element);
    if (place.unseen) continue;
    const wrong = (kind, more) => report(kind, told(node.data, element), more);

    for (const rect of rects) {
      // A font reserves more than its letters take, up to 1.4 em. They lie within one em around the middle.
      const [middle, half] = [(rect.top + rect.bottom) / 2, Math.min(rect.height, place.size) / 2];
      const box = { left: rect.left, right: rect.right, top: middle - half, bottom: middle + half };
      const out = Math.max(place.left - box.left, box.right - place.right);
      if (out > TOLERANCE && !drawn) wrong('spills', ` by ${out.toFixed(1)} px`);
      let seen = box;
      for (const clip of [...place.clips].reverse()) {
        const far = {
          x: Math.max(clip.left - seen.left, seen.right - clip.right),
          y: Math.max(clip.top - seen.top, seen.bottom - clip.bottom),
        };
        const before = { x: clip.left - seen.left, y: clip.top - seen.top };
        for (const axis of ['x', 'y']) {
          // What lies before the beginning of what scrolls can't be reached either.
          const by = /auto|scroll/.test(clip[axis]) ? before[axis] : far[axis];
          if (by > TOLERANCE) wrong('cut', ` by ${by.toFixed(1)} px, by ${told('', clip.element)}`);
        }
        seen = shared(seen, clip);
      }
      const outside = Math.max(-seen.left, seen.right - innerWidth);
      if (outside > TOLERANCE) wrong('cut', ` by ${outside.toFixed(1)} px, by the edge of the page`);
      seen = { ...seen, left: Math.max(seen.left, 0), right: Math.min(seen.right, innerWidth) };
      boxes.push({ ...seen, node, element, layer: place.layer, drawn });
    }

    if (drawn) continue;
    const { style } = places.of(place.block);
    const column = place.block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const width = column / place.size;
    const lines = linesOf(rects, place.size);
    // An inline block is as wide as its text.
    if (!/^inline/.test(style.display) && lines > 1) {
      const letters = node.data.trim().length;
      const least = letters < RUNNING ? NARROWEST : COLUMN;
      if (width < least) wrong('squeezed', `, a column of ${width.toFixed(1)} em`);
    }
    const word = lines > 1 && broken(node, place);
    if (word) wrong('squeezed', `, “${word}” is broken`);
  }
  return boxes;
};

/** Texts that lie over each other. */
const overlaps = (boxes, report) => {
  const sorted = boxes.filter((b) => b.right > b.left && b.bottom > b.top).sort((one, other) => one.top - other.top);
  sorted.forEach((one, at) => {
    for (let next = at + 1; next < sorted.length && sorted[next].top < one.bottom - TOLERANCE; next++) {
      const other = sorted[next];
      if (one.layer === other.layer && crosses(one, other)) {
        report('overlaps', told(one.node.data, one.element), ` and ${told(other.node.data, other.element)}`);
      }
    }
  });
};

/** What lies on top at a point. */
const topmost = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner; (inner = found?.shadowRoot?.elementFromPoint(x, y)) && inner !== found; ) found = inner;
  return found;
};

const within = (inner, outer) => {
  for (let e = inner; e; e = holding(e)) if (e === outer) return true;
  return false;
};

/** Texts with something on top that is not see-through. */
const covers = (boxes, places, report) => {
  const painted = every(Node.ELEMENT_NODE).filter((element) => {
    if (element instanceof SVGElement) return false;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    const clear = /^rgba\(.*, 0\)$|^transparent$|\/ 0\)$/.test(backgroundColor);
    return (!clear || backgroundImage !== 'none') && element.checkVisibility({ visibilityProperty: true });
  });
  for (const cover of painted) {
    const { layer, clips } = places.of(cover);
    // Its own clip is there for what is in it.
    const box = clips.filter(({ element }) => element !== cover).reduce(shared, cover.getBoundingClientRect());
    for (const text of boxes) {
      if (text.layer !== layer || !crosses(text, box) || within(text.element, cover)) continue;
      const { left, right, top, bottom } = shared(text, box);
      const hit = topmost((left + right) / 2, (top + bottom) / 2);
      // Whoever can't look must not say that nothing was found.
      if (!hit) report('unseen', told(text.node.data, text.element), '');
      else if (within(hit, cover)) report('covered', told(text.node.data, text.element), ` by ${told('', cover)}`);
    }
  }
};

/** Fields in which little can be seen of what is typed, and lists whose choice is cut. */
const fields = (places, report) => {
  const pen = document.createElement('canvas').getContext('2d');
  let count = 0;
  for (const element of every(Node.ELEMENT_NODE)) {
    if (!element.matches('select, textarea, input:not([type=checkbox], [type=radio], [type=file], [type=color], [type=hidden])')) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || places.of(element).unseen) continue;
    count++;
    const { style, size } = places.of(element);
    // Phones enlarge the page for a smaller one that is written in.
    if (size < 16 - 0.01 && !element.readOnly) report('small', told('', element), `, a field of ${size} px`);
    const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (room < FIELD * size - TOLERANCE) report('squeezed', told('', element), `, a field of ${(room / size).toFixed(1)} em`);
    if (element.localName !== 'select') continue;
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const text = element.selectedOptions[0]?.text ?? '';
    const missing = pen.measureText(text).width - room;
    // One that takes all of its column can't show more before it is opened.
    const column = places.of(holding(element)).block.clientWidth;
    const whole = element.offsetWidth >= column - TOLERANCE;
    if (missing > TOLERANCE && !whole) report('cut', told(text, element), ` by ${missing.toFixed(1)} px`);
  }
  return count;
};

/** Lists without a marker, which VoiceOver no longer calls a list. */
const lists = (report) => {
  for (const element of every(Node.ELEMENT_NODE)) {
    if (!element.matches('.rapport :is(ul, ol)')) continue;
    if (getComputedStyle(element).listStyleType === 'none') report('no list', told('', element), '');
  }
};

/** What scrolls sideways, or could by a finger, and should not. */
const sideways = (report) => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const end = (element) => element.getBoundingClientRect().right;
    const last = every(Node.ELEMENT_NODE).reduce((last, element) => (end(element) > end(last) + 0.01 ? element : last));
    report('sideways', 'the page', ` by ${scrollWidth - clientWidth} px, up to ${told(last.textContent, last)}`);
  }
  for (const element of every(Node.ELEMENT_NODE)) {
    const more = element.scrollWidth - element.clientWidth;
    if (more <= TOLERANCE || element === document.documentElement || element.matches(MAY_SCROLL)) continue;
    if (/auto|scroll/.test(getComputedStyle(element).overflowX)) report('sideways', told('', element), ` by ${more} px`);
  }
};

/** Measures the page as it stands: how many boxes were looked at, and each fault once. */
const measured = () => {
  for (const element of every(Node.ELEMENT_NODE)) {
    if (element.scrollLeft && element !== document.documentElement) element.scrollLeft = 0;
  }
  const faults = new Map();
  const report = (kind, what, more) => faults.has(`${kind}: ${what}`) || faults.set(`${kind}: ${what}`, more);
  const places = new Places();
  const boxes = textsOf(places, report);
  overlaps(boxes, report);
  covers(boxes, places, report);
  const more = fields(places, report);
  lists(report);
  sideways(report);
  return { boxes: boxes.length + more, faults: [...faults].map((fault) => fault.join('')) };
};

/**
 * Measures the page at each of these widths, with the text of the page at each of these sizes in per cent, and leaves it
 * as it was. The frame is made as high as the page, since nothing can be probed that is not in view.
 */
const surveyed = async (widths, sizes) => {
  const html = document.documentElement;
  const found = { boxes: 0, faults: [] };
  const frame = frameElement;
  for (const size of sizes) {
    html.style.fontSize = `${size}%`;
    for (const width of widths) {
      Object.assign(frame.style, { width: `${width}px`, height: '900px' });
      await eventually(`a page ${width} px wide`, () => innerWidth === width);
      await eventually('a page as high', () => {
        // What takes a share of the window grows with it.
        const missing = html.scrollHeight - innerHeight;
        if (missing > 0) frame.style.height = `${innerHeight + 2 * missing}px`;
        return missing <= 0;
      });
      const { boxes, faults } = measured();
      found.boxes += boxes;
      found.faults.push(...faults.map((fault) => `${width} px, ${size} %: ${fault}`));
    }
  }
  html.style.fontSize = '';
  return found;
};
