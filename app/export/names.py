"""How an exported file is called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from slugify import slugify

from orelore import Answer

_LONGEST_QUESTION = 60  # characters


def file_name(answers: Sequence[Answer], suffix: str, day: date) -> str:
    """`how-much-gold-2026-03-01.docx`: the question and the day; of several the first question.

    Small Latin letters, digits and hyphens, whatever the question's script. There is an answer at
    least; `suffix` begins with its dot.
    """
    asked = slugify(answers[0].question, max_length=_LONGEST_QUESTION, word_boundary=True)
    more = f"-and-{len(answers) - 1}-more" if len(answers) > 1 else ""
    return f"{asked or 'answer'}{more}-{day.isoformat()}{suffix}"
