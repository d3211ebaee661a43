// The pages' one script. Everything works without it: it spares a reload, no more.
(() => {
  const parse = async (response) => new DOMParser().parseFromString(await response.text(), 'text/html');
  const swap = (page, ids) => {
    for (const id of ids) {
      const fresh = page.getElementById(id);
      const old = document.getElementById(id);
      if (fresh && old) old.replaceWith(document.adoptNode(fresh));
    }
  };

  // data-refresh="seconds": fetches this page again and takes the element of the same id from it. Stops while nobody looks,
  // and when the fresh element asks for no more.
  const refresh = (id) => {
    const element = document.getElementById(id);
    const seconds = Number(element?.dataset.refresh);
    if (!seconds) return;
    setTimeout(async () => {
      try {
        if (!document.hidden) {
          const response = await fetch(element.dataset.from ?? location.href, { headers: { accept: 'text/html' } });
          if (response.ok) swap(await parse(response), [id]);
        }
      } catch {
        // Off line: the figures stay as they were.
      }
      refresh(id);
    }, seconds * 1000);
  };
  for (const element of document.querySelectorAll('[data-refresh][id]')) refresh(element.id);

  // data-swap="id id": sends the form without leaving the place, and takes those elements from the answer.
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.dataset.swap || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter;
    try {
      const body = new URLSearchParams(new FormData(form, button));
      const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
      if (!response.ok) throw new Error(String(response.status));
      const ids = form.dataset.swap.split(' ');
      swap(await parse(response), ids);
      document.getElementById(ids[0])?.querySelector('button')?.focus({ preventScroll: true });
    } catch {
      form.removeAttribute('data-swap');
      form.requestSubmit(button);
    }
  });

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
  document.querySelector('.errors')?.focus();
})();
