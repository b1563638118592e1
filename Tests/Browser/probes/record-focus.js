// From now on records each element that gets the focus, and whether a reader sees that it has it.
() => {
  const all = [...document.querySelectorAll('*')];
  window.focusRecord = [];
  window.focusable = () => all
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility())
    .map((element) => all.indexOf(element));

  document.addEventListener('focusin', ({ target }) => {
    window.focusRecord.push({
      index: all.indexOf(target),
      name: `<${target.localName}> ${target.innerText.trim().slice(0, 40)}`,
      mark: appearance(target),
      isInView: isInView(target),
    });
  });
  // By now the page has scrolled to it; the skip link shows only while it has the focus.
  document.addEventListener('focusout', ({ target }) => {
    const entry = window.focusRecord.at(-1);
    entry.isInView ||= isInView(target);
    requestAnimationFrame(() => { entry.isMarked = entry.mark !== appearance(target); });
  });

  function appearance(element) {
    const { outline, outlineStyle, boxShadow } = getComputedStyle(element);
    return `${outlineStyle === 'none' ? '' : outline} ${boxShadow}`;
  }

  // Some part of it is in the window and nothing lies on that.
  function isInView(element) {
    return [...element.getClientRects()].some((part) => {
      const x = (Math.max(part.left, 0) + Math.min(part.right, innerWidth)) / 2;
      const y = (Math.max(part.top, 0) + Math.min(part.bottom, innerHeight)) / 2;
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    });
  }
}
