// Details beside a figure or table: the focus goes to them as they open, and back as they close.

(() => {
  let opener = null;
  let shown = ""; // the title: the page may put other details into the same elements

  const openers = '.beside [data-do="select"]';
  document.addEventListener("click", (event) => {
    const button = event.target.closest(openers);
    if (button && !button.closest(".beside-details")) opener = button;
  }, true);
  document.addEventListener("point", () => { opener = null; });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest(".beside")?.querySelector(".details .close");
    if (open) open.click();
  });

  function follow() {
    const details = [...document.querySelectorAll(".beside .details")].find((one) => one.offsetParent) ?? null;
    const title = details?.querySelector("h2").textContent ?? "";
    if (title === shown) return;
    if (details) details.querySelector("h2").focus({ preventScroll: true });
    else if (opener?.offsetParent) opener.focus();
    if (details) details.closest(".beside-details").scrollTop = 0;
    shown = title;
    document.dispatchEvent(new CustomEvent("details"));
  }

  new MutationObserver(follow).observe(document.documentElement, { childList: true, subtree: true });
})();
