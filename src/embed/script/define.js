// Where the script begins: it defines <rapport-guide>, unless this page has one already.
//
// `cargo dev package` bundles these modules into rapport.js and puts four files beside them: facts.json (what they must
// know of the contract), module.js (what wasm-bindgen wrote to connect the wasm with the browser), packed.js (the wasm)
// and styles.css.

import { Guide, TAG } from './element.js';
import { version } from './facts.json';
import { upgradeAll } from './upgrade.js';

const there = customElements.get(TAG);
if (there) {
  // The first one stays: a name can be given once, and elements of two versions would not share their wasm.
  if (there.version !== version) console.warn(`Rapport ${there.version} is on this page already; ${version} does nothing.`);
} else {
  customElements.define(TAG, Guide);
  upgradeAll();
}
