// A session that has ended is told in words, with the way back in: Gradio would say "401".

(() => {
  const JUST_NOW_MS = 10_000;
  const fetched = window.fetch;

  window.fetch = async (...request) => {
    const response = await fetched(...request);
    if (response.status === 401) tell();
    return response;
  };

  // The question that was asked last, and when: it is lost if the session had ended.
  let asked = { question: "", at: 0 };
  const note = (question) => { asked = { question: question?.trim() ?? "", at: performance.now() }; };
  const box = () => document.querySelector("#question textarea");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && event.target === box()) note(box().value);
  }, true);
  document.addEventListener("click", (event) => {
    const offered = event.target.closest("[data-ask]");
    if (offered) note(offered.dataset.ask);
    else if (event.target.closest("#question button")) note(box()?.value);
  }, true);

  // Back to that question and its filters, or else to the one before. The address holds it, for
  // Gradio loads the page again by itself, and that leads to signing in too.
  function wayIn() {
    if (asked.question && performance.now() - asked.at < JUST_NOW_MS) {
      const filters = document.querySelector("#filter-note [data-query]")?.dataset.query;
      const query = `q=${encodeURIComponent(asked.question)}${filters ? `&${filters}` : ""}`;
      history.replaceState(history.state, "", `?${query}`);
    }
    return `${location.pathname}login?next=${encodeURIComponent(`/${location.search}`)}`;
  }

  function tell() {
    if (document.getElementById("session-ended")) return;
    const dialog = Object.assign(document.createElement("dialog"), { id: "session-ended", className: "dialog" });
    dialog.setAttribute("aria-labelledby", "session-ended-title");
    dialog.innerHTML = '<h2 id="session-ended-title">Your session has ended</h2>' +
      "<p>Sign in again to go on. Your conversations are kept.</p>" +
      '<p><a class="act">Sign in</a> <button type="button" class="act">Close</button></p>';
    dialog.querySelector("a").href = wayIn();
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    (document.querySelector(".gradio-container") ?? document.body).append(dialog);
    dialog.showModal();
  }
})();
