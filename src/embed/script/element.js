// The custom element <rapport-guide>: its life on the page, and what stands in its place when it cannot run.

import { attempt, create } from './attempt.js';
import { attributes, version } from './facts.json';
import { Failure, leadToFallback, report, textsFor } from './failure.js';
import { keepInside } from './inside.js';
import { isBroken, load, sheetOf, whenBroken } from './load.js';
import { holdsThePage, wasClosedEarly, whenRead } from './markup.js';
import { mount, step, unmount, update } from './module.js';
import { rescue, rescued } from './rescue.js';
import { holdBelow, reserve } from './room.js';
import { obeyAddress } from './standalone.js';

export const TAG = 'rapport-guide';

/** The guides that the wasm shows now. */
const mounted = new Set();
whenBroken((error) => {
  for (const guide of mounted) attempt(() => guide._fail(new Failure('crash', error)));
});

// Before all scripts that listen later: some browsers ask in that order, whatever the phase. See address.rs.
attempt(() => window.addEventListener('popstate', (event) => {
  if (mounted.size && !isBroken() && step()) event.stopImmediatePropagation();
}, true));

const near = window.IntersectionObserver
  ? new IntersectionObserver(
      (entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.load()),
      { rootMargin: '600px 0px' },
    )
  : { observe: (element) => element.load(), unobserve() {} };

/** Under which name the state of a guide with this id is kept and linked: of characters that no address escapes. */
const nameOf = (id) => {
  const plain = [...new TextEncoder().encode(id)].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[\dA-Za-z-]/.test(letter) ? letter : `_${byte}`;
  });
  return ['rapport', ...(id ? [plain.join('')] : [])].join('-');
};

// The language of the page around them, wherever it is said.
attempt(() => new MutationObserver(() => mounted.forEach((guide) => guide.attributeChangedCallback()))
  .observe(document, { subtree: true, attributeFilter: ['lang'] }));

export class Guide extends HTMLElement {
  static version = version;
  static observedAttributes = [...attributes, 'id'];

  connectedCallback() {
    // It may have been moved, and lives on.
    if (this._mounted !== undefined || this._failed) return;
    if (this.hasAttribute('standalone') && !this._shown) this._shown = obeyAddress(this);
    this._waiting ??= attempt(() => reserve(this));
    // What has no box of its own is never near.
    if (this._linked() || getComputedStyle(this).display === 'contents') this.load();
    else near.observe(this);
  }

  adoptedCallback() {
    // In another document it begins anew, from where it was; and style sheets do not come along.
    this._waiting = undefined;
    this._end();
  }

  /** Whether the address holds a state that somebody has sent for this guide. */
  _linked() {
    const own = (part) => part.startsWith(`${nameOf(this.id)}=`);
    return /^\s*fragment\s*$/i.test(this.getAttribute('link')) && location.hash.slice(1).split('&').some(own);
  }

  disconnectedCallback() {
    // A move is a removal followed by an insertion, so wait for what comes next.
    queueMicrotask(() => this.isConnected || this._end());
  }

  attributeChangedCallback() {
    // Several changes in a row are one.
    if (this._mounted === undefined || this._changing) return;
    this._changing = true;
    queueMicrotask(() => {
      this._changing = false;
      if (this._mounted !== undefined && !isBroken()) update(this._mounted, nameOf(this.id));
    });
  }

  /** Loads and shows the guide now, instead of when the element comes near the view. */
  async load() {
    near.unobserve(this);
    if (this._failed) return;
    try {
      await load();
      if (isBroken()) throw new Failure('crash');
      // It may have been asked twice: then the first time has shown it, or has failed.
      if (this._mounted !== undefined || this._failed || !this.isConnected) return;
      const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
      // Before what stands between the tags is hidden, margins and all.
      const held = attempt(() => holdBelow(this));
      // The sheet shows what is marked as hidden here, and hides the slot: a page that is saved without it shows what
      // stands between the tags, instead of a heap of dead buttons.
      const room = create('div');
      room.hidden = true;
      root.adoptedStyleSheets = [sheetOf(this.ownerDocument), ...(this._waiting ? [this._waiting] : [])];
      // Made while they can be: see _fail.
      [this._line, this._slot] = [create('p'), create('slot')];
      root.replaceChildren(room, this._slot);
      keepInside(room);
      whenRead(() => attempt(() => this._look()));
      const own = this._state || '';
      let sent = !own && this._linked();
      let came = false;
      // What stands on the screen is known out here, since the module can't be asked once it has broken.
      const shown = (state, worthKeeping, answered) => {
        [this._state, this._worthKeeping, this._answered] = [state, worthKeeping, answered];
        this._shown?.(answered);
        if (!came) {
          this._release();
          attempt(() => held());
        }
        came = true;
        // Whoever was sent a result came for that. Not before it stands: what is below it would be held in place.
        if (sent) attempt(() => this.scrollIntoView());
        sent = false;
      };
      this._mounted = mount(this, room, nameOf(this.id), own, rescued(this), shown);
      mounted.add(this);
      this._links = attempt(() => new MutationObserver(() => this.attributeChangedCallback()));
      this._links?.observe(this, {
        childList: true, subtree: true, characterData: true, attributes: true,
        attributeFilter: ['href', 'data-relationship'],
      });
    } catch (error) {
      this._fail(error);
    }
  }

  /** Looks at what stands between the tags. The rest of the page, should it stand there, stays where readers see it. */
  _look() {
    const whole = holdsThePage(this);
    if (whole) this._slot.className = 'spared';
    if (this._looked) return;
    this._looked = true;
    if (whole) console.warn(`<${TAG}> is not closed, so that the rest of the page stands in it: write <${TAG}></${TAG}>.`);
    else if (wasClosedEarly(this)) console.warn(`<${TAG}> stands in a <p>, which ends it before its links: write <div data-rapport>.`);
  }

  /** Gives back the room that was reserved. */
  _release() {
    const root = this.shadowRoot;
    attempt(() => (root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this._waiting)));
    this._waiting = undefined;
  }

  _end() {
    near.unobserve(this);
    this._links?.disconnect();
    if (this._mounted === undefined) return;
    // Should it come back, it goes on from what it showed last.
    const number = this._mounted;
    this._mounted = undefined;
    mounted.delete(this);
    if (!isBroken()) unmount(number);
    this.shadowRoot.replaceChildren();
  }

  /** Shows what stands between the tags, below one line that says why; at least the first, whatever the page has broken. */
  _fail(error) {
    if (this._failed) return;
    this._failed = true;
    this._mounted = undefined;
    mounted.delete(this);
    attempt(() => this._links?.disconnect());
    this._release();
    let reason = error.reason || 'start';
    if (this._worthKeeping && rescue(this, this._state) && reason === 'crash' && this._answered) reason = 'crash-kept';
    // What has never been shown has not stopped.
    if (reason === 'crash' && this._state === undefined) reason = 'start';
    const text = textsFor(this);
    const root = this.shadowRoot || attempt(() => this.attachShadow({ mode: 'open' }));
    attempt(() => {
      const line = this._line || create('p');
      line.textContent = text[reason];
      attempt(() => line.setAttribute('role', 'alert'));
      attempt(() => line.setAttribute('part', 'failure'));
      attempt(() => leadToFallback(this, line, text));
      // A browser that is too old may not know a shorter way.
      while (!root.replaceChildren && root.firstChild) root.removeChild(root.firstChild);
      root[root.replaceChildren ? 'replaceChildren' : 'append'](line, this._slot || create('slot'));
    });
    // Without the sheet, what is marked as hidden is hidden, and the slot is not.
    if (root?.firstChild?.hidden) attempt(() => (root.adoptedStyleSheets = []));
    attempt(() => this._shown?.());
    report(this, TAG, reason, error.message);
  }
}
