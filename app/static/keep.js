// Kept conversations: `app/keep` is the other side. Of who has signed in they are on the server,
// of others in this browser; a conversation goes to the server only when it is opened.

window.orelore.keep = (element, props, watch, trigger, events) => {
  const { keptStorage: storage, keptList: list } = window.orelore;
  const find = (name) => element.querySelector(`#kept-${name}`);
  const [drawer, search, notice, state] = ["drawer", "search", "notice", "state"].map(find);
  let user; // undefined until the server told, null for nobody
  let entries = [];
  let current = "";
  const moved = {}; // ids that the server knows -> those under which they were kept instead

  // Words for the reader, where they look.
  function say(text) {
    (drawer.open ? state : notice).textContent = text;
  }

  function show() {
    const wanted = search.value.trim();
    const shown = entries.filter((entry) => list.fits(entry, wanted));
    find("list").replaceChildren(...shown.map((entry) => list.item(entry, wanted, current, doing)));
    if (!shown.length) state.textContent = entries.length ? "No conversation has these words." : "No conversation is kept yet.";
    else if (wanted) state.textContent = `${shown.length} of ${entries.length}`;
    else state.textContent = "";
    const last = entries.find((entry) => !entry.isDamaged);
    find("last").hidden = !last;
    if (last) find("last").textContent = `Go on with “${list.nameOf(last)}”`;
    find("place").textContent = user ? `Kept on the server for ${user}.` : "Kept in this browser only.";
  }

  // A title that is typed and a question that waits for yes or no stay.
  function showUnlessBusy() {
    if (!element.querySelector(".kept-rename, .kept-sure")) show();
  }

  // What the storage or the server has now.
  function refresh() {
    if (user !== null) return trigger(events.list, {});
    entries = storage.entries();
    showUnlessBusy();
  }

  // Change the storage of the browser, or ask the server to.
  function change(here, there) {
    if (user !== null) return there();
    try {
      here();
    } catch {
      return say("This browser does not let the page change what it keeps.");
    }
    refresh();
  }

  function back(id) {
    (element.querySelector(`[data-id="${CSS.escape(id)}"] button`) ?? search).focus();
  }

  const doing = {
    show() {
      show();
      search.focus();
    },
    open(entry) {
      const record = user === null ? storage.get(entry.id) : { body: "", changed: "" };
      if (!record) return say("This conversation is damaged and cannot be opened.");
      say("Opening …");
      trigger(events.open, { value: { id: entry.id, changed: record.changed, body: record.body } });
    },
    rename(entry, title) {
      if (user !== null) entry.title = title; // the server's list follows
      show();
      change(() => storage.rename(entry.id, title), () => trigger(events.rename, { value: { id: entry.id, title } }));
      back(entry.id);
    },
    remove(entry) {
      if (user !== null) entries = entries.filter((other) => other !== entry);
      show();
      change(() => storage.remove(entry.id), () => trigger(events.remove, { value: { id: entry.id } }));
      search.focus();
    },
  };

  function keep({ record, base }) {
    try {
      const { id, dropped } = storage.put({ ...record, id: moved[record.id] ?? record.id }, base);
      if (id !== record.id) moved[record.id] = id;
      current = id;
      entries = storage.entries();
      showUnlessBusy();
      say(dropped.map((entry) => `There was no more room: “${list.nameOf(entry)}” (${list.dateOf(entry)}) was deleted. `).join(""));
    } catch (error) {
      say(error.name === "QuotaExceededError"
        ? "This conversation is not kept: the browser has no more room. Delete others from the list."
        : "This conversation is not kept: the browser does not let this page keep anything.");
    }
  }

  const hearing = {
    keep,
    list(message) {
      user = message.user;
      entries = user === null ? storage.entries() : message.entries;
      showUnlessBusy();
    },
    current({ id }) {
      current = id;
      say("");
    },
    opened({ id }) {
      delete moved[id];
      current = id;
      drawer.close();
      say("");
    },
    notice: ({ text }) => say(text),
  };

  watch("value", () => {
    const message = JSON.parse(props.value || "{}");
    hearing[message.kind]?.(message);
  });
  find("button").onclick = () => {
    search.value = "";
    notice.textContent = "";
    drawer.showModal();
    refresh();
  };
  find("close").onclick = () => drawer.close();
  find("last").onclick = () => doing.open(entries.find((entry) => !entry.isDamaged));
  drawer.onclick = (event) => {
    if (event.target === drawer) drawer.close(); // beside it
  };
  search.oninput = show;
  window.addEventListener("storage", (event) => user === null && storage.isOurs(event.key) && refresh());
  refresh();
};
