"""The list of kept conversations, as the page first has it; `static/keep.js` fills it."""

from __future__ import annotations

import gradio as gr

# What `keep.js` calls the server for. Gradio finds the names of the events in this script, and may
# run it before the scripts of the page are there.
_SCRIPT = """\
(function keep() {
  if (!window.orelore?.keep) return setTimeout(keep, 10);
  window.orelore.keep(element, props, watch, trigger, {
    list: "kept_list", open: "kept_open", rename: "kept_rename", remove: "kept_remove"
  });
})();"""
_SHELL = """\
<div class="kept-bar">
  <button type="button" class="act" id="kept-button" aria-haspopup="dialog">Conversations</button>
  <button type="button" class="act" id="kept-last" hidden></button>
</div>
<p id="kept-notice" class="quiet" role="status"></p>
<dialog id="kept-drawer" aria-labelledby="kept-title">
  <header>
    <h2 id="kept-title">Conversations</h2>
    <button type="button" class="act" id="kept-close">Close</button>
  </header>
  <label for="kept-search">Search in titles and questions</label>
  <input type="search" id="kept-search" autocomplete="off" spellcheck="false">
  <p id="kept-state" class="quiet" role="status"></p>
  <ol id="kept-list"></ol>
  <p id="kept-place" class="quiet"></p>
</dialog>"""


def drawer() -> gr.HTML:
    """The button, the drawer behind it, and the way by which server and browser tell each other.

    Its value is a message to the browser: nothing of it is shown as HTML.
    """
    return gr.HTML(
        "", html_template=_SHELL, js_on_load=_SCRIPT, apply_default_css=False, elem_id="kept"
    )
