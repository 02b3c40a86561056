// Exported files, copied answers, and menus that close by themselves.

(() => {
  // A file that the server made, as JSON: name, type, and the content in base64. Returns what is to
  // be left in the field that it came through.
  function deliver(file) {
    if (!file) return "";
    const { name, type, data } = JSON.parse(file);
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser may still be asking where to
    return "";
  }

  // Browsers allow the clipboard only to pages that came over https, or from the same machine.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOldWay(text);
    }
  }

  function copyOldWay(text) {
    const before = document.activeElement;
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    field.className = "unseen";
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* told below */ }
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  }

  // The text in a window of its own, selected, where the browser lets no script copy it.
  function offer(text) {
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.innerHTML = '<form method="dialog"><label>This browser does not let the page copy. The text is ' +
      'selected: copy it with Ctrl+C, or ⌘C.<textarea readonly rows="12"></textarea></label>' +
      '<button class="act">Close</button></form>';
    const field = dialog.querySelector("textarea");
    field.value = text;
    dialog.addEventListener("close", () => dialog.remove());
    (document.querySelector(".gradio-container") ?? document.body).append(dialog);
    dialog.showModal();
    field.select();
  }

  // A word for screen readers too, which do not notice that a button's text has changed.
  function say(words) {
    let place = document.getElementById("said");
    if (!place) {
      place = Object.assign(document.createElement("div"), { id: "said", className: "unseen", role: "status" });
      document.body.append(place);
    }
    place.textContent = "";
    setTimeout(() => { place.textContent = words; }, 50);
  }

  async function copyFrom(button) {
    const text = button.dataset.copy;
    if (!(await copy(text))) {
      offer(text);
      return;
    }
    say("Copied");
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
  }

  // A menu opens upwards where the question box would hide it, and never leaves the window.
  function place(event) {
    const menu = event.target;
    if (!menu.matches("details.menu[open]")) return;
    const list = menu.querySelector("ul");
    menu.classList.remove("up");
    list.style.insetInlineStart = "0";
    const box = list.getBoundingClientRect();
    const asking = menu.closest("#asking") ? null : document.getElementById("asking");
    const floor = Math.min(innerHeight, asking?.getBoundingClientRect().top ?? innerHeight);
    menu.classList.toggle("up", box.bottom > floor && menu.getBoundingClientRect().top > box.height);
    const tooFar = box.right + 8 - document.documentElement.clientWidth;
    if (tooFar > 0) list.style.insetInlineStart = `${-tooFar}px`;
  }

  const openMenus = () => document.querySelectorAll("details.menu[open]");

  function onClick(event) {
    const button = event.target.closest("[data-copy]");
    if (button) copyFrom(button);
    const chosen = event.target.closest(".menu li button");
    for (const menu of openMenus()) {
      if (chosen || !menu.contains(event.target)) menu.open = false;
      if (chosen && menu.contains(chosen)) menu.querySelector("summary").focus();
    }
  }

  function onKey(event) {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  }

  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("toggle", place, true);
  window.orelore.deliver = deliver;
})();
