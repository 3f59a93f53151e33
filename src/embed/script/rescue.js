// Keeps the state of a guide for the next load of this page, should the wasm break.

import { attempt } from './attempt.js';

const keyOf = (guide) => `${guide.localName}#${guide.id} ${location.pathname}`;

/** What was saved; once, for whoever loads the page again wants to begin again. */
export const rescued = (guide) => attempt(() => {
  const state = sessionStorage.getItem(keyOf(guide));
  sessionStorage.removeItem(keyOf(guide));
  return state && String(state);
}) || '';

/** Saves the state, and says whether that worked. */
export const rescue = (guide, state) => attempt(() => {
  sessionStorage.setItem(keyOf(guide), state);
  return sessionStorage.getItem(keyOf(guide)) === state;
});
