// Links within the page, and the way to the latest answer.

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function scrollTo(target, block) {
    target.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block });
  }

  // A link to a card of a source is followed by `sources.js`.
  function follow(event) {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target || event.defaultPrevented) return;
    event.preventDefault();
    scrollTo(target, "start");
    target.focus({ preventScroll: true });
  }

  let latest = null; // the exchange that was shown last
  let done = null; // that of the last answer
  let isMoved = false; // by the reader, since then

  // To the question when it is asked, and again when the answer is there, if it does not fit.
  function showLatest() {
    const last = [...document.querySelectorAll(":is(#transcript, #current) .exchange")].at(-1);
    const answered = document.querySelector("#transcript .exchange:last-of-type");
    if (last && last.id !== latest) {
      isMoved = false;
      scrollTo(last, "start");
      document.getElementById("panel").scrollTop = 0;
    } else if (last && last === answered && last.id !== done && !isMoved && isCut(last)) {
      scrollTo(last, "start");
    }
    latest = last?.id ?? null;
    done = last === answered ? latest : null;
  }

  // Whether its end is below the window, or behind the question box.
  function isCut(exchange) {
    const floor = document.getElementById("asking").getBoundingClientRect().top;
    return exchange.getBoundingClientRect().bottom > floor;
  }

  for (const move of ["wheel", "touchmove", "keydown"]) {
    document.addEventListener(move, (event) => {
      if (!event.target.closest?.("input, textarea")) isMoved = true;
    }, { passive: true });
  }

  document.addEventListener("click", follow);
  new MutationObserver(showLatest).observe(document.documentElement, { childList: true, subtree: true });
})();
