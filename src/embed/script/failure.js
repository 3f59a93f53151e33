// Why there is no guide, for the reader and for the page.

import { attempt, create, queryAll } from './attempt.js';
import { texts } from './facts.json';

/** What went wrong, as one of the keys of the texts: see failure.rs. */
export class Failure extends Error {
  constructor(reason, cause) {
    super(cause === undefined ? '' : attempt(() => String(cause)));
    this.reason = reason;
  }
}

/** What to say when something goes wrong, in the language around a guide. */
export const textsFor = (guide) => {
  const around = attempt(() => new Map(Object.entries(texts)).get(languageOf(guide)));
  return around || texts.en;
};

const languageOf = (guide) => (guide.closest('[lang]')?.lang || '').split('-')[0].toLowerCase();

/** Whether this is our script by its name: what a program has combined, or made an address for, lies elsewhere. */
const isOurs = (script) =>
  script instanceof HTMLScriptElement && /rapport[^/]*$/i.test(attempt(() => new URL(script.src).pathname));
/**
 * Where this script comes from, and so where the page for readers without it lies: from the script that runs now, or else
 * from one that is on the page. Unknown for a script that was put into the page or into another file.
 */
const home = [document.currentScript, ...(attempt(() => queryAll('script[src]')) ?? [])].find(isOurs)?.src ?? '';

/** Where that page lies: as the guide says, or beside the script. */
const fallbackOf = (guide) => {
  const named = guide.getAttribute('fallback')?.trim();
  const address = attempt(() => new URL(named || 'fallback.html', named ? document.baseURI : home));
  return address && /^(https?|file):$/.test(address.protocol) ? address : undefined;
};

/** Adds the way to the page for readers without JavaScript, unless what stands between the tags has it. */
export const leadToFallback = (guide, line, text) => {
  const address = fallbackOf(guide);
  if (!address || guide.querySelector('.rapport-fallback, a[href$="fallback.html"]')) return;
  const table = create('a');
  table.href = address;
  table.textContent = text.table;
  line.append(' ', table);
};

/** Tells the page, in its console and by an event. */
export const report = (guide, tag, reason, message) => {
  attempt(() => console.warn(`<${tag}>: ${texts.en[reason]}`, attempt(() => String(message)) || ''));
  const detail = { bubbles: true, composed: true, detail: { reason } };
  attempt(() => guide.dispatchEvent(new CustomEvent('rapport-error', detail)));
};
