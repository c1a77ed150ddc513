(() => {
  'use strict';
  const page = document.getElementById('page');
  const lost = document.getElementById('lost');
  const lostAt = document.getElementById('lost-at');
  const SILENCE = 25000, AGAIN = 3000;
  const THEIRS = 'input[type=checkbox][id], details[id]';
  const theirs = new Map();

  const parse = html => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    return holder.content;
  };
  const parts = root => [...root.querySelectorAll('[data-part]')];
  // What stands around the parts, with their names where they are.
  const frame = nodes => {
    const copy = document.createElement('template');
    copy.content.append(...[...nodes].map(node => node.cloneNode(true)));
    for (const part of parts(copy.content)) part.replaceWith('[' + part.dataset.part + ']');
    return copy.innerHTML.trim();
  };

  // Ticked boxes, open details and the focus are the reader's, whatever the server renews.
  const keep = swap => {
    const focused = document.activeElement && document.activeElement.id;
    for (const one of page.querySelectorAll(THEIRS)) theirs.set(one.id, [one.checked, one.open]);
    swap();
    for (const one of page.querySelectorAll(THEIRS)) {
      if (theirs.has(one.id)) [one.checked, one.open] = theirs.get(one.id);
    }
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) again.focus({preventScroll: true});
  };

  // What is served is remembered, not what became of it here: an opened <details> is no change.
  const known = new Map(parts(page).map(part => [part.dataset.part, part.outerHTML]));
  const swap = fresh => {
    const id = fresh.dataset.part, html = fresh.outerHTML;
    if (known.get(id) === html) return;
    known.set(id, html);
    const old = page.querySelector('[data-part="' + CSS.escape(id) + '"]');
    // The element stays, so that a screen reader hears what changed in the banner.
    if (old) keep(() => { old.className = fresh.className; old.replaceChildren(...fresh.childNodes); });
  };

  const all = html => {
    const content = parse(html), fresh = parts(content);
    if (frame(content.childNodes) === frame(page.childNodes)) { fresh.forEach(swap); return; }
    known.clear();
    for (const part of fresh) known.set(part.dataset.part, part.outerHTML);
    keep(() => page.replaceChildren(content));
  };

  let source, heard, waiting, told = Date.now();
  // Times are told in the zone of the page, not in the reader's.
  const clock = millis => {
    const strip = page.querySelector('[data-offset]');
    return new Date(millis + (strip ? strip.dataset.offset * 1000 : 0)).toISOString().slice(11, 19);
  };
  // From when on nothing was heard stays as it was first told.
  const away = is => {
    if (is === !lost.hidden) return;
    if (is) lostAt.textContent = clock(told);
    lost.hidden = !is;
    document.body.classList.toggle('is-away', is);
  };
  const open = () => {
    clearTimeout(waiting);
    waiting = 0;
    heard = Date.now();
    if (source) source.close();
    source = new EventSource('/events?lang=' + document.documentElement.lang);
    source.onopen = () => { told = Date.now(); away(false); };
    source.onerror = () => {
      away(true);
      // Refused, not cut off: the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED && !waiting) waiting = setTimeout(open, AGAIN);
    };
    const on = (name, what) => source.addEventListener(name, event => {
      heard = told = Date.now();
      away(false);
      if (what) what(JSON.parse(event.data));
    });
    on('part', data => swap(parse(data.html).firstElementChild));
    on('page', data => all(data.html));
    on('title', data => { document.title = data.title; });
    on('beat');
  };
  // A machine that is gone says no goodbye: its silence tells.
  setInterval(() => { if (Date.now() - heard > SILENCE) { away(true); open(); } }, 5000);
  open();
})();
