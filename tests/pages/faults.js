// Breaks the one thing that the address of the page names, as in fault.html?storage=throws, and then has the guide come.
const refuse = () => {
  throw new Error('The page has broken this.');
};
/** Takes a name of the window's away, wherever it stands. */
const lose = (name) => {
  for (let holder = window; holder; holder = Object.getPrototypeOf(holder)) delete holder[name];
};
const policy = (content) => {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = content;
  document.head.append(meta);
};

/** A number as modules write it, and where it ends. */
const numberAt = (bytes, place) => {
  for (let [number, shift] = [0, 0]; ; shift += 7) {
    number += (bytes[place] & 127) * 2 ** shift;
    if (bytes[place++] < 128) return [number, place];
  }
};
const spelled = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...spelled(number >> 7)]);
/** The module with a limit to its memory: so many pages of 64 KiB more than it has at first. */
const limited = (bytes, more) => {
  for (let place = 8; place < bytes.length; ) {
    const [length, start] = numberAt(bytes, place + 1);
    if (bytes[place] === 5) {
      const [pages] = numberAt(bytes, start + 2);
      const memory = [1, 1, ...spelled(pages), ...spelled(pages + more)];
      const [before, section, after] = [bytes.subarray(0, place), [5, memory.length, ...memory], bytes.subarray(start + length)];
      const whole = new Uint8Array(before.length + section.length + after.length);
      whole.set(before);
      whole.set(section, before.length);
      whole.set(after, before.length + section.length);
      return whole;
    }
    place = start + length;
  }
  throw new Error('The module has no memory of its own.');
};

/** A module whose one function traps, as a module does that has come to what can't be reached. */
const trap = () => {
  const bytes = Uint8Array.of(
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
  );
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.t;
};
/**
 * How the module is struck in the middle of what it does: `after` so many of its calls of the page, `by` a trap or an
 * exception of the page's. Nothing happens until a test sets it.
 */
window.strike = { after: Infinity, by: refuse };
/** What calls all that the module calls, and strikes. */
const struck = (imports) => Object.fromEntries(Object.entries(imports).map(([from, functions]) => [
  from,
  Object.fromEntries(Object.entries(functions).map(([name, call]) => [
    name,
    (...given) => {
      if (strike.after-- > 0) return call(...given);
      strike.after = Infinity;
      return strike.by();
    },
  ])),
]));
/** Changes what the guide's module is made of, but not our own. */
const compile = (change) => {
  const own = WebAssembly.compile;
  WebAssembly.compile = (bytes) => own.call(WebAssembly, change(bytes));
};
const instantiate = (change) => {
  const Own = WebAssembly.Instance;
  WebAssembly.Instance = function (module, imports) {
    return new Own(module, change(imports));
  };
};

/** Changes the script itself: it is then one without an address. */
const edit = (change) => async () => {
  const script = document.createElement('script');
  script.textContent = change(await (await fetch('rapport.js')).text());
  document.head.append(script);
};
/** The script with another character in the middle of what is packed. */
const damaged = (script) => {
  const middle = script.search(/[\w+/]{5000}/) + 25000;
  return script.slice(0, middle) + (script[middle] === 'A' ? 'B' : 'A') + script.slice(middle + 1);
};

/** What an object of the browser's does with this name, done by the page: as it was, until `window.broken` is set. */
const patch = (holder, name) => {
  const own = holder[name];
  holder[name] = function (...given) {
    return window.broken ? refuse() : own.apply(this, given);
  };
};

/** A storage that does the same with everything. */
const store = (act) => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { configurable: true, get: act });
  }
};

const faults = {
  // The script itself.
  cut: (part) => edit((script) => script.slice(0, script.length * part)),
  damaged: () => edit(damaged),
  // What the browser has.
  lacks: lose,
  'lacks-sheets': () => {
    delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
  },
  'lacks-popover': () => {
    const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      return set.call(this, name.replace(/^popover/, 'data-popover'), value);
    };
    delete HTMLElement.prototype.popover;
    const replace = CSSStyleSheet.prototype.replaceSync;
    CSSStyleSheet.prototype.replaceSync = function (sheet) {
      return replace.call(this, sheet.replaceAll(':popover-open', ':unknown-open'));
    };
    for (const name of ['matches', 'querySelector']) {
      const own = Element.prototype[name];
      Element.prototype[name] = function (selector) {
        return selector.includes(':popover-open') ? refuse() : own.call(this, selector);
      };
    }
  },
  // What the page forbids.
  policy: (words) => policy(`script-src 'self' ${words}`),
  types: () => policy("require-trusted-types-for 'script'"),
  // What there is no room for.
  memory: (more) => compile((bytes) => limited(new Uint8Array(bytes), Number(more))),
  // What stops the module in the middle.
  strike: (kind) => {
    strike.by = kind === 'trap' ? trap() : refuse;
    instantiate(struck);
  },
  patched: (name) => {
    const [holder, method] = name.split('.');
    patch({ console, window }[holder] || window[holder].prototype, method);
  },
  // Storage.
  storage: (kind) => {
    if (kind === 'throws') store(refuse);
    if (kind === 'absent') store(() => null);
    if (kind === 'full') Storage.prototype.setItem = () => refuse();
    if (kind === 'liar') {
      Storage.prototype.getItem = () => ({ toString: refuse });
      Storage.prototype.setItem = () => {};
    }
  },
  // What the page has done to the language.
  extended: () => {
    for (const { prototype } of [Object, Array, String, Function, Promise]) prototype.extra = () => 'extra';
  },
  frozen: () => {
    for (const name of Object.getOwnPropertyNames(window)) {
      const value = Object.getOwnPropertyDescriptor(window, name).value;
      if (/^[A-Z]/.test(name) && typeof value === 'function') Object.freeze(value) && Object.freeze(value.prototype);
    }
    for (const value of [Math, JSON, Reflect, WebAssembly]) Object.freeze(value);
  },
  // Names in the page that hide what the document itself calls by them.
  shadowed: (name) => {
    const image = Object.assign(document.createElement('img'), { name, alt: '' });
    document.documentElement.prepend(image);
    if (document[name] !== image) throw new Error(`${name} is not hidden.`);
  },
  nothing: () => {},
};

const bring = () => {
  const script = Object.assign(document.createElement('script'), { src: 'rapport.js', async: false });
  document.head.append(script);
};
// What one test leaves behind is nothing to the next; what is loaded again is to be as it was.
if (performance.getEntriesByType('navigation')[0].type !== 'reload') {
  localStorage.clear();
  sessionStorage.clear();
}
const given = new URLSearchParams(location.search);
const [[name, value]] = given;
if (given.has('after')) strike.after = Number(given.get('after'));
if (['policy', 'types', 'shadowed'].includes(name)) {
  // These would stop this script as well.
  bring();
  faults[name](value);
} else {
  (faults[name](value) || bring)();
}
