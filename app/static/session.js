// A session that has ended is told in words, with the way back in: Gradio would say "401".

(() => {
  const fetched = window.fetch;

  window.fetch = async (...request) => {
    const response = await fetched(...request);
    if (response.status === 401) tell();
    return response;
  };

  // Back to the question in the box, which was not asked, or else to the last one. The address holds
  // it, for Gradio loads the page again by itself, and that leads to signing in too.
  function wayIn() {
    const asked = document.querySelector("#question textarea")?.value.trim();
    if (asked) history.replaceState(history.state, "", `?q=${encodeURIComponent(asked)}`);
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
