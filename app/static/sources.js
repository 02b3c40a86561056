// The panel of sources: from a number to its card, on to the next one, and back to the number.
// On a phone the panel is a sheet at the foot of the window while a source is read.

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const small = matchMedia("(max-width: 899px)");
  let cameFrom = null; // the number or link that led to the panel

  const panel = () => document.getElementById("panel");
  const isSheet = () => panel()?.hasAttribute("data-open");
  const target = (link) => document.getElementById(link.getAttribute("href").slice(1));

  // A box begins at the words that are highlighted in it.
  function place(box) {
    const mark = box.querySelector("mark");
    if (mark) box.scrollTop = mark.offsetTop - box.clientHeight / 4;
  }

  function show(card) {
    const section = card.closest(".sources");
    for (const other of section.parentElement.querySelectorAll(".sources")) other.hidden = other !== section;
    for (const other of section.querySelectorAll(".card.current")) other.classList.remove("current");
    card.classList.add("current");
    panel().toggleAttribute("data-open", small.matches);
    const told = section.querySelector(".bar .place");
    if (told) told.textContent = card.getAttribute("aria-label");
    pointOut(card);
    place(card.querySelector(".whole"));
    scrollPanel(card, section);
  }

  // The number of the card in the text.
  function pointOut(card) {
    for (const cite of document.querySelectorAll("#transcript .cite[aria-current]")) cite.removeAttribute("aria-current");
    for (const cite of document.querySelectorAll(`#transcript .cite[href="#${card.id}"]`)) cite.setAttribute("aria-current", "true");
  }

  // Only the panel scrolls: the text with the number stays where it is.
  function scrollPanel(card, section) {
    const box = panel();
    const bar = section.querySelector(".bar")?.offsetHeight ?? 0;
    const top = box.scrollTop + card.getBoundingClientRect().top - box.getBoundingClientRect().top - bar - 8;
    box.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  }

  function step(by) {
    const section = [...document.querySelectorAll(".sources:not([hidden])")].find((s) => s.offsetParent);
    const cards = section ? [...section.querySelectorAll(".card")] : [];
    if (cards.length < 2) return null;
    const at = cards.findIndex((card) => card.classList.contains("current"));
    const next = cards[(at + by + cards.length) % cards.length];
    show(next);
    return next;
  }

  function close() {
    panel()?.removeAttribute("data-open");
  }

  // To the number that led here, or to the answer.
  function back(answer) {
    close();
    const to = cameFrom?.isConnected ? cameFrom : answer;
    if (!to) return;
    to.scrollIntoView({ behavior: "auto", block: to === answer ? "start" : "nearest" });
    to.focus({ preventScroll: true });
  }

  function clicked(event) {
    const link = event.target.closest('a[href^="#"]');
    const to = link && target(link);
    if (to?.matches(".card")) {
      event.preventDefault();
      if (!panel().contains(link)) cameFrom = link;
      show(to);
      to.focus({ preventScroll: true });
    } else if (link?.matches(".back") && to) {
      event.preventDefault();
      back(to);
    } else if (event.target.closest("[data-step]")) {
      step(+event.target.closest("[data-step]").dataset.step);
    } else if (isSheet() && (!panel().contains(event.target) || event.target.closest("[data-read]"))) {
      close();
    }
  }

  function pressed(event) {
    if (event.defaultPrevented || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const inPanel = event.target.closest("#panel");
    if (event.key === "Escape" && (inPanel || isSheet())) {
      back(document.querySelector(".sources:not([hidden]) .back") && target(document.querySelector(".sources:not([hidden]) .back")));
    } else if ((event.key === "[" || event.key === "]") && (inPanel || event.target.closest("#transcript"))) {
      step(event.key === "]" ? 1 : -1)?.focus({ preventScroll: true });
    }
  }

  // A box cannot be scrolled before it is in sight.
  const sight = new IntersectionObserver((entries) => {
    for (const { target: box, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(box);
      place(box);
    }
  });

  function find() {
    for (const box of document.querySelectorAll(".card .whole:not([data-seen])")) {
      box.dataset.seen = "";
      sight.observe(box);
    }
  }

  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });
})();
