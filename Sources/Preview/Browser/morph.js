// Turns the open page into its saved state without loading it. What has not changed stays, and so
// do the scroll position, the focus, the selection and what the reader has opened.
window.careleafMorph = (() => {
  'use strict';

  // Elements whose effect depends on loading the page.
  const UNSURE = 'noscript, base, meta[http-equiv], template[shadowrootmode]';
  const DATA = /^application\/(?!(x-)?(java|ecma)script)/i;

  // Whether the preview itself has added the node.
  function isOwn(node) {
    const address = node.getAttribute?.('src') ?? node.getAttribute?.('href') ?? '';
    return address.startsWith('/.careleaf/') || /^careleaf-/i.test(node.nodeName);
  }

  function isProgram(script) {
    return !isOwn(script) && !DATA.test(script.getAttribute('type') ?? '');
  }

  function hasHandlers(page) {
    const search = 'boolean(//@*[starts-with(name(), "on")])';
    return page.evaluate(search, page, null, XPathResult.BOOLEAN_TYPE).booleanValue;
  }

  function isPlain(page) {
    const scripts = [...page.querySelectorAll('script')];
    return !scripts.some(isProgram) && !page.querySelector(UNSURE) && !hasHandlers(page);
  }

  function styles(page) {
    const links = [...page.querySelectorAll('link[rel~="stylesheet"]')];
    return links.filter((link) => !isOwn(link)).map((link) => link.getAttribute('href'));
  }

  // Whether the result cannot be told from the page loaded again. A script may have read or changed
  // anything in the page, so a page with one is never turned.
  function canTurn(fresh) {
    const hasSameStyles = styles(document).join('\n') === styles(fresh).join('\n');
    return isPlain(document) && isPlain(fresh) && hasSameStyles;
  }

  // Something that the reader can open is the same only while its summary is.
  function title(node) {
    return node.nodeName === 'DETAILS' ? node.querySelector('summary')?.textContent : '';
  }

  function isSameKind(left, right) {
    return left.nodeName === right.nodeName && left.id === right.id && title(left) === title(right);
  }

  // Comments hold places in files, which every line above them changes.
  function isAlike(left, right) {
    if (!isSameKind(left, right)) return false;
    return left.nodeType === Node.COMMENT_NODE || left.textContent === right.textContent;
  }

  function turnAttributes(live, fresh) {
    const isReaders = ({ name }) => name === 'open' && /^(DETAILS|DIALOG)$/.test(live.nodeName);
    for (const attribute of [...live.attributes]) {
      if (!fresh.hasAttribute(attribute.name) && !isReaders(attribute)) {
        live.removeAttribute(attribute.name);
      }
    }
    for (const attribute of fresh.attributes) {
      if (live.getAttribute(attribute.name) !== attribute.value && !isReaders(attribute)) {
        live.setAttribute(attribute.name, attribute.value);
      }
    }
  }

  function turnNode(live, fresh) {
    if (live.nodeType !== Node.ELEMENT_NODE) {
      if (live.data !== fresh.data) live.data = fresh.data;
      return;
    }
    turnAttributes(live, fresh);
    turnChildren(live, fresh);
  }

  function count(length, isGood) {
    let index = 0;
    while (index < length && isGood(index)) index += 1;
    return index;
  }

  // Turns the middle of the children, between those that come after `place` and those that stay.
  function turnRest(live, place, rest, fresh) {
    for (const node of fresh) {
      const found = rest.findIndex((candidate) => isSameKind(candidate, node));
      if (found < 0) {
        if (place) place.after(node);
        else live.prepend(node);
        place = node;
      } else {
        for (const gone of rest.splice(0, found)) gone.remove();
        place = rest.shift();
        turnNode(place, node);
      }
    }
    for (const gone of rest) gone.remove();
  }

  // Children that are alike at the beginning and at the end are pairs.
  function turnChildren(live, fresh) {
    const old = [...live.childNodes].filter((node) => !isOwn(node));
    const next = [...fresh.childNodes].filter((node) => !isOwn(node));
    const most = Math.min(old.length, next.length);
    const first = count(most, (index) => isAlike(old[index], next[index]));
    const last = count(most - first, (index) => isAlike(old.at(-1 - index), next.at(-1 - index)));
    for (let index = 0; index < first; index += 1) turnNode(old[index], next[index]);
    for (let index = 1; index <= last; index += 1) turnNode(old.at(-index), next.at(-index));
    const rest = old.slice(first, old.length - last);
    turnRest(live, old[first - 1], rest, next.slice(first, next.length - last));
  }

  // Turns the page into `fresh`, a parsed document whose nodes are taken from it. Returns false and
  // changes nothing where the page must be loaded.
  function turn(fresh) {
    if (!canTurn(fresh)) return false;
    turnNode(document.documentElement, fresh.documentElement);
    return true;
  }

  return { turn };
})();
