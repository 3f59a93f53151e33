// Stands at every way into the wasm. What comes out of it as an exception, nobody in it has caught: a trap (memory that
// the browser refuses, a stack that is full, what must never be reached), or an exception of a function that the page has
// put in the place of the browser's own. Either leaves the wasm in the middle of something, so that nothing in it may
// be called from then on. A listener for the errors of the page would not do: it hears those of others as well, and
// not those that somebody in between has caught.
//
// The bundler puts `GuardedInstance` in the place of WebAssembly.Instance, which what wasm-bindgen wrote makes.

let stopped = () => {};
/** Calls this once, with the first exception that the wasm throws. */
export const onBreak = (stop) => {
  stopped = stop;
};

/** As a WebAssembly.Instance, with each function that the wasm exports guarded. */
export class GuardedInstance {
  constructor(module, imports) {
    this.exports = guarded(new window.WebAssembly.Instance(module, imports).exports);
  }
}

/** The exports, each of its functions guarded. */
const guarded = (exports) => {
  let broken = false;
  let first;
  let reported = false;
  /** How many calls are on their way in the wasm: a call out of it may lead back into it. */
  let depth = 0;
  /** In a task of its own, where the stack is empty. Should there be no room even to ask for that, the next call does. */
  const report = async (error) => {
    reported = true;
    await null;
    stopped(error);
  };
  const guard = (call) => (...given) => {
    if (broken) {
      if (!reported) report(first);
      // One that the wasm is waiting for must not let it go on. One from outside is dropped: where there would be several
      // results, the glue finds none.
      if (depth > 0) throw first;
      return [];
    }
    depth++;
    try {
      return call(...given);
    } catch (error) {
      if (!broken) [broken, first] = [true, error];
      throw error;
    } finally {
      depth--;
      if (broken && !reported && depth === 0) report(first);
    }
  };
  const safe = { __proto__: null };
  for (const name of Object.keys(exports)) {
    safe[name] = typeof exports[name] === 'function' ? guard(exports[name]) : exports[name];
  }
  return safe;
};
