"""Whether cited sentences support a claim: its facts, its words, and yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from orelore.answer.evidence import Evidence, missing, stands
from orelore.answer.figures import Figure
from orelore.answer.polarity import denial, is_cue, opposite
from orelore.answer.quoting import changed, is_stitched
from orelore.answer.reading import Token, read

# At least this share of a claim's content words stands in the sentence that supports it, and
# never are so many in a row foreign to it. Measured on paraphrases and on stitched sentences.
MIN_SHARED = 0.5
MAX_FOREIGN = 4
_SEAM = re.compile(
    r";\s|\s[—–]\s|,\s(?:and|or)\s|,?\s(?:while|whereas|but|though|although)\s", re.IGNORECASE
)
_LOOSE_SEAM = re.compile(rf"{_SEAM.pattern}|\sand\s", re.IGNORECASE)
_PRONOUNS = frozenset(["it", "its", "they", "their", "them", "he", "his", "she", "her"])


def problem_of(text: str, evidence: Sequence[Evidence], common: AbstractSet[str]) -> str | None:
    """What keeps the evidence from supporting the text; None when it is supported."""
    claim = read(text, common)
    if not any(token.is_content or token.is_fact for token in claim):
        return "it says nothing that could be checked"
    if is_stitched(text, evidence):
        return "its words are joined from two places that do not belong together"
    problems = [_problem(claim, cited) for cited in evidence]
    if None in problems:
        return None
    if word := next((w for e in evidence if (w := changed(claim, e.tokens))), None):
        return _explain(claim, evidence) or _differs(word)
    if _clauses_hold(text, claim, evidence):
        return None
    return _explain(claim, evidence) or min(filter(None, problems), key=len)


def _problem(claim: Sequence[Token], cited: Evidence) -> str | None:
    if lacking := missing(claim, cited):
        return f"{_describe(lacking[0])} is not in the cited sentence"
    if word := denial(claim, cited.tokens):
        return f"the cited passage and the sentence differ on yes or no at '{word}'"
    if word := opposite(claim, cited.tokens):
        return f"the cited passage says the opposite of '{word}'"
    if word := changed(claim, cited.tokens):
        return _differs(word)
    foreign = _foreign(claim, cited)
    if foreign:
        return f"the cited passage does not speak of {', '.join(foreign)}"
    return None


def _foreign(claim: Sequence[Token], cited: Evidence) -> list[str]:
    """Words of the claim that the cited sentence lacks, when they are too many."""
    content = [token for token in claim if token.is_content and not is_cue(token)]
    # Names have been looked up before; what is left of them stands there under other initials.
    known = [token.kind == "name" or stands(token, cited) for token in content]
    if sum(known) < MIN_SHARED * len(content):
        return [token.text for token, is_known in zip(content, known, strict=True) if not is_known]
    row: list[str] = []
    for token, is_known in zip(content, known, strict=True):
        row = [] if is_known else [*row, token.text]
        if len(row) >= MAX_FOREIGN:
            return row
    return []


def _clauses_hold(text: str, claim: Sequence[Token], evidence: Sequence[Evidence]) -> bool:
    """Whether each clause is supported by some cited sentence, with the names it speaks of."""
    for seam in (_SEAM, _LOOSE_SEAM):
        clauses = list(_clauses(text, claim, seam))
        if len(clauses) > 1 and all(
            any(_problem(clause, cited) is None for cited in evidence) for clause in clauses
        ):
            return True
    return False


def _clauses(
    text: str, claim: Sequence[Token], seam: re.Pattern[str]
) -> Iterator[tuple[Token, ...]]:
    """The clauses of a sentence; one without a name of its own takes those before it along."""
    names: tuple[Token, ...] = ()
    cuts = [0, *(match.end() for match in seam.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        tokens = tuple(token for token in claim if start <= token.start < end)
        own = tuple(token for token in tokens if token.kind == "name")
        refers_back = any(token.key in _PRONOUNS for token in tokens)
        yield (*names, *tokens) if refers_back or not own else tokens
        names = own or names


def _differs(word: str) -> str:
    return f"the cited passage has something else where the sentence has '{word}'"


def _explain(claim: Sequence[Token], evidence: Sequence[Evidence]) -> str | None:
    """In plain words: the fact that is nowhere, or those that are not together."""
    facts = [token for token in claim if token.is_fact]
    for fact in sorted(facts, key=lambda token: token.kind == "name"):
        if all(fact in missing(claim, cited) for cited in evidence):
            return f"{_describe(fact)} is not in the cited passage{_hint(fact, evidence)}"
    fullest = min(evidence, key=lambda cited: len(missing(claim, cited)), default=None)
    apart = missing(claim, fullest) if fullest else []
    if not apart:
        return None
    with_it = next((t for t in facts if t not in apart), None)
    pair = f" and {_describe(with_it)}" if with_it else ""
    return f"no single sentence of the cited passage holds {_describe(apart[0])}{pair} together"


def _describe(token: Token) -> str:
    return f"the {token.kind} {token.text}"


def _hint(fact: Token, evidence: Sequence[Evidence]) -> str:
    """The same number with another unit, when that is what the passage has."""
    if not isinstance(fact.value, Figure):
        return ""
    number = re.sub(r"[^\d.,]", "", fact.text).strip(".,")
    for cited in evidence:
        for token in cited.tokens:
            if number and isinstance(token.value, Figure) and number in token.text:
                return f", which has {token.text}"
    return ""
