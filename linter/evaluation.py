"""How right the rules are: predictions on labelled sentences against their labels."""

from __future__ import annotations

from linter.document import HEADING, ITEM, PARAGRAPH, Block, Document, Piece
from linter.engine import CRASHED, fingerprint, lint
from linter.policy import FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from linter.policy import Policy

SECTIONS = {
    "prose": "summary",
    "impact": "impact",
    "action": "action_items",
    "timeline": "timeline",
    "factor": "factors",
}
_BULLETS = frozenset(("action", "timeline", "factor"))

YES_NO = {
    "blame_person": ("LNG01", "LNG04"),
    "counterfactual_person": ("LNG02",),
    "judgemental": ("LNG01", "LNG03", "LNG04"),
    "root_cause_phrase": ("CTF01",),
    "unquantified_impact": ("IMP01", "IMP02"),
    "vague_action": ("ACT06", "ACT07"),
}
# The first code that fires names the class; the last class holds where none does.
CLASSES = {
    "owner": (("ACT01", "none"), ("ACT02", "team"), ("ACT03", "multiple"), ("", "person")),
    "timestamp": (("TML01", "none"), ("TML02", "not utc"), ("", "utc")),
}
_NOT_UTC = frozenset(("zoned", "unzoned"))

NOT_SCORED = ("lang_fr", "ai_agent", "borderline", "requirement_reading")


class RuleCrashedError(Exception):
    """A rule crashed on a sentence: a score without it would say too much."""


class Score:
    """One label's tally; precision, recall and F1 are those of a yes-or-no label."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.cases: list[tuple[Mapping[str, Any], object, object]] = []

    @property
    def is_class(self) -> bool:
        """Whether the label has more than two values."""
        return self.label in CLASSES

    @property
    def accuracy(self) -> float | None:
        """The share of right predictions; ``None`` without cases."""
        return _share(sum(true == said for _, true, said in self.cases), len(self.cases))

    @property
    def precision(self) -> float | None:
        """The share of right ones among those predicted true."""
        return _share(self._both(), sum(bool(said) for _, _, said in self.cases))

    @property
    def recall(self) -> float | None:
        """The share found among those labelled true."""
        return _share(self._both(), sum(bool(true) for _, true, _ in self.cases))

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        wrong = sum(true != said for _, true, said in self.cases)
        return _share(2 * self._both(), 2 * self._both() + wrong)

    def wrong(self, which: str) -> list[tuple[Mapping[str, Any], object, object]]:
        """The cases predicted but not labelled (``fp``) or labelled but not predicted (``fn``).

        Of a label with classes every wrong case is both.
        """
        return [
            case
            for case in self.cases
            if case[1] != case[2] and (self.is_class or bool(case[2]) == (which == "fp"))
        ]

    def _both(self) -> int:
        return sum(bool(true) and bool(said) for _, true, said in self.cases)


def evaluate(items: Iterable[Mapping[str, Any]], policy: Policy) -> list[Score]:
    """Score every label over all items that are scored."""
    scores = {label: Score(label) for label in (*YES_NO, *CLASSES)}
    for item in items:
        if any(note in (item.get("note") or "") for note in NOT_SCORED):
            continue
        codes = codes_for(item["text"], item["kind"], policy)
        for label, score in scores.items():
            true = item["labels"].get(label)
            if true is not None:
                said = _prediction(label, codes)
                score.cases.append((item, "not utc" if true in _NOT_UTC else true, said))
    return list(scores.values())


def in_fold(items: Iterable[Mapping[str, Any]], number: int, folds: int) -> list[Mapping[str, Any]]:
    """The items whose document (``doc``) falls into one of several folds, counted from 1.

    A document falls as a whole, and always into the same fold, whatever else is in the set.
    """
    return [
        item
        for item in items
        if int(fingerprint(str(item.get("doc") or item.get("id") or "")), 16) % folds == number - 1
    ]


def codes_for(text: str, kind: str, policy: Policy) -> frozenset[str]:
    """The codes that fire on a text placed as the only block of the section of its kind.

    Raises:
        RuleCrashedError: a rule crashed on it.

    """
    report = lint(document_of(text, kind, policy), policy, kind=FULL)
    for finding in report.diagnostics:
        if finding.code == CRASHED:
            raise RuleCrashedError(finding.message)
    return frozenset(
        code
        for finding in report.diagnostics
        if finding.span is not None
        for code in (finding.code, *finding.also)
    )


def document_of(text: str, kind: str, policy: Policy) -> Document:
    """A postmortem that consists of a text alone, in the section of its kind."""
    heading = policy.heading(SECTIONS[kind])
    start = len(heading) + 1
    block_kind = ITEM if kind in _BULLETS else PARAGRAPH
    return Document(
        "Postmortem",
        [
            _block(HEADING, heading, 0, level=2),
            _block(block_kind, text, start),
        ],
    )


def _block(kind: str, text: str, start: int, level: int = 0) -> Block:
    piece = Piece(0, len(text), start, len(text))
    # A label asks who owns an item and whether it is vague, not whether it is done already.
    return Block(kind, text, start, start + len(text), [piece], level=level, checked=False)


def _prediction(label: str, codes: frozenset[str]) -> object:
    if label in YES_NO:
        return not codes.isdisjoint(YES_NO[label])
    return next(value for code, value in CLASSES[label] if not code or code in codes)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def table(scores: Sequence[Score]) -> list[dict[str, Any]]:
    """The scores as plain rows; classes have no precision, recall and F1."""
    return [_row(score) for score in scores]


def _row(score: Score) -> dict[str, Any]:
    row: dict[str, Any] = {"label": score.label, "n": len(score.cases)}
    if not score.is_class:
        row |= {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**row, "accuracy": score.accuracy}
