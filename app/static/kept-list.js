// The list of kept conversations as elements; what a click does is told by `keep.js`.

window.orelore.keptList = (() => {
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (entry) => entry.title || entry.questions[0] || "Untitled";

  function dateOf(entry) {
    const date = new Date(entry.changed);
    return Number.isNaN(date.getTime()) ? "" : when.format(date);
  }

  function make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function act(text, label, onclick) {
    const button = make("button", { type: "button", className: "act", textContent: text, onclick });
    button.setAttribute("aria-label", label);
    return button;
  }

  // Whether each word of the search stands in the title or in a question.
  function fits(entry, search) {
    const text = [nameOf(entry), ...entry.questions].join("\n").toLowerCase();
    return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
  }

  // A question in which the search was found, where the name of the conversation is another.
  function found(entry, search) {
    const first = search.toLowerCase().split(/\s+/)[0];
    if (!first || nameOf(entry).toLowerCase().includes(first)) return null;
    return entry.questions.find((question) => question.toLowerCase().includes(first)) ?? null;
  }

  function about(entry) {
    const count = entry.questions.length;
    return [dateOf(entry), count ? `${count} ${count === 1 ? "question" : "questions"}` : ""].filter(Boolean).join(" · ");
  }

  function opener(entry, search, doing) {
    const name = make("span", { className: "kept-name", textContent: nameOf(entry) });
    const told = make("span", { className: "quiet", textContent: about(entry) });
    const hit = found(entry, search);
    const quote = hit ? [make("span", { className: "quiet", textContent: `“${hit}”` })] : [];
    if (entry.isDamaged) return make("div", { className: "kept-open" }, name, told);
    return make("button", { type: "button", className: "kept-open", onclick: () => doing.open(entry) }, name, ...quote, told);
  }

  function item(entry, search, current, doing) {
    const tools = make("div", { className: "kept-tools" });
    const li = make("li", {}, opener(entry, search, doing), tools);
    li.dataset.id = entry.id;
    if (entry.id === current) li.firstChild.setAttribute("aria-current", "true");
    const rename = act("Rename", `Rename ${nameOf(entry)}`, () => renaming(li, entry, doing));
    const remove = act("Delete", `Delete ${nameOf(entry)}`, () => removing(tools, entry, doing));
    tools.append(...(entry.isDamaged ? [remove] : [rename, remove]));
    return li;
  }

  // A field for the title in place of the entry.
  function renaming(li, entry, doing) {
    const input = make("input", { type: "text", value: nameOf(entry), maxLength: 200 });
    input.setAttribute("aria-label", "Title");
    const save = make("button", { type: "submit", className: "act", textContent: "Save" });
    const form = make("form", { className: "kept-rename" }, input, save, act("Cancel", "Cancel renaming", doing.show));
    form.onsubmit = (event) => {
      event.preventDefault();
      doing.rename(entry, input.value.trim());
    };
    form.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // it would close the drawer
      event.stopPropagation();
      doing.show();
    };
    li.replaceChildren(form);
    input.select();
  }

  function removing(tools, entry, doing) {
    const yes = act("Delete", `Delete ${nameOf(entry)} for good`, () => doing.remove(entry));
    const no = act("Keep it", `Keep ${nameOf(entry)}`, doing.show);
    tools.classList.add("kept-sure");
    tools.replaceChildren(make("span", { textContent: "Delete it for good?" }), yes, no);
    no.focus();
  }

  return { item, fits, nameOf, dateOf };
})();
