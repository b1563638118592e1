// The review panel of `careleaf preview`: where each number comes from, what state a page is in,
// and what was found on it. No published page has it.
(async () => {
  'use strict';

  const OPEN = 'careleaf-review';
  const MOST_PAGES = 300;
  const marks = window.careleafMarks;
  const words = await (await fetch('/.careleaf/words.json')).json();
  let review = null;
  let pages = null;

  function element(name, { className, text, ...properties } = {}, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...(text ? [text] : []), ...children.filter((child) => child !== null));
    return Object.assign(made, properties);
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function stylesheet(href) {
    return element('link', { rel: 'stylesheet', href });
  }

  function link(text, url) {
    return url ? element('a', { text, href: url }) : element('span', { text });
  }

  function place({ name, url }) {
    const code = element('code', { text: name });
    if (!url) return code;
    const opener = element('a', { href: url }, code);
    opener.title = words.edit;
    return opener;
  }

  function ribbon(state) {
    return element('span', { className: `ribbon ${state}`, text: words.states[state] });
  }

  function entry(term, ...values) {
    return [element('dt', { text: term }), ...values.map((value) => element('dd', {}, value))];
  }

  function showButton(name, ranges) {
    if (!ranges.length) return null;
    const button = element('button', { type: 'button', text: words.show });
    button.setAttribute('aria-label', fill(words.showing, { name }));
    button.addEventListener('click', () => marks.show(ranges));
    return button;
  }

  function factItem(fact, ranges) {
    const value = ranges.length ? `: ${ranges[0].toString()}` : '';
    const details = element('dl', {}, ...entry(words.from, ...fact.places.map(place)));
    if (fact.sources.length) {
      details.append(
        ...entry(words.sources, ...fact.sources.map(({ title, url }) => link(title, url))),
      );
    }
    if (fact.reported.length) {
      const reports = fact.reported.map(({ source, value, text }) => {
        const words = [value, text].filter(Boolean).join(': ');
        return element('span', { text: `${words} ` }, link(`(${source.title})`, source.url));
      });
      details.append(...entry(words.reported, ...reports));
    }
    if (fact.note) details.append(...entry(words.note, fact.note));
    const name = fact.label ?? fact.name;
    const title = element('strong', { text: `${name}${value}` });
    return element(
      'li',
      {},
      element('div', { className: 'title' }, title, showButton(name, ranges)),
      fact.label ? element('p', {}, element('code', { text: fact.name })) : null,
      details,
    );
  }

  function findingItem(finding, ranges) {
    const severity = element('strong', {
      className: finding.severity,
      text: words.severities[finding.severity],
    });
    const message = element('p', {}, severity, `: ${finding.message}`);
    return element(
      'li',
      {},
      element('div', { className: 'title' }, message, showButton(finding.message, ranges)),
      finding.picture ? element('img', { src: finding.picture, alt: '' }) : null,
      finding.help ? element('p', { text: finding.help }) : null,
      element('p', {}, place(finding.place)),
    );
  }

  function list(title, nothing, items) {
    const heading = element('h3', { text: `${title} (${items.length})` });
    return items.length
      ? [heading, element('ul', {}, ...items)]
      : [heading, element('p', { text: nothing })];
  }

  function pageItem(page) {
    const notes = [
      page.grade && fill(words.pageGrade, { grade: page.grade }),
      page.findings && fill(words.pageFindings, { count: page.findings }),
    ].filter(Boolean);
    return element(
      'li',
      {},
      link(page.title, page.url),
      element('p', { text: notes.join(', ') }),
      element('p', {}, place(page.place)),
    );
  }

  // A page with several states stands under each.
  function pageGroups() {
    const groups = [...Object.keys(words.states)].map((state) => [
      state,
      pages.filter(({ states }) => (state === 'none' ? !states.length : states.includes(state))),
    ]);
    return groups
      .filter(([, members]) => members.length)
      .map(([state, members]) => {
        const rest = members.length - MOST_PAGES;
        const title = `${words.states[state]} (${members.length})`;
        return element(
          'details',
          {},
          element('summary', { text: title }),
          element('ul', {}, ...members.slice(0, MOST_PAGES).map(pageItem)),
          rest > 0 ? element('p', { text: fill(words.more, { count: rest }) }) : null,
        );
      });
  }

  function legend() {
    const colours = [
      ['fact', words.legendFact],
      ['sentence', words.legendSentence],
      ['finding', words.legendFinding],
    ];
    const items = colours.flatMap(([kind, text]) => [
      element('span', { className: `swatch ${kind}`, text }),
      ' ',
    ]);
    return element('p', {}, `${words.legend}: `, ...items);
  }

  function pagePart() {
    if (!review) return [element('p', { text: words.noPage })];
    const found = marks.mark(review);
    const files = review.files.map((file) => element('p', {}, place(file)));
    return [
      element('p', {}, ...review.states.flatMap((state) => [ribbon(state), ' '])),
      review.grade ? element('p', { text: fill(words.grade, { grade: review.grade }) }) : null,
      legend(),
      ...(files.length
        ? [element('h3', { text: words.files }), ...files]
        : [element('p', { text: words.noPage })]),
      ...list(
        words.facts,
        words.noFacts,
        review.facts.map((fact, index) => factItem(fact, found.facts[index])),
      ),
      ...list(
        words.findings,
        words.noFindings,
        review.findings.map((finding, index) => findingItem(finding, found.findings[index])),
      ),
    ];
  }

  const host = element('careleaf-review');
  const shadow = host.attachShadow({ mode: 'open' });
  const region = element('section');
  region.setAttribute('aria-label', words.region);
  const toggle = element('button', { type: 'button', text: words.button });
  toggle.append(element('kbd', { text: words.key }));
  toggle.setAttribute('aria-keyshortcuts', words.key);
  toggle.setAttribute('aria-controls', 'panel');
  const ribbons = element('span');
  const panel = element('div', { className: 'panel', id: 'panel', hidden: true, tabIndex: -1 });
  const bar = element('div', { className: 'bar' }, toggle, ribbons);
  region.append(bar, panel);
  shadow.append(stylesheet('/.careleaf/review.css'), region);
  const pageStyles = stylesheet('/.careleaf/page.css');

  function isOpen() {
    return !panel.hidden;
  }

  async function get(address) {
    const response = await fetch(address);
    return response.ok ? response.json() : null;
  }

  function drawRibbons() {
    const urgent = (review?.states ?? []).filter((state) => state !== 'reviewed');
    ribbons.replaceChildren(...urgent.flatMap((state) => [ribbon(state), ' ']));
  }

  function draw() {
    const close = element('button', { type: 'button', text: words.close });
    close.addEventListener('click', () => setOpen(false));
    const title = element('h2', { text: review?.title ?? words.region });
    const opened = [...panel.querySelectorAll('details[open] summary')].map(
      (summary) => summary.textContent,
    );
    const top = panel.scrollTop;
    panel.replaceChildren(
      element('div', { className: 'head' }, title, close),
      ...pagePart().filter(Boolean),
      element('h3', { text: words.pages }),
      ...pageGroups(),
    );
    for (const summary of panel.querySelectorAll('summary')) {
      if (opened.includes(summary.textContent)) summary.parentElement.open = true;
    }
    panel.scrollTop = top;
  }

  async function update() {
    review = await get(`/.careleaf/review.json?page=${encodeURIComponent(location.pathname)}`);
    drawRibbons();
    if (!isOpen()) return;
    pages = (await get('/.careleaf/pages.json')) ?? [];
    if (isOpen()) draw();
  }

  async function setOpen(opens, takesFocus = true) {
    panel.hidden = !opens;
    toggle.setAttribute('aria-expanded', String(opens));
    sessionStorage.setItem(OPEN, opens ? 'open' : '');
    if (opens) {
      document.head.append(pageStyles);
      dispatchEvent(new Event('careleaf-review'));
      if (takesFocus) panel.focus();
      await update();
    } else {
      pageStyles.remove();
      dispatchEvent(new Event('careleaf-review'));
      marks.clear();
      if (takesFocus) toggle.focus();
    }
  }

  toggle.addEventListener('click', () => setOpen(!isOpen()));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') setOpen(false);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== words.key || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    setOpen(!isOpen());
  });
  addEventListener('careleaf-state', update);

  document.body.append(host);
  await setOpen(sessionStorage.getItem(OPEN) === 'open', false);
  if (!isOpen()) await update();
})();
