// The browser's side of `careleaf preview`: shows every saved change, and the mistakes that keep a
// page from changing. No published page has it.
(() => {
  'use strict';

  const RETRY_MILLISECONDS = 1000;
  const SPEECH_MILLISECONDS = 100;
  const script = document.currentScript;
  const { session } = script.dataset;
  let revision = Number(script.dataset.revision);
  let latest = null;
  let source = null;
  let shadow = null;
  let shown = '';
  let editor = null;
  const unsaid = [];

  // A hidden tab disconnects, because browsers allow few connections to one server. It catches up
  // when it is shown again, because the server begins with the latest state.
  function connect() {
    if (source || document.hidden) return;
    source = new EventSource('/.careleaf/events');
    source.addEventListener('message', (message) => receive(JSON.parse(message.data)));
    source.addEventListener('error', () => {
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, RETRY_MILLISECONDS);
      }
    });
  }

  function disconnect() {
    if (source) source.close();
    source = null;
  }

  function receive(state) {
    latest = state;
    if (state.session !== session) {
      leave();
    } else if (state.revision === revision) {
      showProblems(state);
      dispatchEvent(new Event('careleaf-state'));
    } else if (state.styles && state.revision === revision + 1) {
      revision = state.revision;
      swapStyles(state.styles);
      showProblems(state);
    } else if (state.sameSince <= revision && isHere(state.page)) {
      update();
    } else {
      leave(state.page);
    }
  }

  function isHere(page) {
    return !page || page === location.pathname;
  }

  // Reloading keeps the scroll position.
  function leave(page) {
    disconnect();
    if (isHere(page)) location.reload();
    else location.assign(page);
  }

  // The page as it is now; null where only loading it can show it.
  async function fetchPage() {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    const isPage = /^text\/html\b/.test(response.headers.get('content-type') ?? '');
    if (!response.ok || response.redirected || !isPage) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  }

  // Shows what was saved without loading the page, which would take longer and lose the focus.
  async function update() {
    const page = await fetchPage().catch(() => null);
    const made = page?.querySelector('script[src="/.careleaf/preview.js"]')?.dataset;
    if (!made) return leave();
    // What was saved after the page was requested has an event of its own.
    const isLatest = made.session === session && Number(made.revision) === latest.revision;
    if (!isLatest || latest.revision === revision) return null;
    if (!window.careleafMorph.turn(page)) return leave();
    revision = latest.revision;
    say('The page shows what was saved.');
    showProblems(latest);
    return dispatchEvent(new Event('careleaf-state'));
  }

  // The name of a file without the part that changes with its content.
  function stem(address) {
    return address.replace(/\.[0-9a-f]{10}(\.[^./]+)$/, '$1');
  }

  // The old sheet stays until the new one is loaded, so that nothing flashes.
  function swapStyles(addresses) {
    const fresh = new Map(addresses.map((address) => [stem(address), address]));
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = new URL(link.href).pathname;
      const address = fresh.get(stem(path));
      if (!address || address === path) continue;
      const next = link.cloneNode();
      next.href = address;
      next.addEventListener('load', () => link.remove());
      next.addEventListener('error', () => link.remove());
      link.after(next);
    }
  }

  // The review panel says the same of its page, and must not lie under the list.
  function isReviewing() {
    return Boolean(sessionStorage.getItem('careleaf-review'));
  }

  function makeRoom() {
    const section = shadow?.querySelector('section');
    if (!section) return;
    section.classList.toggle('beside', isReviewing());
    // A bar of the page that stays at the bottom is not to be covered by the closed list.
    const [x, y] = [innerWidth - 24, innerHeight - 8];
    const bar = document.elementsFromPoint(x, y)
      .filter(({ localName }) => !localName.startsWith('careleaf-'))
      .find((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position));
    section.style.bottom = bar ? `${innerHeight - bar.getBoundingClientRect().top}px` : '';
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // The page's own problems come first: a path of content decides its address.
  function isOfThisPage(path) {
    const parts = path.replace(/^content\//, '').replace(/^pages\//, '').split('/');
    const name = parts.pop();
    const folder = `/${parts.map((part) => `${part}/`).join('')}`;
    if (name === 'facts.yaml') return location.pathname.startsWith(folder);
    const page = name.replace(/(^|\/)index\.md$|\.md$/, '');
    return location.pathname === (page ? `${folder}${page}/` : folder);
  }

  // Leads into the editor of whoever sits at this machine.
  function openLink({ path, line, column }) {
    if (!editor) return null;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const link = element('a', 'button', 'Open');
    link.href = editor.replace('{path}', () => encoded)
      .replace('{line}', line ?? 1).replace('{column}', column ?? 1);
    link.setAttribute('aria-label', `Open ${path} in the editor`);
    return link;
  }

  function fixButton(item, number, summary) {
    const button = element('button', 'button fix', summary);
    button.type = 'button';
    button.addEventListener('click', async () => {
      button.disabled = true;
      const { id, path, line, column } = item;
      const query = Object.entries({ id, path, line, column, fix: number })
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
      const answer = await fetch(`/.careleaf/fix?${query}`, {
        method: 'POST', headers: { 'careleaf-session': session } }).catch(() => null);
      if (answer?.ok) {
        say('The file is changed.');
      } else {
        button.replaceWith(element('span', 'failed', await answer?.text() ?? 'The preview is gone.'));
      }
    });
    return button;
  }

  function sentence({ line, before, marked, after }) {
    if (line === null) return null;
    const text = element('p', 'sentence', before);
    text.append(element('mark', '', marked), after);
    return text;
  }

  function problem(item) {
    const { severity, message, id, path, line, help, notes, fixes } = item;
    const card = element('li', severity);
    const heading = element('p', 'message');
    heading.append(element('b', '', severity), ` ${message}`);
    const place = element('p', 'place', line === null ? path : `${path}, line ${line}`);
    place.append(' ', element('code', '', id));
    const tools = element('p', 'tools');
    const buttons = editor ? fixes.map((fix, number) => fixButton(item, number, fix)) : [];
    tools.append(...[openLink(item), ...buttons].filter(Boolean));
    card.append(...[
      heading, sentence(item), help ? element('p', 'help', help) : null,
      ...notes.map((note) => element('p', 'note', note)), place,
      tools.childElementCount ? tools : null].filter(Boolean));
    return card;
  }

  function consequence({ stale, errors }) {
    if (stale) return 'The page stays as it was until they are fixed.';
    return errors ? 'The site cannot be built until they are fixed.' : '';
  }

  function group(title, problems, { isFolded = false } = {}) {
    if (!problems.length) return [];
    const list = element('ol');
    list.append(...problems.map(problem));
    if (!isFolded) return [element('h2', '', title), list];
    const box = element('details', 'folded');
    box.append(element('summary', '', title), list);
    return [box];
  }

  function groups(problems) {
    const urgent = problems.filter(({ severity }) => severity !== 'advice');
    const advice = problems.filter(({ severity }) => severity === 'advice');
    const here = ({ path }) => isOfThisPage(path);
    const elsewhere = (item) => !here(item);
    const count = ({ length }) => (length === 1 ? '1 piece of advice' : `${length} pieces of advice`);
    return [
      ...group('On this page', urgent.filter(here)),
      ...group('On other pages', urgent.filter(elsewhere)),
      ...group(`${count(advice.filter(here))} for this page`, advice.filter(here),
        { isFolded: true }),
      ...group(`${count(advice.filter(elsewhere))} for other pages`, advice.filter(elsewhere),
        { isFolded: true }),
    ];
  }

  function panel({ summary, stale, errors, problems, more }) {
    const box = element('details', errors ? 'panel errors' : 'panel');
    box.open = stale || (errors && !isReviewing());
    const title = element('summary');
    title.append(element('strong', '', summary), ` ${consequence({ stale, errors })}`);
    box.append(title, ...groups(problems));
    if (more) box.append(element('p', 'more', `and ${more} more, which careleaf check lists`));
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') box.open = false;
    });
    return box;
  }

  function root() {
    const host = element('careleaf-preview');
    const opened = host.attachShadow({ mode: 'open' });
    const style = element('link');
    style.rel = 'stylesheet';
    style.href = '/.careleaf/preview.css';
    const place = element('section');
    place.setAttribute('aria-label', 'Careleaf preview');
    const news = element('p', 'spoken');
    news.setAttribute('role', 'status');
    const list = element('div');
    place.append(news, list);
    opened.append(style, place);
    document.body.append(host);
    return opened;
  }

  // Words that are there already are read out again only when they were gone. What is said at the
  // same time is read out together.
  function say(words) {
    shadow ??= root();
    const news = shadow.querySelector('.spoken');
    news.textContent = '';
    unsaid.push(words);
    setTimeout(() => {
      if (unsaid.length) news.textContent = unsaid.splice(0).join(' ');
    }, SPEECH_MILLISECONDS);
  }

  // Every state comes with all problems; a list that has not changed stays as the reader left it.
  function showProblems(state) {
    const text = JSON.stringify([state.stale, state.problems]);
    if (text === shown || (!shadow && !state.problems.length)) return;
    shown = text;
    shadow ??= root();
    makeRoom();
    say(`${state.summary}. ${consequence(state)}`);
    shadow.querySelector('div').replaceChildren(...(state.problems.length ? [panel(state)] : []));
    makeRoom();
  }

  // What turns the page and the review panel come after it, in files of their own, one after the
  // other.
  for (const name of ['morph', 'marks', 'review']) {
    const part = element('script');
    part.src = `/.careleaf/${name}.js`;
    part.async = false;
    document.head.append(part);
  }

  // Only this machine has the files.
  fetch('/.careleaf/editor.json').then(async (answer) => {
    if (!answer.ok) return;
    editor = (await answer.json()).url;
    shown = '';
    if (latest) showProblems(latest);
  }, () => null);
  addEventListener('resize', makeRoom);
  addEventListener('careleaf-review', () => {
    makeRoom();
    const box = shadow?.querySelector('.panel');
    if (box && isReviewing()) box.open = false;
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
  connect();
})();
