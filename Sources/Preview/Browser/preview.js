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
    shadow?.querySelector('section').classList.toggle('beside', isReviewing());
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function problem({ severity, message, id, detail }) {
    const item = element('li', severity);
    const heading = element('p', 'message');
    heading.append(element('b', '', severity), `: ${message} `, element('code', '', id));
    const excerpt = element('pre', '', detail);
    excerpt.tabIndex = 0;
    item.append(heading, excerpt);
    return item;
  }

  function consequence({ stale, errors }) {
    if (stale) return 'The page stays as it was until they are fixed.';
    return errors ? 'The site cannot be built until they are fixed.' : '';
  }

  function panel({ summary, stale, errors, problems, more }) {
    const box = element('details', errors ? 'panel errors' : 'panel');
    box.open = stale || (errors && !isReviewing());
    const title = element('summary');
    title.append(element('strong', '', summary), ` ${consequence({ stale, errors })}`);
    const list = element('ol');
    list.append(...problems.map(problem));
    if (more) list.append(element('li', '', `and ${more} more, which careleaf check lists`));
    box.append(title, list);
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
  }

  // What turns the page and the review panel come after it, in files of their own, one after the
  // other.
  for (const name of ['morph', 'marks', 'review']) {
    const part = element('script');
    part.src = `/.careleaf/${name}.js`;
    part.async = false;
    document.head.append(part);
  }

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
