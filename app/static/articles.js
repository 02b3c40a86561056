// Articles: addresses of their own, and the way to the words that are highlighted.

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const ADDRESS = /^#article\/([^/]+)(?:\/(\d+)-(\d+))?$/;

  // `#article/ID` or `#article/ID/START-END` in the address of the page opens an article.
  function openAddressed() {
    const found = ADDRESS.exec(location.hash);
    if (!found) return;
    let id = found[1];
    try {
      id = decodeURIComponent(id);
    } catch {
      // Not an address that we made: it is said that there is no such article.
    }
    window.orelore.call("read", JSON.stringify({ id, start: +(found[2] ?? 0), end: +(found[3] ?? 0) }));
  }

  // The tabs appear some time after the scripts.
  function whenReady() {
    if (!document.querySelector("#tabs [role=tab]")) return;
    ready.disconnect();
    openAddressed();
  }

  function keepLink(event) {
    const link = event.target.closest("[data-link]");
    if (!link) return;
    event.preventDefault();
    history.replaceState(history.state, "", link.getAttribute("href"));
    const told = link.parentElement.querySelector(".told");
    // Copying is allowed on safe origins only.
    const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
    copied.then(
      () => { told.textContent = "Link copied."; },
      () => { told.textContent = "The link is in the address bar."; },
    );
  }

  // The article that is read, once it is in sight.
  const sight = new IntersectionObserver((entries) => {
    for (const { target: article, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(article);
      arrive(article);
    }
  });

  function arrive(article) {
    const mark = article.querySelector(".body mark");
    const behavior = calm.matches ? "auto" : "smooth";
    if (mark) mark.scrollIntoView({ behavior, block: "center" });
    else article.scrollIntoView({ behavior, block: "start" });
    article.querySelector("h2")?.focus({ preventScroll: true });
    for (const row of document.querySelectorAll("#article-list [data-read]")) {
      row.toggleAttribute("aria-current", row.dataset.read === article.dataset.id);
    }
  }

  function find() {
    const article = document.querySelector("#article .reading:not([data-seen])");
    if (!article) return;
    article.dataset.seen = "";
    sight.observe(article);
  }

  document.addEventListener("click", keepLink);
  addEventListener("hashchange", openAddressed);
  const ready = new MutationObserver(whenReady);
  ready.observe(document.documentElement, { childList: true, subtree: true });
  new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });
})();
