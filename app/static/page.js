// The way from a number to its source and back, and to the latest answer.

(() => {
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function scrollTo(target, block) {
  target.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block });
}

// The sources of one answer are in sight at a time: those of the card that is asked for.
function reveal(target) {
  const section = target.closest(".sources");
  if (!section) return;
  for (const other of section.parentElement.querySelectorAll(".sources")) {
    other.hidden = other !== section;
  }
  for (const card of section.querySelectorAll(".card.current")) card.classList.remove("current");
  target.classList.add("current");
}

function follow(event) {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  reveal(target);
  scrollTo(target, target.matches(".card") ? "nearest" : "start");
  target.focus({ preventScroll: true });
}

// An opened article begins at the passage that was quoted.
function findQuote(event) {
  const mark = event.target.open && event.target.querySelector(".whole mark");
  if (!mark) return;
  const box = mark.closest(".whole");
  box.scrollTop = mark.offsetTop - box.offsetTop - box.clientHeight / 3;
}

let latest = null;

function showLatest() {
  const last = document.querySelector("#transcript .exchange:last-of-type");
  if (last && last.id !== latest) {
    scrollTo(last, "start");
    document.getElementById("panel").scrollTop = 0;
  }
  latest = last && last.id;
}

document.addEventListener("click", follow);
document.addEventListener("toggle", findQuote, true);
new MutationObserver(showLatest).observe(document.documentElement, { childList: true, subtree: true });
})();
