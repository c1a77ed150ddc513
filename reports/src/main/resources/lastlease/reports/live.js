(() => {
  'use strict';
  const page = document.getElementById('page');
  const lost = document.getElementById('lost');
  const known = new Map();
  let checked = new Set();

  // Ticked boxes and the focus are the reader's, whatever the server renews.
  const keep = swap => {
    const focused = document.activeElement && document.activeElement.id;
    for (const box of page.querySelectorAll('input[type=checkbox]')) {
      if (box.checked) checked.add(box.id); else checked.delete(box.id);
    }
    swap();
    for (const box of page.querySelectorAll('input[type=checkbox]')) box.checked = checked.has(box.id);
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) again.focus({preventScroll: true});
  };

  const part = ({id, html}) => {
    if (known.get(id) === html) return;
    known.set(id, html);
    const old = page.querySelector('[data-part="' + CSS.escape(id) + '"]');
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const fresh = holder.content.firstElementChild;
    if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
    keep(() => {
      // The element stays, so that a screen reader hears what changed in the banner.
      old.className = fresh.className;
      old.replaceChildren(...fresh.childNodes);
    });
  };

  const source = new EventSource('/events?lang=' + document.documentElement.lang);
  source.onopen = () => { lost.hidden = true; };
  source.onerror = () => { lost.hidden = false; };
  source.addEventListener('part', event => part(JSON.parse(event.data)));
  source.addEventListener('page', event => {
    known.clear();
    const html = JSON.parse(event.data).html;
    if (page.innerHTML !== html) keep(() => { page.innerHTML = html; });
  });
  source.addEventListener('title', event => { document.title = JSON.parse(event.data).title; });
})();
