"""Files made for a download. They go to the reader's browser alone and are written nowhere."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orelore import FORMS, Answer, ExportError, export

from .names import file_name

TABLES = ("csv",)
REFERENCES = ("bibtex", "ris", "csl-json")


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way to a browser."""

    name: str
    media_type: str
    content: bytes

    def to_json(self) -> str:
        """As `static/export.js` takes it: name, type, and the content in base64."""
        data = b64encode(self.content).decode()
        return json.dumps({"name": self.name, "type": self.media_type, "data": data})


def download(answers: Sequence[Answer], form: str, day: date) -> Download:
    """The answers as a file of the form, as read on that day.

    Raises ExportError when there is no such form, or nothing that it could hold.
    """
    if not answers:
        raise ExportError("There is nothing to export yet. Ask a question first.")
    if form in TABLES and not any(answer.series for answer in answers):
        raise ExportError("There is no table of figures to export: no answer has one.")
    if form in REFERENCES and not any(answer.citations for answer in answers):
        raise ExportError("There are no references to export: no answer cites an article.")
    content = export(answers, form, accessed=day)
    kind = FORMS[form]
    return Download(file_name(answers, kind.suffix, day), kind.media_type, content)
