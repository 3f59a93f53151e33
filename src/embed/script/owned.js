// What a framework has made, and would lose.

import { queryAll } from './attempt.js';

/** The names by which React, Svelte and Vue mark what is theirs; Vue only while it is being developed with. */
const MARKS = /^__(react|svelte|v)/;

/**
 * Whether a framework keeps track of this element. Vue marks none in production, so its own notes are looked through. What
 * it has put in as a text, as by v-html, it keeps no track of.
 */
export const isOwned = (element) =>
  Object.getOwnPropertyNames(element).some((name) => MARKS.test(name))
  || [...queryAll('[data-v-app]')].some((app) => notes(app._vnode, element));

/** Whether such a note of Vue's, or one below it, is of this element. */
const notes = (note, element) => {
  if (!note || typeof note !== 'object') return false;
  if (note.el === element || note.anchor === element) return true;
  const below = Array.isArray(note.children) ? note.children : [];
  return [note.component?.subTree, note.suspense?.activeBranch, ...below].some((one) => notes(one, element));
};
