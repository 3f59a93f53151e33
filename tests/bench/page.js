// Stands in every page that is measured, before anything of its own. READY is what makes it usable.

const bench = { blocked: 0, quietSince: 0 };
window.bench = bench;

new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    bench.blocked += Math.max(0, duration - 50);
    bench.quietSince = startTime + duration;
  }
}).observe({ type: 'longtask', buffered: true });

const look = () => {
  if (bench.usable === undefined && READY) bench.usable = performance.now();
};
document.addEventListener('rapport-ready', look);
document.addEventListener('DOMContentLoaded', look);
const looking = () => {
  look();
  if (bench.usable === undefined) requestAnimationFrame(looking);
};
requestAnimationFrame(looking);

// How much memory the wasm has, which no browser says.
const memoryOf = ({ exports }) => Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
for (const name of ['instantiate', 'instantiateStreaming']) {
  const made = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const result = await made(...given);
    bench.memory = memoryOf(result.instance ?? result);
    return result;
  };
}
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...given) {
  const instance = new Instance(...given);
  bench.memory = memoryOf(instance);
  return instance;
};

/** The end of what the main thread does for the next frame. */
bench.frame = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.now());
  port2.postMessage(0);
}));

/** Waits until the page has been usable, and idle for half a second. */
bench.settled = async () => {
  while (bench.usable === undefined || performance.now() - Math.max(bench.usable, bench.quietSince) < 500) await bench.frame();
};

/** What it took to load the page. */
bench.load = async () => {
  await bench.settled();
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  return {
    usable: bench.usable,
    content: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    blocked: bench.blocked,
    requests: entries.length,
    bytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0),
    memory: bench.memory?.buffer.byteLength ?? 0,
  };
};

/** What each step of the quiz and each control of the table takes, from the press to the end of the next frame. */
bench.steps = async () => {
  const root = document.querySelector('rapport-guide').shadowRoot;
  const took = {};
  const act = async (name, find, press = (element) => element.click()) => {
    const element = typeof find === 'string' ? root.querySelector(find) : find();
    if (!element) throw new Error(`nothing to press: ${name}`);
    const start = performance.now();
    press(element);
    (took[name] ??= []).push((await bench.frame()) - start);
    await bench.frame();
  };
  const all = (selector) => [...root.querySelectorAll(selector)];
  await act('begin the quiz', '.way .btn');
  while (root.querySelector('.option')) {
    await act('choose an answer', '.option input');
    await act('go on', () => all('.quiz-nav .btn').at(-1));
  }
  await act('go to the comparison', () => all('.mast nav button')[1]);
  for (const screen of all('.more-tools')) if (screen.checkVisibility()) screen.click();
  await bench.frame();
  for (let time = 0; time < 3; time++) {
    await act('add a column', '.picks input:not(:checked):not(:disabled)');
    await act('take a column away', () => all('.picks input:checked').at(-1));
    await act('open a cell', '.cell-open[aria-expanded=false]');
    await act('close a cell', '.cell-open[aria-expanded=true]');
    await act('only rows that differ', '.tool-row .check input');
    await act('all rows again', '.tool-row .check input');
    await act('search', '.search input', (input) => {
      input.value = 'time';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act('stop searching', '.search input', (input) => {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  return took;
};
