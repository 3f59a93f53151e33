// What every script of the tests can use. Only this file knows where in the page the widget is.
const guide = guideAt.split(' / ').reduce((within, selector) => (within?.shadowRoot ?? within)?.querySelector(selector), document);
const root = guide?.shadowRoot?.querySelector('.rapport');

/** The element that has the focus: now, and when the script began. */
const holder = () => root?.getRootNode().activeElement ?? document.body;
const focused = holder();

const all = (selector, within = root) => (within ? [...within.querySelectorAll(selector)] : []);
const one = (selector, within = root) => within?.querySelector(selector);

/** The words that an element shows, with single spaces; none if it is hidden. */
const words = (element) => (element?.checkVisibility() ? element.innerText.replace(/\s+/g, ' ').trim() : '');

/** What an element is called: its words and those for the ear alone. */
const called = (element) => element.textContent.replace(/\s+/g, ' ').trim();

/** The visible elements that are called exactly this, or all of them if nothing is given. */
const finding = (selector, name) =>
  all(selector).filter((element) => element.checkVisibility() && (!name || called(element) === name));

/** Waits until the test says so, and not longer than a busy computer may take. */
const eventually = async (what, test) => {
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const value = test();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve));
  }
  throw new Error(`never: ${what}`);
};

/** Whether an element lies in the view as a whole, with nothing on top of its middle. */
const inView = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const hit = root.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && element.contains(hit);
};

/** Waits until what has been changed has been drawn. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
