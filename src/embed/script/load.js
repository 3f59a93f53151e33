// Loads the wasm and the style sheet, once for all guides of the page.

import { Failure } from './failure.js';
import { onBreak } from './guard.js';
import { initSync } from './module.js';
import { packed } from './packed.js';
import styles from './styles.css';
import { unpack } from './unpack.js';

/** What this browser lacks, as one of the keys of the texts. */
const lacking = () => {
  const modern = 'adoptedStyleSheets' in document && CSS.supports('container-type', 'inline-size') && window.DecompressionStream;
  if (!modern) return 'browser';
  // Every browser with those has it, unless somebody has switched it off.
  return window.WebAssembly ? undefined : 'wasm';
};

const start = async () => {
  const lack = lacking();
  if (lack) throw new Failure(lack);
  try {
    // Not what wasm-bindgen has for this: that can fetch, and nothing in this script shall be able to.
    initSync({ module: await WebAssembly.compile(await unpack(packed())) });
  } catch (error) {
    throw new Failure(/content security policy|unsafe-eval|\bCSP\b/i.test(error) ? 'policy' : 'start', error);
  }
};

let loading;
/** Loads the wasm when the first guide is wanted. Throws a `Failure`. */
export const load = () => (loading ??= start());

/** The style sheet, once for each document: a frame that an element is moved to has its own. */
const sheets = new WeakMap();
export const sheetOf = (document) => {
  if (!sheets.has(document)) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
};

let broken = false;
/** Whether the wasm has broken: it must not be called again then. */
export const isBroken = () => broken;
/** Calls this when the wasm breaks, with what was thrown. */
export const whenBroken = (stop) =>
  onBreak((error) => {
    broken = true;
    stop(error);
  });
