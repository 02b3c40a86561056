// Draws the figures of the page with Plotly, which is loaded with the first of them.
// A figure tells `point` with the customdata of what was clicked, and `drawn` when it is there.

(() => {
  let plotly = null;
  const root = document.currentScript.src.replace(/page\/figures\.js.*$/, "");

  function loaded() {
    plotly ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}plotly.js`;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        plotly = null; // the next try loads it again
        reject(new Error("the drawing program did not load."));
      };
      document.head.append(script);
    });
    return plotly;
  }

  const isDark = () => document.body.classList.contains("dark");

  async function spec(figure) {
    const { src, light, dark } = figure.dataset;
    if (!src) return JSON.parse(isDark() ? dark : light);
    const reply = await fetch(`${root}${src}?dark=${isDark()}`);
    if (reply.ok) return reply.json();
    const said = await reply.json().catch(() => ({}));
    throw new Error(said.detail || `the server said ${reply.status}.`);
  }

  // A picture of the figure must be legible on paper of any colour, so that it takes its own along.
  function paper(element) {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/^(transparent|rgba\(.*, 0\))$/.test(colour)) return colour;
    }
    return isDark() ? "#000" : "#fff";
  }

  function look(figure) {
    const picture = { format: "png", filename: figure.dataset.name, scale: 2 };
    // Plotly offers to send a figure to its maker's server, unless it is told not to.
    const ours = { displaylogo: false, showSendToCloud: false, toImageButtonOptions: picture };
    // The figures of an answer have a button of their own for that.
    return figure.closest(".quantity") ? { ...ours, modeBarButtonsToRemove: ["toImage"] } : ours;
  }

  // With a finger one scrolls the page; the buttons of the figure zoom and let it be moved.
  const byFinger = matchMedia("(hover: none) and (pointer: coarse)");

  async function draw(figure) {
    try {
      const [Plotly, { data, layout }] = await Promise.all([loaded(), spec(figure)]);
      if (!figure.isConnected) return;
      const isNew = !figure._fullLayout;
      if (isNew) figure.replaceChildren();
      if (byFinger.matches) layout.dragmode = false;
      layout.paper_bgcolor = paper(figure);
      await Plotly.react(figure, data, layout, look(figure));
      if (isNew) listen(figure, Plotly);
      figure.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
    } catch (error) {
      if (window.Plotly) window.Plotly.purge(figure);
      tell(figure, error);
    }
  }

  function listen(figure, Plotly) {
    figure.on("plotly_click", (event) => {
      const detail = JSON.stringify(event.points[0].customdata ?? null);
      figure.dispatchEvent(new CustomEvent("point", { detail, bubbles: true }));
    });
    // Also told when a hidden tab is shown: a window may have changed meanwhile.
    new ResizeObserver(() => {
      if (figure._fullLayout && figure.offsetWidth) Plotly.Plots.resize(figure);
    }).observe(figure);
  }

  function tell(figure, error) {
    console.error(error);
    const note = document.createElement("p");
    note.className = "wrong";
    note.role = "alert";
    note.textContent = `This figure could not be drawn: ${error.message} `;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "act";
    again.textContent = "Try again";
    again.addEventListener("click", () => draw(figure));
    figure.replaceChildren(note, again);
  }

  // A figure is drawn when it comes into sight: in a hidden tab it would have no width.
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      draw(target);
    }
  });

  function watch(figure) {
    figure.dataset.seen = "";
    sight.observe(figure);
  }

  function find() {
    document.querySelectorAll(".figure:not([data-seen])").forEach(watch);
  }

  // Between light and dark, those in another tab are drawn again when they come into sight.
  let wasDark = null;
  function turn() {
    if (wasDark !== null && wasDark !== isDark()) document.querySelectorAll(".figure[data-seen]").forEach(watch);
    wasDark = isDark();
  }

  new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });
  function watchLooks() {
    turn();
    new MutationObserver(turn).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  }
  if (document.body) watchLooks();
  else document.addEventListener("DOMContentLoaded", watchLooks);
})();
