// A small card over a number: the quote, the publisher and the date. It is made of what the page
// has already (the `template.glance` of what the number leads to) and is never shown on touch.

(() => {
  const MARGIN = 8; // pixels between the card and the edge of the window
  let card = null;
  let owner = null;
  let timer = 0;

  const number = (event) => event.target.closest?.("a.cite");
  const later = (what, wait) => {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  };

  function made() {
    card = document.createElement("div");
    card.id = "glance";
    card.setAttribute("role", "tooltip");
    card.hidden = true;
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(hide, 200));
    // Inside the page's own element, whose colours and fonts it takes.
    (document.querySelector(".gradio-container") ?? document.body).append(card);
    return card;
  }

  function show(link) {
    const told = document.getElementById(link.getAttribute("href").slice(1))?.querySelector("template.glance");
    if (!told || !link.isConnected) return;
    hide();
    if (!card?.isConnected) made();
    link.removeAttribute("title"); // or the browser's own card would lie over ours
    link.setAttribute("aria-describedby", card.id);
    owner = link;
    card.replaceChildren(told.content.cloneNode(true));
    card.hidden = false;
    stand(link);
  }

  // Under the number, or above it where there is no room; within the window in any case.
  function stand(link) {
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = at.bottom + 6;
    const top = below + height + MARGIN <= innerHeight ? below : at.top - height - 6;
    const left = at.left + at.width / 2 - width / 2;
    card.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
    card.style.left = `${Math.max(MARGIN, Math.min(left, document.documentElement.clientWidth - width - MARGIN))}px`;
  }

  function hide() {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    if (card) card.hidden = true;
  }

  document.addEventListener("pointerover", (event) => {
    const link = number(event);
    if (link && link !== owner && event.pointerType !== "touch") later(() => show(link), 120);
    if (link && link === owner) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (number(event)) later(hide, 200);
  });
  document.addEventListener("focusin", (event) => {
    const link = number(event);
    if (link?.matches(":focus-visible")) show(link);
    else if (owner && !card.contains(event.target)) hide();
  });
  document.addEventListener("focusout", (event) => number(event) && hide());
  document.addEventListener("click", hide, true);
  document.addEventListener("scroll", (event) => event.target !== card && hide(), true);
  addEventListener("resize", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    hide();
    event.preventDefault(); // Escape closes one thing at a time
  }, true);
})();
