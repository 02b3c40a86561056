// The tab to add articles: files and addresses on their way to the server.

// Files go one by one, so that one that fails stops no other; the server says what is wrong.
window.orelore.picks = (element, trigger, upload) => {
  const picker = element.querySelector(".picker");
  const status = picker.querySelector("[role=status]");
  const drop = picker.querySelector(".drop");

  async function sent(file, number) {
    const known = { name: file.name, size: file.size };
    if (number > +picker.dataset.most || file.size > +picker.dataset.bytes) return known;
    try {
      return { ...known, path: (await upload(file)).path };
    } catch {
      return known;
    }
  }

  async function send(files) {
    const done = [];
    for (const file of files) {
      status.textContent = `Sending ${done.length + 1} of ${files.length}: ${file.name}`;
      done.push(await sent(file, done.length + 1));
    }
    status.textContent = "";
    if (done.length) trigger("submit", { value: JSON.stringify({ files: done }) });
  }

  const field = picker.querySelector("input[type=file]");
  function take() {
    const files = [...field.files];
    field.value = ""; // so that the same file can be chosen again
    send(files);
  }
  field.addEventListener("change", take);
  take(); // what was chosen before this was loaded
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = event.target.elements.url;
    trigger("submit", { value: JSON.stringify({ url: address.value }) });
    address.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") send([...event.dataTransfer.files]);
    });
  }
};

// What was clicked may be gone when the answer comes; the keyboard then goes on at its document.
(() => {
  let last = null;
  const note = (event) => {
    const draft = event.target.closest?.("#drafts .draft");
    if (draft) last = draft.id;
  };
  for (const kind of ["submit", "click"]) document.addEventListener(kind, note, true);
  new MutationObserver(() => {
    const draft = last && document.getElementById(last);
    if (!draft || document.activeElement !== document.body) return;
    last = null;
    (draft.hidden ? document.querySelector("#picker input") : draft).focus();
  }).observe(document, { childList: true, subtree: true });
})();

// What was read and not filed would be gone.
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("#drafts .draft:is(.read, .filing, .reading)")) event.preventDefault();
});
