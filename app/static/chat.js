// The keys of the conversation, links to questions, and the question in the address.

(() => {
  const find = (selector) => document.querySelector(selector);
  const box = () => find("#question textarea");
  const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  // Escape belongs to what is open above the conversation before it belongs to the conversation.
  const ELSEWHERE = "dialog, #filters, details[open]";

  function fill(question) {
    box().value = question;
    box().dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What Escape ends: the answer under way, or else the editing of a question.
  function ending() {
    return find("#current .working") ? find("#stop") : find("#editing [data-do]");
  }

  function press(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !isTyping(event.target) && box()?.checkVisibility()) {
      event.preventDefault();
      box().focus();
    } else if (event.key === "Escape" && !event.target.closest?.(ELSEWHERE) && !find("dialog[open]")) {
      ending()?.click();
    } else if (event.key === "ArrowUp" && event.target === box() && !box().value) {
      const last = [...document.querySelectorAll("#transcript [data-question]")].at(-1);
      if (!last) return;
      event.preventDefault();
      fill(last.dataset.question);
    }
  }

  async function copyLink(button) {
    const link = `${location.origin}${location.pathname}?${button.dataset.link}`;
    try {
      await navigator.clipboard.writeText(link);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Link"; }, 2000);
    } catch {
      // The browser does not let us copy: the reader can.
      const field = Object.assign(document.createElement("input"), { value: link, readOnly: true });
      field.className = "link";
      field.setAttribute("aria-label", "Link to the question: copy it");
      button.replaceWith(field);
      field.focus();
      field.select();
    }
  }

  // On a phone the question box goes to its place on the page when the filters open below it.
  function unfold(button) {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) find("#asking").scrollIntoView({ block: "nearest" });
  }

  function click(event) {
    const filters = event.target.closest('[aria-controls="filters"]');
    if (filters) unfold(filters);
    const link = event.target.closest("[data-link]");
    if (link) copyLink(link);
    if (event.target.closest('[data-do="edit"], #editing [data-do]')) box().focus();
  }

  // The address asks the last question again when it is opened elsewhere.
  const ASKING = ["q", "countries", "minerals", "publishers", "kinds", "since", "until"];
  let told = "";

  function tellAddress() {
    const links = document.querySelectorAll("#transcript [data-link]");
    const query = links.length ? links[links.length - 1].dataset.link : "";
    if (query === told) return;
    told = query;
    const address = new URL(location.href);
    for (const name of ASKING) address.searchParams.delete(name);
    for (const [name, value] of new URLSearchParams(query)) address.searchParams.append(name, value);
    history.replaceState(history.state, "", address);
  }

  const asked = new URLSearchParams(location.search).get("q");
  // Not after a reload: the conversation is kept, and can be opened from the list.
  const isReload = performance.getEntriesByType("navigation")[0]?.type === "reload";
  if (asked?.trim() && !isReload) window.orelore.call("ask", { query: location.search });
  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  new MutationObserver(tellAddress).observe(document.documentElement, { childList: true, subtree: true });
})();
