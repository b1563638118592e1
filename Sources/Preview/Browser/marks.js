// Finds where the page shows which part of its sources. Comments that only the preview writes give
// the place of the text after them in its file, and name the facts that templates show.
window.careleafMarks = (() => {
  'use strict';

  // Findings about whole paragraphs and pages would cover everything else.
  const UNMARKED = ['plain/long-paragraph', 'plain/long-list', 'plain/reading-grade'];
  const LONG_SENTENCES = ['plain/long-sentence', 'plain/very-long-sentence'];

  function position(text) {
    const [line, column] = text.split(':').map(Number);
    return { line, column };
  }

  function isBefore(left, right) {
    return left.line < right.line || (left.line === right.line && left.column < right.column);
  }

  // The texts that follow a comment, and the facts between two.
  function read() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const texts = [];
    const facts = [];
    while (walker.nextNode()) {
      const comment = walker.currentNode;
      const [, kind, place] = /^careleaf-(at|fact|value|end)\s?(.*)$/.exec(comment.data) ?? [];
      if (kind === 'at' && comment.nextSibling?.nodeType === Node.TEXT_NODE) {
        texts.push({ start: position(place), node: comment.nextSibling });
      } else if (kind === 'fact' || kind === 'value') {
        facts.push({ kind, place, start: comment, end: comment });
      } else if (kind === 'end' && facts.length) {
        facts.at(-1).end = comment;
      }
    }
    return { texts, facts };
  }

  function between({ start, end }) {
    const range = new Range();
    range.setStartAfter(start);
    range.setEndBefore(end);
    return range;
  }

  // The length in UTF-16 of the first `characters` of a text.
  function units(text, characters) {
    return [...text].slice(0, Math.max(0, characters)).join('').length;
  }

  // The ranges of the page that show the source between two places.
  function ranges({ texts, facts }, from, to) {
    const [start, end] = [position(from), position(to)];
    const found = [];
    for (const { start: at, node } of texts) {
      const after = { line: at.line, column: at.column + [...node.data].length };
      if (!isBefore(at, end) || !isBefore(start, after)) continue;
      const range = new Range();
      const first = start.line === at.line ? start.column - at.column : 0;
      const last = end.line === at.line ? end.column - at.column : Infinity;
      range.setStart(node, units(node.data, first));
      range.setEnd(node, units(node.data, last));
      if (!range.collapsed) found.push(range);
    }
    for (const fact of facts.filter(({ kind }) => kind === 'fact')) {
      const at = position(fact.place);
      if (!isBefore(at, start) && isBefore(at, end)) found.push(between(fact));
    }
    return found;
  }

  // Where two overlap, the one with the higher priority is shown.
  function highlight(name, found, priority) {
    if (!found.length) return CSS.highlights.delete(name);
    const made = new Highlight(...found);
    made.priority = priority;
    return CSS.highlights.set(name, made);
  }

  function among(review, findings, isWanted) {
    return findings.filter((_, index) => isWanted(review.findings[index].id)).flat();
  }

  // Marks facts and findings in the page and returns the ranges of each.
  function mark(review) {
    const marks = read();
    const facts = review.facts.map(({ at }) =>
      marks.facts.filter(({ place }) => at.includes(place)).map(between),
    );
    const findings = review.findings.map(({ from, to }) =>
      from && to && from !== to ? ranges(marks, from, to) : [],
    );
    const isLong = (id) => LONG_SENTENCES.includes(id);
    const isOther = (id) => !isLong(id) && !UNMARKED.includes(id);
    if (window.Highlight && CSS.highlights) {
      highlight('careleaf-sentence', among(review, findings, isLong), 1);
      highlight('careleaf-finding', among(review, findings, isOther), 2);
      highlight('careleaf-fact', facts.flat(), 3);
    }
    return { facts, findings };
  }

  function show(found) {
    found[0].startContainer.parentElement.scrollIntoView({ block: 'center' });
    if (window.Highlight && CSS.highlights) highlight('careleaf-shown', found, 4);
  }

  function clear() {
    if (!window.Highlight || !CSS.highlights) return;
    for (const kind of ['fact', 'sentence', 'finding', 'shown']) {
      CSS.highlights.delete(`careleaf-${kind}`);
    }
  }

  return { mark, show, clear };
})();
