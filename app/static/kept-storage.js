// Conversations in the browser's storage, each under a key of its own: windows that are open at
// the same time write none of each other's. A title is the reader's; the rest is the server's.

window.orelore.keptStorage = (() => {
  const root = new URL(document.currentScript.src).pathname.replace(/page\/kept-storage\.js.*$/, "");
  const prefix = `orelore.kept:${root}:`;
  const isId = (text) => /^[0-9a-f]{32}$/.test(text);

  function isRecord(record, id) {
    return record?.id === id && isId(id) && ["changed", "title", "body"].every((name) => typeof record[name] === "string")
      && Array.isArray(record.questions) && record.questions.every((question) => typeof question === "string");
  }

  // The conversation, or null where there is none or it is damaged.
  function get(id) {
    try {
      const record = JSON.parse(localStorage.getItem(prefix + id));
      return isRecord(record, id) ? record : null;
    } catch {
      return null;
    }
  }

  // All of them, the one changed last first; what is damaged comes last and can only be deleted.
  function entries() {
    try {
      const ids = Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
      return ids
        .map((id) => get(id) ?? { id, changed: "", title: "Damaged conversation", questions: [], isDamaged: true })
        .sort((a, b) => (a.changed < b.changed ? 1 : -1));
    } catch {
      return [];
    }
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Keep a conversation; gives its id and what had to be deleted for it. Throws where it does not fit.
  // One that another window has continued since `base` stays: this one gets an id of its own.
  function put(record, base) {
    const there = get(record.id);
    const id = there && there.changed !== base ? newId() : record.id;
    const text = JSON.stringify({ ...record, id, title: there?.title ?? "" });
    const dropped = [];
    let freed = 0;
    for (;;) {
      try {
        localStorage.setItem(prefix + id, text);
        return { id, dropped };
      } catch (error) {
        const oldest = entries().filter((entry) => entry.id !== id && entry.id !== record.id).at(-1);
        // When as much was freed as is needed and it still does not fit, others fill the storage.
        if (error.name !== "QuotaExceededError" || !oldest || freed > text.length) throw error;
        freed += localStorage.getItem(prefix + oldest.id).length;
        localStorage.removeItem(prefix + oldest.id);
        dropped.push(oldest);
      }
    }
  }

  function rename(id, title) {
    const record = get(id);
    if (record) localStorage.setItem(prefix + id, JSON.stringify({ ...record, title }));
  }

  function remove(id) {
    localStorage.removeItem(prefix + id);
  }

  const isOurs = (key) => key === null || key.startsWith(prefix);

  return { get, entries, put, rename, remove, isOurs };
})();
