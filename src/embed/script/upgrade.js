// Turns <div data-rapport data-view="quiz"> into the element, for systems that remove tags they do not know.

import { attempt, create, queryAll } from './attempt.js';
import { TAG } from './element.js';
import { attributes } from './facts.json';
import { whenRead } from './markup.js';
import { isOwned } from './owned.js';

/** The divs that were found to be a framework's. */
const owned = new WeakSet();

/** What belongs to a framework, which would lose it, or is being edited, and would be saved as something else. */
const isOfOthers = (div) => {
  if (div.isContentEditable || document.designMode === 'on') return true;
  if (!owned.has(div) && attempt(() => isOwned(div))) {
    owned.add(div);
    attempt(() => console.warn('<div data-rapport> is left to the framework that made it: write <rapport-guide> there.'));
  }
  return owned.has(div);
};

const upgrade = () => {
  for (const div of queryAll('div[data-rapport]')) {
    if (isOfOthers(div)) continue;
    const guide = create(TAG);
    // Only what is known: a system that strips scripts lets any `data-onclick` pass.
    for (const name of ['id', 'class', 'lang', 'hidden']) {
      if (div.hasAttribute(name)) guide.setAttribute(name, div.getAttribute(name));
    }
    for (const name of attributes) {
      if (div.hasAttribute(`data-${name}`)) guide.setAttribute(name, div.getAttribute(`data-${name}`));
    }
    guide.append(...div.childNodes);
    div.replaceWith(guide);
  }
};

const watch = () => {
  upgrade();
  // Without it, only what has been there at first can be found.
  if (!window.MutationObserver) return;
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length)) upgrade();
  }).observe(document, { childList: true, subtree: true });
};

/** Turns every such div into the element, those that come later too. */
export const upgradeAll = () => whenRead(watch);
