// What the page rapport.html lets its address and the page around it decide, and what it tells that page.

import { attempt } from './attempt.js';
import { attributes } from './facts.json';

/**
 * For an element with the attribute `standalone`, as on the page rapport.html: the address may set the attributes and
 * colours, and a page that frames it and names its own origin is told of it. Returns what is to be called for each screen.
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
  const origin = window.parent === window ? undefined : framing(given.getAll('parent'));
  if (!origin) return () => {};
  document.documentElement.classList.add('framed');
  // The frame becomes as high as its table. A part of its height for the table would let both grow and grow.
  guide.setAttribute('standalone', 'framed');
  const tell = (what, more) => window.parent.postMessage({ rapport: what, ...more }, origin);
  tellSteps(guide, tell);
  const tellHeight = heightTeller(guide, tell);
  const tellScreen = screenTeller(guide, tell);
  return (answered) => {
    tellHeight(answered);
    tellScreen();
  };
};

/** Which of the origins that may frame this page does. */
const framing = (named) => {
  const origins = named.map(originOf);
  origins.forEach((origin, place) => {
    if (!origin) warn(`parent="${named[place]}" is not an origin such as https://society.example`);
  });
  const allowed = origins.filter(Boolean);
  // Where the browser does not name the page around, it names the one that led here, unless that page forbids it.
  const around = originOf(location.ancestorOrigins?.[0]) ?? originOf(document.referrer);
  if (!around || allowed.includes(around)) return around ?? allowed[0];
  if (allowed.length) warn(`the page around it is told nothing, since no parent names its origin, ${around}`);
};

/** The origin of an address; none of what has none, such as what is shown in a sandbox. */
const originOf = (address) => attempt(() => new URL(new URL(address).origin).origin);

const warn = (text) => console.warn(`rapport.html: ${text}`);

/**
 * Tells what the element tells of the quiz, except what leads. After a result, which question is asked would tell that as
 * well, since it is one that those in the lead differ in.
 */
const tellSteps = (guide, tell) => {
  const hear = (name, act) => guide.addEventListener(`rapport-${name}`, ({ detail }) => act(detail));
  let asks = false;
  hear('ready', () => tell('ready'));
  hear('start', ({ perspective }) => {
    asks = true;
    tell('start', { perspective });
  });
  hear('answer', ({ question }) => asks && tell('answer', { question }));
  hear('result', () => (asks = false));
  hear('error', ({ reason }) => tell('error', { reason }));
};

/**
 * Tells how high the guide is. Any page can ask for that, and it would tell one set of answers from another. So from the
 * first question on a height is told that follows from the width alone: one for questions, one for all else.
 */
const heightTeller = (guide, tell) => {
  const page = document.documentElement;
  let told, begun;
  const observer = new ResizeObserver(() => {
    // A browser may lay a screen out before the module has said what it is.
    const quiz = guide.shadowRoot?.querySelector('.quiz, .result');
    begun ||= !!quiz;
    const height = begun ? roomFor(innerWidth, quiz?.matches('.quiz')) : Math.ceil(page.getBoundingClientRect().height);
    if (height !== told) tell('height', { height });
    told = height;
  });
  return (answered) => {
    // For good: the comparison may still stand as the result has set it.
    begun ||= answered;
    // It tells, when the screen has been laid out.
    observer.observe(page);
  };
};

/**
 * How high a frame of this width must be for 95 in 100 questions, or results, as they were measured. What is higher
 * scrolls in the frame.
 */
const roomFor = (width, asks) => {
  const text = 100 / Math.max(width, 300);
  return 100 * Math.ceil(asks ? 12 + 27 * text : 44 + 196 * text);
};

/**
 * Tells that another screen stands there which the reader does not see: not every browser scrolls the page around a frame
 * that is of another origin.
 */
const screenTeller = (guide, tell) => {
  let screen, observer, late;
  const forget = () => {
    observer?.disconnect();
    clearTimeout(late);
  };
  const watch = (focused) => {
    // A page may scroll smoothly. If that is to the head, it need not be waited for.
    const patience = focused.matches('[data-focus=heading]') ? 0 : 1000;
    observer = new IntersectionObserver(([{ isIntersecting }]) => {
      if (isIntersecting) forget();
      else late = setTimeout(() => (forget(), tell('screen')), patience);
    });
    observer.observe(focused);
  };
  return () => {
    const before = screen;
    screen = guide.shadowRoot?.querySelector('.body');
    if (screen === before) return;
    forget();
    // The focus comes after it. Where there is none, the reader has done nothing.
    queueMicrotask(() => attempt(() => watch(guide.shadowRoot.activeElement)));
  };
};
