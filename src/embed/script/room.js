// Keeps what stands below a guide where it is while the guide comes.

import { create } from './attempt.js';

/**
 * How high a guide at least is: of what is below the window nobody sees whether it moves. On paper it would leave a page
 * empty. The margins of what stands between the tags stay within, since they go with it. Whatever the page says of the
 * element has more weight.
 */
const WAITING = `:host { display: flow-root; }
@media screen {
:host { min-block-size: min(100vh, 1100px); }
:host([view~=quiz i]) { min-block-size: 550px; }
}
@media screen and (max-width: 500px) { :host([view~=quiz i]) { min-block-size: 720px; } }
:host([hidden]) { display: none; }`;

/** Reserves room for a guide that is to come. */
export const reserve = (guide) => {
  // Whatever can't be made is found out before there is a shadow root, which without a slot would hide what stands here.
  const sheet = new guide.ownerDocument.defaultView.CSSStyleSheet();
  sheet.replaceSync(WAITING);
  const slot = create('slot');
  const root = guide.shadowRoot || guide.attachShadow({ mode: 'open' });
  root.replaceChildren(slot);
  root.adoptedStyleSheets = [sheet];
  return sheet;
};

/** Whether the browser itself keeps in place what a reader sees, when something above it grows. */
const anchors = () => {
  const page = document.scrollingElement ?? document.documentElement;
  return CSS.supports('overflow-anchor', 'auto') && getComputedStyle(page).overflowAnchor !== 'none';
};

/** To be called before a guide grows; what it returns, after that: what the reader sees below it stays where it is. */
export const holdBelow = (guide) => {
  const { bottom } = guide.getBoundingClientRect();
  return () => {
    if (bottom <= 0 && !anchors()) window.scrollBy({ top: guide.getBoundingClientRect().bottom - bottom, behavior: 'instant' });
  };
};
