// The places of the map: the filters above it, the order of the table, a ring around the chosen.

(() => {
  const rows = () => [...document.querySelectorAll("#places tbody tr")];
  const field = (name) => document.querySelector(`#place-filters [name="${name}"]`);
  const figure = () => document.querySelector('.figure[data-name="map"]');

  function isWanted(row) {
    const words = field("words").value.trim().toLowerCase().split(/\s+/);
    const has = (name) => {
      const { value } = field(name);
      return !value || row.dataset[name].split("|").includes(value);
    };
    return words.every((word) => row.dataset.words.includes(word)) && ["kind", "metal", "country"].every(has);
  }

  function filter() {
    const shown = new Set();
    for (const row of rows()) {
      row.hidden = !isWanted(row);
      if (!row.hidden) shown.add(+row.dataset.place);
    }
    document.querySelector("#place-filters output").value = shown.size;
    show(shown);
  }

  // The points of the map as they were drawn; Plotly leaves out a point without an x.
  const whole = new WeakMap();
  const points = () => (figure()?.data ?? []).map((trace, number) => ({ trace, number })).filter(({ trace }) => trace.customdata);

  function xs(trace) {
    if (!whole.has(trace)) whole.set(trace, [...trace.x]);
    return whole.get(trace);
  }

  function show(shown) {
    const traces = points();
    if (!traces.length) return;
    const x = traces.map(({ trace }) => xs(trace).map((at, n) => (shown.has(trace.customdata[n][0]) ? at : null)));
    Plotly.restyle(figure(), { x }, traces.map(({ number }) => number));
  }

  function ring() {
    const chosen = document.querySelector("#place [data-place]");
    const last = (figure()?.data ?? []).findIndex((trace) => trace.meta === "chosen");
    if (last < 0) return;
    const at = { x: [[null]], y: [[null]] };
    for (const { trace } of points()) {
      const n = chosen ? trace.customdata.findIndex(([index]) => index === +chosen.dataset.place) : -1;
      if (n >= 0) Object.assign(at, { x: [[xs(trace)[n]]], y: [[trace.y[n]]] });
    }
    Plotly.restyle(figure(), at, [last]);
  }

  // A click on the head of a column sorts by it, another one the other way round.
  function sort(button) {
    const head = button.closest("th");
    const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of head.parentElement.children) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    const text = (row) => row.children[head.cellIndex].textContent;
    const sorted = rows().sort((a, b) => way * text(a).localeCompare(text(b), "en", { numeric: true }));
    document.querySelector("#places tbody").append(...sorted);
  }

  document.addEventListener("input", (event) => event.target.closest("#place-filters") && filter());
  document.addEventListener("click", (event) => {
    const sorting = event.target.closest("#places [data-sort]");
    if (sorting) sort(sorting);
    if (!event.target.closest("#place-filters [data-all]")) return;
    for (const name of ["words", "kind", "metal", "country"]) field(name).value = "";
    filter();
  });
  document.addEventListener("drawn", (event) => {
    if (event.target !== figure()) return;
    filter();
    ring();
  });
  document.addEventListener("details", ring);
})();
