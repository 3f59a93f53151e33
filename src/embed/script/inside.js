// Keeps from the page what is the guide's alone.

/** Fields in which a reader writes. */
const FIELD = 'input:not([type=radio], [type=checkbox]), textarea, select';

/** What was typed or turned in the guide, and is of no concern to the scripts of the page. */
export const keepInside = (room) => {
  // A page with shortcuts of one letter asks whether a field has the focus, and is told that it is a guide.
  for (const type of ['keydown', 'keypress', 'keyup']) {
    room.addEventListener(type, (event) => {
      const writes = event.key.length === 1 && !(event.ctrlKey || event.metaKey || event.altKey);
      if (writes && event.target.matches(FIELD)) event.stopPropagation();
    });
  }
  // Scripts that scroll the page smoothly would take the wheel from a table that scrolls in itself.
  room.addEventListener('wheel', (event) => {
    const table = event.target.closest('.scroll');
    if (table && scrolls(table, event)) event.stopPropagation();
  }, { passive: true });
};

/** Whether the wheel moves this any further. */
const scrolls = (element, { deltaX, deltaY }) => {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element;
  const down = deltaY < 0 ? scrollTop > 0 : deltaY > 0 && scrollTop + clientHeight < scrollHeight - 1;
  const across = deltaX < 0 ? scrollLeft > 0 : deltaX > 0 && scrollLeft + clientWidth < scrollWidth - 1;
  return down || across;
};
