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

let latest = null;

function showLatest() {
  const last = [...document.querySelectorAll(":is(#transcript, #current) .exchange")].at(-1);
  if (last && last.id !== latest) {
    scrollTo(last, "start");
    document.getElementById("panel").scrollTop = 0;
  }
  latest = last && last.id;
}

document.addEventListener("click", follow);
new MutationObserver(showLatest).observe(document.documentElement, { childList: true, subtree: true });
})();
