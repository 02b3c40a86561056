// Draws the figures of the page with Plotly, which is loaded with the first of them.

(() => {
  let plotly = null;
  const root = document.currentScript.src.replace(/page\/figures\.js.*$/, "");

  function loaded() {
    plotly ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}plotly.js`;
      script.onload = () => resolve(window.Plotly);
      script.onerror = reject;
      document.head.append(script);
    });
    return plotly;
  }

  const isDark = () => document.body.classList.contains("dark");

  async function spec(figure) {
    const { src, light, dark } = figure.dataset;
    if (!src) return JSON.parse(isDark() ? dark : light);
    const reply = await fetch(`${root}${src}?dark=${isDark()}`);
    if (!reply.ok) throw new Error(`${src}: ${reply.status}`);
    return reply.json();
  }

  async function draw(figure) {
    try {
      const [Plotly, { data, layout }] = await Promise.all([loaded(), spec(figure)]);
      const look = { responsive: true, displaylogo: false, toImageButtonOptions: { filename: figure.dataset.name, scale: 2 } };
      await Plotly.newPlot(figure, data, layout, look);
      figure.on("plotly_click", (event) => {
        const detail = JSON.stringify(event.points[0].customdata ?? null);
        figure.dispatchEvent(new CustomEvent("point", { detail, bubbles: true }));
      });
    } catch (error) {
      figure.textContent = "This figure could not be drawn.";
      console.error(error);
    }
  }

  // A figure is drawn when it comes into sight: in a hidden tab it would have no width.
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      draw(target);
    }
  });

  function find() {
    for (const figure of document.querySelectorAll(".figure:not([data-seen])")) {
      figure.dataset.seen = "";
      sight.observe(figure);
    }
  }

  new MutationObserver(find).observe(document.documentElement, { childList: true, subtree: true });
})();
