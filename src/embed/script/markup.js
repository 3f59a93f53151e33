// Markup that is not what its author meant: what a parser of HTML makes of tags from XML, and of what editors put around.

/** What a page has at most once or twice, or what stands for another guide. No text for readers without JavaScript has it. */
const OF_PAGE = 'main, footer, script, rapport-guide, [data-rapport]';
/** What such a text might have; but not that of a guide that is the last thing of all. */
const MAYBE_OF_PAGE = 'header, nav, aside, article, form, section:not(.rapport-fallback, .rapport-fallback *)';

/**
 * Whether the rest of the page stands in this guide: a tag that is closed as in XML, <rapport-guide/>, is not closed for
 * a browser. Then nothing follows it.
 */
export const holdsThePage = (guide) =>
  Boolean(guide.querySelector(OF_PAGE) || (!guide.nextSibling && guide.querySelector(MAYBE_OF_PAGE)));

/**
 * Whether a <p> around this guide has been closed by something in it, and the guide with it: the links to programmes then
 * stand behind it.
 */
export const wasClosedEarly = (guide) => {
  const paragraph = guide.closest('p');
  if (!paragraph || guide.firstElementChild || guide.textContent.trim()) return false;
  return [...paragraph.parentNode.querySelectorAll('a[data-relationship]')].some((link) =>
    paragraph.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING
    && !link.closest('rapport-guide, [data-rapport]'));
};

/** Does this once the page has been read to its end: what stands in an element is not known before. */
export const whenRead = (act) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
  else act();
};
