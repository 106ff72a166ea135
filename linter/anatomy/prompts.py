"""The template's prompts where they still stand: words that ask, and that no author has written."""

from __future__ import annotations

from functools import lru_cache

from linter.language.text import split_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.policy import Policy


def is_prompt(text: str, policy: Policy) -> bool:
    """Tell whether a text is a prompt of the policy and nothing else, or some sentences of one."""
    known = _known(policy)
    first = text.split(None, 1)[:1]
    if not first or first[0] not in known.openings:
        return False
    return all(sentence in known.sentences for sentence in _sentences(text))


class _Known:
    """The sentences of all prompts, white space folded, and the words that they open with."""

    __slots__ = ("openings", "sentences")

    def __init__(self, policy: Policy) -> None:
        self.sentences = frozenset(
            sentence for spec in policy.sections for sentence in _sentences(spec.prompt)
        )
        self.openings = frozenset(sentence.split(None, 1)[0] for sentence in self.sentences)


@lru_cache(maxsize=4)
def _known(policy: Policy) -> _Known:
    return _Known(policy)


def _sentences(text: str) -> Iterator[str]:
    for start, end in split_sentences(text):
        sentence = " ".join(text[start:end].split())
        if sentence:
            yield sentence
