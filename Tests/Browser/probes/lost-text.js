// Finds text that a reader cannot see whole: outside the page, cut by a box, under other text, or a
// word that is broken in two.
(slack) => {
  const problems = [];
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (isHiddenOnPurpose(element)) continue;
    if (!element.closest('svg')) reportBrokenWords(node);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      examine(node, element, box);
      pieces.push({ node, box: core(box) });
    }
  }
  pieces.sort((a, b) => a.box.top - b.box.top);
  pieces.forEach(reportOverlaps);
  return [...new Set(problems)];

  // The skip link, and text for screen readers only.
  function isHiddenOnPurpose(element) {
    for (let part = element; part; part = part.parentElement) {
      if (getComputedStyle(part).clipPath === 'inset(50%)') return true;
    }
    return false;
  }

  function examine(node, element, box) {
    const edge = document.documentElement.clientWidth;
    for (let outer = element; outer; outer = outer.parentElement) {
      const style = getComputedStyle(outer);
      if (['auto', 'scroll'].includes(style.overflowX)) return;
      if (style.position === 'fixed') break;
      const clips = ['hidden', 'clip'].includes(style.overflowX) && outer !== document.body;
      if (clips && isOutside(box, outer.getBoundingClientRect())) {
        problems.push(`cut by <${outer.localName} class="${outer.className}">: ${words(node)}`);
      }
    }
    if (box.left < -slack || box.right > edge + slack) {
      problems.push(`beyond the edge of the page: ${words(node)}`);
    }
  }

  function isOutside(box, frame) {
    return box.left < frame.left - slack || box.right > frame.right + slack
      || box.top < frame.top - slack || box.bottom > frame.bottom + slack;
  }

  // The middle of a line, where its letters are; the boxes of neighbouring lines may touch.
  function core(box) {
    const rim = box.height * 0.28;
    return {
      left: box.left + 1, right: box.right - 1, top: box.top + rim, bottom: box.bottom - rim,
    };
  }

  function reportOverlaps(piece, index) {
    for (const other of pieces.slice(index + 1)) {
      if (other.box.top >= piece.box.bottom) return;
      if (other.node === piece.node) continue;
      if (other.box.left < piece.box.right && other.box.right > piece.box.left) {
        problems.push(`on top of each other: ${words(piece.node)} / ${words(other.node)}`);
      }
    }
  }

  // Words of a usual length that lie on two lines. Addresses may be broken.
  function reportBrokenWords(node) {
    const plainWord = /(?<![\w./@:-])\p{L}{3,14}(?![\w./@:-])/gu;
    for (const { 0: word, index } of node.data.matchAll(plainWord)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (new Set(tops).size > 1) problems.push(`broken in two: "${word}"`);
    }
  }

  function words(node) {
    return JSON.stringify(node.data.trim().slice(0, 60));
  }
}
