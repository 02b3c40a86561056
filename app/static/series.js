// The views of a quantity: the switch between them, points that lead to rows, pictures.

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const chosen = new Map(); // the view last chosen in each quantity: the page may draw it anew

  function show(whole, id) {
    for (const view of whole.querySelectorAll(".view")) view.hidden = view.id !== id;
    for (const part of whole.querySelectorAll("[data-show]")) {
      part.setAttribute("aria-pressed", String(part.dataset.show === id));
    }
  }

  function choose(whole, id) {
    chosen.set(whole.id, id);
    show(whole, id);
  }

  // A point of a chart leads to the row of its value, in the table of its view or of another.
  function lead(event) {
    const view = event.target.closest(".quantity .view");
    if (!view) return;
    event.stopPropagation(); // the conversation would take it for a question
    const row = document.getElementById(`${view.dataset.rows}${event.detail}`);
    if (!row) return;
    const whole = view.closest(".quantity");
    choose(whole, row.closest(".view").id);
    for (const other of whole.querySelectorAll("tr.current")) other.classList.remove("current");
    row.classList.add("current");
    row.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "center" });
    row.querySelector("a")?.focus({ preventScroll: true });
  }

  // Plotly reads labels as HTML.
  const plain = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

  const LETTER = 6; // pixels, about

  function wrapped(text, letters) {
    const lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1).length + word.length > letters) lines.push("");
      lines.push(`${lines.pop()} ${word}`.trim());
    }
    return lines.join("\n");
  }

  // With the caption: apart from the page nobody would know what it shows.
  function picture(button) {
    const figure = button.closest(".view").querySelector(".figure");
    if (!figure?.data || !window.Plotly) return;
    const { width, height } = figure.getBoundingClientRect();
    const layout = {
      ...figure.layout,
      title: { text: plain(button.dataset.png), font: { size: 14 }, x: 0, xref: "container", pad: { l: 12, t: 12 }, y: 1, yanchor: "top" },
      margin: { l: 16, r: 16, t: 56, b: 100 },
      annotations: [{
        text: plain(wrapped(button.dataset.sources, width / LETTER)).replaceAll("\n", "<br>"), font: { size: 11 }, showarrow: false, align: "left",
        x: 0, xref: "paper", xanchor: "left", y: 0, yref: "paper", yanchor: "top", yshift: -36,
      }],
    };
    const look = { format: "png", scale: 2, width, height: height + 132, filename: button.dataset.file };
    window.Plotly.downloadImage({ data: figure.data, layout }, look);
  }

  document.addEventListener("click", (event) => {
    const part = event.target.closest(".quantity [data-show]");
    if (part) choose(part.closest(".quantity"), part.dataset.show);
    const png = event.target.closest("[data-png]");
    if (png) picture(png);
  });
  document.addEventListener("point", lead, true);

  // A table begins where the question is answered.
  function begin(whole) {
    const row = whole.querySelector("tr.asked");
    const box = row?.closest(".series");
    if (box) box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }

  function restore() {
    for (const whole of document.querySelectorAll(".quantity:not([data-seen])")) {
      whole.dataset.seen = "";
      const id = chosen.get(whole.id);
      if (id && document.getElementById(id)) show(whole, id);
      begin(whole);
    }
  }

  new MutationObserver(restore).observe(document.documentElement, { childList: true, subtree: true });
})();
