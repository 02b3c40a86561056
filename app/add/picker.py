"""Where files are chosen and an address is given. `static/add.js` sends them."""

from __future__ import annotations

from markupsafe import Markup

from orelore import Settings

from ..html import EMPTY
from .desk import MOST
from .intake import MEGABYTE

KINDS = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx"

_PICKER = Markup(
    '<div class="picker" data-most="{most}" data-bytes="{bytes}"><h2>Add articles</h2>'
    '<p class="quiet">Text, Markdown, HTML, PDF or Word: up to {most} files, each of at most {mb} '
    "MB. You see what was recognised before anything is filed.</p>"
    '<div class="drop"><label><span>Files</span><input type="file" multiple accept="{kinds}">'
    '</label><span class="quiet">or drop them here</span></div>{address}'
    '<p class="quiet" role="status"></p></div>'
)
_ADDRESS = Markup(
    '<form class="address"><label><span>Address of an article on the web</span>'
    '<input type="text" inputmode="url" name="url" maxlength="2000" placeholder="https://…" '
    'autocomplete="off" required></label><button type="submit" class="act">Read it</button></form>'
)


def picker(settings: Settings) -> Markup:
    """The ways to add that the settings allow."""
    return _PICKER.format(
        most=MOST,
        bytes=settings.upload_mb * MEGABYTE,
        mb=settings.upload_mb,
        kinds=KINDS,
        address=_ADDRESS if settings.adding == "urls" else EMPTY,
    )
