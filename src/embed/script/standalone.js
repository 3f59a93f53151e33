// What the page rapport.html lets its address and the page around it decide.

import { attributes } from './facts.json';

/**
 * For an element with the attribute `standalone`, as on the page rapport.html: the address may set the attributes and
 * colours, and a page that frames it and names its own origin is told how high it is. Any page can do that, and how
 * high the guide is would tell one set of answers from another. So from the first question on it is told a height that
 * follows from the width alone: one for questions, one for all else. Returns what is to be called for each screen.
 */
export const obeyAddress = (guide) => {
  const given = new URLSearchParams(location.search);
  // Whoever makes up an address must not lead a reader elsewhere.
  const own = attributes.filter((name) => name !== 'fallback');
  for (const name of own) if (given.has(name)) guide.setAttribute(name, given.get(name));
  for (const name of ['accent', 'accent-dark', 'paper', 'paper-dark']) {
    const colour = given.get(name);
    // On the page as a whole, whose paper it is as well.
    if (colour && CSS.supports('color', colour)) document.documentElement.style.setProperty(`--rapport-${name}`, colour);
  }
  const host = originOf(given.getAll('parent'));
  if (!host || window.parent === window) return () => {};
  const page = document.documentElement;
  page.classList.add('framed');
  let told, begun;
  const tell = () => {
    // A browser may lay a screen out before the module has said what it is.
    const quiz = guide.shadowRoot?.querySelector('.quiz, .result');
    begun ||= !!quiz;
    const height = begun ? roomFor(innerWidth, quiz?.matches('.quiz')) : Math.ceil(page.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    try {
      window.parent.postMessage({ rapport: 'height', height }, new URL(host).origin);
    } catch {
      console.warn(`rapport.html: parent="${host}" is not an origin such as https://society.example`);
      observer.disconnect();
    }
  };
  const observer = new ResizeObserver(tell);
  return (answered) => {
    // For good: the comparison may still stand as the result has set it.
    begun ||= answered;
    // It tells, when the screen has been laid out.
    observer.observe(page);
  };
};

/** Which of the origins that may frame this page does: where the browser does not say, the first. */
const originOf = (named) => named.find((origin) => origin === location.ancestorOrigins?.[0]) ?? named[0];

/**
 * How high a frame of this width must be for 95 in 100 questions, or results, as they were measured. What is higher
 * scrolls in the frame.
 */
const roomFor = (width, asks) => {
  const text = 100 / Math.max(width, 300);
  return 100 * Math.ceil(asks ? 12 + 27 * text : 44 + 196 * text);
};
