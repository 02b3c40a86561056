"""The keys of the conversation, which `static/chat.js` listens to, told to the reader."""

from __future__ import annotations

from markupsafe import Markup

from ..html import join

KEYS = (
    ("Enter", "Ask"),
    ("Shift + Enter", "A new line"),
    ("/", "To the question box"),
    ("↑ in an empty box", "The last question again"),
    ("[ and ]", "The source before, the next one"),
    ("Esc", "Stop, or end editing"),
)
_ROW = Markup("<dt><kbd>{}</kbd></dt><dd>{}</dd>")

KEYBOARD = Markup(
    '<details class="keys"><summary class="act">Keyboard</summary><dl>{}</dl></details>'
).format(join(_ROW.format(key, deed) for key, deed in KEYS))
