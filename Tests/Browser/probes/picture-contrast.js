// Finds words in drawings that are hard to tell from what lies behind them, or that are covered.
(least) => {
  const SHAPES = 'rect, path, circle, ellipse, polygon';
  const problems = [];
  for (const text of document.querySelectorAll('svg text')) {
    if (!text.checkVisibility() || !text.textContent.trim()) continue;
    const colour = getComputedStyle(text).fill;
    const { behind, above } = neighbours(text);
    const words = JSON.stringify(text.textContent.trim());
    if (above.length > 0) problems.push(`covered: ${words}`);
    for (const ground of behind) {
      const ratio = contrast(colour, ground);
      if (ratio < least) problems.push(`${ratio.toFixed(2)} to 1 on ${ground}: ${words}`);
    }
  }
  return problems;

  // The colours that lie behind a text, and the shapes drawn over it.
  function neighbours(text) {
    const box = core(text.getBoundingClientRect());
    let behind = [pageColour(text)];
    const above = [];
    for (const shape of text.closest('svg.picture, figure, body').querySelectorAll(SHAPES)) {
      const { fill, visibility } = getComputedStyle(shape);
      const frame = shape.getBoundingClientRect();
      if (fill === 'none' || visibility !== 'visible' || !meet(box, frame)) continue;
      const isBehind = shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!isBehind) above.push(shape);
      else if (holds(frame, box) && shape.localName === 'rect') behind = [fill];
      else behind.push(fill);
    }
    return { behind, above };
  }

  function pageColour(element) {
    for (let outer = element; outer; outer = outer.parentElement) {
      const colour = getComputedStyle(outer).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
    return 'rgb(255, 255, 255)';
  }

  // The part of a line where its letters are.
  function core({ left, right, top, bottom, height }) {
    return { left, right, top: top + height * 0.2, bottom: bottom - height * 0.2 };
  }

  function meet(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  function holds(frame, box) {
    return frame.left <= box.left && frame.right >= box.right
      && frame.top <= box.top && frame.bottom >= box.bottom;
  }

  // WCAG 2.2, "contrast ratio".
  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(colour) {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
