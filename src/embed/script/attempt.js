// What works on a page that has broken the browser's own functions.

/** Does what can be done without: the page may have broken the very function that it needs. */
export const attempt = (act) => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

// A form or an image with such a name hides what the document itself calls by it.
export const create = (name) => Document.prototype.createElement.call(document, name);
export const queryAll = (selector) => Document.prototype.querySelectorAll.call(document, selector);
