// The custom element <rapport-guide> and its loader: with guard.js and unpack.js the only JavaScript that is written by
// hand.
//
// It is packed into one function together with what it needs: VERSION, PACKED (the module and the style sheet), LENGTH
// (that of the module, which comes first), bytesOf and unpack (see unpack.js), wasm_bindgen (the glue, which calls `stop`
// when the module has broken: see guard.js), ATTRIBUTES (the names of the attributes) and TEXTS (what to say when something
// goes wrong, by language). Nothing but the element reaches the page.

const TAG = 'rapport-guide';
const there = customElements.get(TAG);
if (there) {
  // The first one stays: a name can be given once, and elements of two versions would not share their module.
  if (there.version !== VERSION) console.warn(`Rapport ${there.version} is on this page already; ${VERSION} does nothing.`);
  return;
}

/** Does what can be done without: the page may have broken the very function that it needs. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

// A form or an image with such a name hides what the document itself calls by it.
const create = (name) => Document.prototype.createElement.call(document, name);
const current = document.currentScript;

/** Where this script comes from, and so where the page for readers without it lies. Unknown for an inlined script. */
const home = current instanceof HTMLScriptElement ? current.src : '';

/** What this browser lacks, as one of the keys of TEXTS. */
const lacking = () => {
  if (!('adoptedStyleSheets' in document && CSS.supports('container-type', 'inline-size'))) return 'browser';
  // Every browser with those has it, unless somebody has switched it off.
  return window.WebAssembly ? undefined : 'wasm';
};


/** The module, once for all elements; loaded when the first of them is wanted. */
let loading;
const load = () => (loading ??= start());

/** What the style sheet says, as soon as the module is loaded. */
let styles;
/** The style sheet, once for each document: a frame that an element is moved to has its own. */
const sheets = new WeakMap();
const sheetOf = (document) => {
  if (!sheets.has(document)) {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheets.set(document, sheet);
  }
  return sheets.get(document);
};

const start = async () => {
  const lack = lacking();
  if (lack) throw new Failure(lack);
  const packed = PACKED;
  PACKED = undefined;
  try {
    const bytes = unpack(bytesOf(packed));
    styles = new TextDecoder().decode(bytes.subarray(LENGTH));
    await wasm_bindgen({ module_or_path: bytes.subarray(0, LENGTH) });
  } catch (error) {
    throw new Failure(/content security policy|unsafe-eval|\bCSP\b/i.test(error) ? 'policy' : 'start', error);
  }
};

/** What went wrong, as one of the keys of TEXTS. */
class Failure extends Error {
  constructor(reason, cause) {
    super(cause === undefined ? '' : attempt(() => String(cause)));
    this.reason = reason;
  }
}

/** The guides that the module shows now. */
const mounted = new Set();

/** Once the module has broken it must not be called again. */
let crashed = false;
/** Called by the glue when it has: every guide falls back. */
const stop = (error) => {
  crashed = true;
  for (const guide of mounted) attempt(() => guide._fail(new Failure('crash', error)));
};

/** Where the state of a guide is saved for the next load of this page, should the module break. */
const rescueKey = (guide) => `${TAG}#${guide.id} ${location.pathname}`;
/** What was saved there; once, for whoever loads the page again wants to begin again. */
const rescued = (guide) => attempt(() => {
  const state = sessionStorage.getItem(rescueKey(guide));
  sessionStorage.removeItem(rescueKey(guide));
  return state && String(state);
}) || '';
/** Saves it, and says whether that worked. */
const rescue = (guide) => attempt(() => {
  sessionStorage.setItem(rescueKey(guide), guide._state);
  return sessionStorage.getItem(rescueKey(guide)) === guide._state;
});

const near = window.IntersectionObserver
  ? new IntersectionObserver(
      (entries) => entries.forEach((entry) => entry.isIntersecting && entry.target.load()),
      { rootMargin: '600px 0px' },
    )
  : { observe: (element) => element.load(), unobserve() {} };

class Guide extends HTMLElement {
  // Not as fields: for older browsers these would be made by helpers, which would become names of the page.
  static get version() {
    return VERSION;
  }

  static get observedAttributes() {
    return ATTRIBUTES;
  }

  connectedCallback() {
    // It may have been moved, and lives on.
    if (this._mounted !== undefined || this._failed) return;
    if (this.hasAttribute('standalone') && !this._shown) this._shown = obeyAddress(this);
    if (this._linked()) this.load();
    else near.observe(this);
  }

  adoptedCallback() {
    // In another document it begins anew, from where it was.
    this._end();
  }

  /** Whether the address holds a state that somebody has sent. */
  _linked() {
    return /^\s*fragment\s*$/i.test(this.getAttribute('link')) && /[#&]rapport[\w-]*=/.test(location.hash);
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
      if (this._mounted !== undefined && !crashed) wasm_bindgen.update(this._mounted);
    });
  }

  /** Loads and shows the guide now, instead of when the element comes near the view. */
  async load() {
    near.unobserve(this);
    if (this._failed) return;
    try {
      await load();
      if (crashed) throw new Failure('crash');
      // It may have been asked twice: then the first time has shown it, or has failed.
      if (this._mounted !== undefined || this._failed || !this.isConnected) return;
      const root = this.shadowRoot || this.attachShadow({ mode: 'open' });
      // The sheet shows what is marked as hidden here, and hides the slot: a page that is saved without it shows what
      // stands between the tags, instead of a heap of dead buttons.
      const room = create('div');
      room.hidden = true;
      root.adoptedStyleSheets = [sheetOf(this.ownerDocument)];
      // Made while they can be: see _fail.
      [this._line, this._slot] = [create('p'), create('slot')];
      root.replaceChildren(room, this._slot);
      const own = this._state || '';
      // What stands on the screen is known out here, since the module can't be asked once it has broken.
      const shown = (state, worthKeeping, answered) => {
        [this._state, this._worthKeeping, this._answered] = [state, worthKeeping, answered];
        this._shown?.(answered);
      };
      this._mounted = wasm_bindgen.mount(this, room, own, rescued(this), shown);
      mounted.add(this);
      // Whoever was sent a result came for that.
      if (!own && this._linked()) attempt(() => this.scrollIntoView());
      this._links = attempt(() => new MutationObserver(() => this.attributeChangedCallback()));
      this._links?.observe(this, {
        childList: true, subtree: true, characterData: true, attributes: true,
        attributeFilter: ['href', 'data-relationship'],
      });
    } catch (error) {
      this._fail(error);
    }
  }

  _end() {
    near.unobserve(this);
    this._links?.disconnect();
    if (this._mounted === undefined) return;
    // Should it come back, it goes on from what it showed last.
    const number = this._mounted;
    this._mounted = undefined;
    mounted.delete(this);
    if (!crashed) wasm_bindgen.unmount(number);
    this.shadowRoot.replaceChildren();
  }

  /** Shows what stands between the tags, below one line that says why; at least the first, whatever the page has broken. */
  _fail(error) {
    if (this._failed) return;
    this._failed = true;
    this._mounted = undefined;
    mounted.delete(this);
    attempt(() => this._links?.disconnect());
    let reason = error.reason || 'start';
    if (this._worthKeeping && rescue(this) && reason === 'crash' && this._answered) reason = 'crash-kept';
    // What has never been shown has not stopped.
    if (reason === 'crash' && this._state === undefined) reason = 'start';
    const text = attempt(() => textsFor(this)) || TEXTS.en;
    const root = this.shadowRoot || attempt(() => this.attachShadow({ mode: 'open' }));
    attempt(() => {
      const line = this._line || create('p');
      line.textContent = text[reason];
      attempt(() => line.setAttribute('role', 'alert'));
      attempt(() => line.setAttribute('part', 'failure'));
      attempt(() => this._lead(line, text));
      // A browser that is too old may not know a shorter way.
      while (!root.replaceChildren && root.firstChild) root.removeChild(root.firstChild);
      root[root.replaceChildren ? 'replaceChildren' : 'append'](line, this._slot || create('slot'));
    });
    // Without the sheet, what is marked as hidden is hidden, and the slot is not.
    if (root?.firstChild?.hidden) attempt(() => (root.adoptedStyleSheets = []));
    attempt(() => console.warn(`<${TAG}>: ${TEXTS.en[reason]}`, attempt(() => String(error.message)) || ''));
    attempt(() => this._shown?.());
    const detail = { bubbles: true, composed: true, detail: { reason } };
    attempt(() => this.dispatchEvent(new CustomEvent('rapport-error', detail)));
  }

  /** Adds the way to the page for readers without JavaScript, unless what stands between the tags has it. */
  _lead(line, text) {
    if (!/^(https?|file):/.test(home) || this.querySelector('.rapport-fallback, a[href$="fallback.html"]')) return;
    const table = create('a');
    table.href = new URL('fallback.html', home);
    table.textContent = text.table;
    line.append(' ', table);
  }
}

/** What to say when something goes wrong, in the language around a guide. */
const textsFor = (guide) => {
  const lang = (guide.closest('[lang]')?.lang || '').split('-')[0].toLowerCase();
  return new Map(Object.entries(TEXTS)).get(lang);
};

/**
 * For an element with the attribute `standalone`, as on the page rapport.html: the address may set the attributes and
 * colours, and a page that frames it and names its own origin is told how high it is. Any page can do that, and how
 * high the guide is would tell one set of answers from another. So from the first question on it is told a height that
 * follows from the width alone: one for questions, one for all else. Returns what is to be called for each screen.
 */
const obeyAddress = (guide) => {
  const given = new URLSearchParams(location.search);
  for (const name of ATTRIBUTES) if (given.has(name)) guide.setAttribute(name, given.get(name));
  for (const name of ['accent', 'accent-dark', 'paper', 'paper-dark']) {
    const colour = given.get(name);
    // On the page as a whole, whose paper it is as well.
    if (colour && CSS.supports('color', colour)) document.documentElement.style.setProperty(`--rapport-${name}`, colour);
  }
  const host = given.get('parent');
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

/**
 * How high a frame of this width must be for 95 in 100 questions, or results, as they were measured. What is higher
 * scrolls in the frame.
 */
const roomFor = (width, asks) => {
  const text = 100 / Math.max(width, 300);
  return 100 * Math.ceil(asks ? 12 + 27 * text : 44 + 196 * text);
};

/** Turns <div data-rapport data-view="quiz"> into the element, for systems that remove tags they do not know. */
const upgrade = () => {
  for (const div of Document.prototype.querySelectorAll.call(document, 'div[data-rapport]')) {
    const guide = create(TAG);
    // Only what is known: a system that strips scripts lets any `data-onclick` pass.
    for (const name of ['id', 'class', 'lang', 'hidden']) {
      if (div.hasAttribute(name)) guide.setAttribute(name, div.getAttribute(name));
    }
    for (const name of ATTRIBUTES) {
      if (div.hasAttribute(`data-${name}`)) guide.setAttribute(name, div.getAttribute(`data-${name}`));
    }
    guide.append(...div.childNodes);
    div.replaceWith(guide);
  }
};

customElements.define(TAG, Guide);
const watch = () => {
  upgrade();
  // Without it, only what has been there at first can be found.
  if (!window.MutationObserver) return;
  new MutationObserver((changes) => {
    if (changes.some((change) => change.addedNodes.length)) upgrade();
  }).observe(document, { childList: true, subtree: true });
};
// Before that, a div may not have all its children yet.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch);
else watch();
