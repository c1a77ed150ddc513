(() => {
  'use strict';
  const lost = document.getElementById('lost');
  const EVERY = 2000, LIMIT = 8000;
  const renew = async () => {
    try {
      const answer = await fetch(location.href, {cache: 'no-store', signal: AbortSignal.timeout(LIMIT)});
      if (!answer.ok) throw new Error(answer.status);
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const page = document.getElementById('page'), next = fresh.getElementById('page');
      if (page.innerHTML !== next.innerHTML) {
        const focused = document.activeElement && document.activeElement.getAttribute('href');
        page.replaceChildren(...next.childNodes);
        const again = focused && page.querySelector('a[href="' + CSS.escape(focused) + '"]');
        if (again) again.focus({preventScroll: true});
      }
      document.title = fresh.title;
      lost.hidden = true;
    } catch (failure) {
      lost.hidden = false;
    }
    setTimeout(renew, EVERY);
  };
  setTimeout(renew, EVERY);
})();
