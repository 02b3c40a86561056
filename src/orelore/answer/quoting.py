"""Claims that look like quotes and are not: with a fact changed, or joined from two places."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from orelore.answer.evidence import Evidence, missing, stands
from orelore.answer.polarity import is_cue
from orelore.answer.reading import Token
from orelore.words import words

# From here on a claim is a quote with changes, and the changes must leave its facts alone.
NEARLY_A_QUOTE = 0.8


def changed(claim: Sequence[Token], cited: Sequence[Token]) -> str | None:
    """A fact or a 'not' that stands at another's place in what is otherwise a quote."""
    mine, theirs = _aligned_keys(claim, cited), [token.key for token in cited]
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < NEARLY_A_QUOTE * len(claim) and shared < len(claim) - 2:
        return None
    for kind, i, j, k, m in matcher.get_opcodes():
        before, after = cited[i:j], claim[k:m]
        if kind == "equal" or (kind == "delete" and (k == 0 or k == len(claim))):
            continue
        if cue := next((t for t in [*before, *after] if is_cue(t)), None):
            return cue.text
        for token, key in zip(after, mine[k:m], strict=True):
            told = theirs.count(key)
            if token.is_fact and not told:
                is_wrong = _is_another_name(token, before, after)
            else:
                is_wrong = _is_misplaced(token, before, mine, repeated=mine.count(key) > told)
            if is_wrong:
                return token.text
    return None


def _aligned_keys(claim: Sequence[Token], cited: Sequence[Token]) -> list[str]:
    """The claim's keys, with those of the cited facts that say the same in other words."""
    keys = {token.key for token in cited}
    return [
        token.key if token.key in keys else next((t.key for t in cited if _backs(t, token)), "")
        for token in claim
    ]


def _backs(cited: Token, token: Token) -> bool:
    return cited.is_fact and token.is_fact and stands(token, Evidence.of_tokens([cited]))


def _is_misplaced(
    token: Token, before: Sequence[Token], mine: Sequence[str], *, repeated: bool
) -> bool:
    """Whether a fact that the cited sentence has stands in the place of another one."""
    replaced = [t for t in before if t.is_fact]
    if not token.is_fact:
        return repeated and bool(replaced) and _poses_as_name(token)
    # A name in place of one that is dropped may just have been moved to the front.
    return repeated or any(t.key in mine or t.kind == token.kind != "name" for t in replaced)


def _is_another_name(token: Token, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a name is not what it replaces in other words."""
    if token.kind != "name" or not any(t.kind == "name" for t in before):
        return False
    return token in missing(after, Evidence.of_tokens(before))


def _poses_as_name(token: Token) -> bool:
    return token.is_content and token.text[0].isupper()


def is_stitched(text: str, evidence: Sequence[Evidence]) -> bool:
    """Whether the text is the head of one cited sentence and the tail of another."""
    claim = words(text)
    sources = [words(cited.text) for cited in evidence]
    heads = [_longest_head(claim, source) for source in sources]
    tails = [_longest_head(claim[::-1], source[::-1]) for source in sources]
    if max(heads, default=0) == len(claim):
        return False
    for a, head in enumerate(heads):
        for b, tail in enumerate(tails):
            whole = head >= len(sources[a]) and tail >= len(sources[b])
            if a != b and head + tail >= len(claim) and min(head, tail) >= 2 and not whole:
                return True
    return False


def _longest_head(claim: Sequence[str], source: Sequence[str]) -> int:
    """How many of the first words stand somewhere in the source in one piece."""
    best = 0
    for i in range(len(source)):
        size = 0
        while size < len(claim) and i + size < len(source) and claim[size] == source[i + size]:
            size += 1
        best = max(best, size)
    return best
