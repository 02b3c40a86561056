// From clicks in our HTML to events of Gradio; `bridge.py` tells the attributes.
// Loaded first: the components of the page call `orelore.listen` as they appear.

window.orelore = (() => {
  // The ids and titles of the tabs that answer a call, and the components in them once they are there.
  const tabs = { ask: ["tab-ask", "Ask"], read: ["tab-articles", "Articles"] };
  const hearing = {};
  const waiting = {};

  // A component in whose HTML clicks trigger events; `hears` is the call that it answers.
  function listen(element, trigger, hears) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button && element.contains(button)) trigger(button.dataset.do, { value: button.dataset.value ?? null });
    });
    element.addEventListener("submit", (event) => {
      if (event.target.hasAttribute("action")) return; // it leads somewhere itself: signing out
      event.preventDefault();
      const form = event.target.closest("[data-submit]");
      if (form) trigger(form.dataset.submit, { value: JSON.stringify(Object.fromEntries(new FormData(form))) });
    });
    element.addEventListener("point", (event) => trigger("select", { value: event.detail }));
    if (!hears) return;
    hearing[hears] = trigger;
    if (hears in waiting) call(hears, waiting[hears]);
  }

  // Tabs that do not fit the window are in a menu, where they have no ids.
  function tabOf(id, title) {
    const tab = document.getElementById(`${id}-button`);
    if (tab) return tab;
    return [...document.querySelectorAll("#tabs .overflow-dropdown button")].find((b) => b.textContent.trim() === title);
  }

  // Show the tab that answers the call, and tell the component in it.
  function call(name, value) {
    const tab = tabOf(...tabs[name]);
    if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
    if (!(name in hearing)) {
      waiting[name] = value;
      return;
    }
    delete waiting[name];
    hearing[name]("select", { value });
  }

  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-ask]");
    if (asked) call("ask", asked.dataset.ask);
    const read = event.target.closest("[data-read]");
    if (read) call("read", JSON.stringify({ id: read.dataset.read, start: +read.dataset.start || 0, end: +read.dataset.end || 0 }));
  });

  return { listen, call };
})();
