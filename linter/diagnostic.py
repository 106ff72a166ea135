"""What a rule says: where, how bad, in which words, and how it could be put right."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.document import Block, Span

ERROR = "error"
WARNING = "warning"
SUGGESTION = "suggestion"
OFF = "off"

SEVERITIES = (ERROR, WARNING, SUGGESTION)

SAFE = "safe"
UNSAFE = "unsafe"
DISPLAY_ONLY = "display-only"


class Edit:
    """Replace the source between the two ends of ``span`` by ``replacement``."""

    __slots__ = ("replacement", "span")

    def __init__(self, span: Span, replacement: str) -> None:
        self.span = span
        self.replacement = replacement


class Fix:
    """Edits of words that put a finding right; ``applicability`` says how far to trust them."""

    __slots__ = ("applicability", "edits", "title")

    def __init__(self, title: str, edits: Sequence[Edit], applicability: str = UNSAFE) -> None:
        self.title = title
        self.edits = edits
        self.applicability = applicability


class Repair:
    """A structural remedy, named here and carried out by whoever may change the structure."""

    __slots__ = ("kind", "section_id", "title")

    def __init__(self, kind: str, section_id: str, title: str) -> None:
        self.kind = kind
        self.section_id = section_id
        self.title = title


class Diagnostic:
    """One finding.

    ``block`` and ``span`` are ``None`` for a finding without any place. ``sentence`` is what the
    fingerprint is made from. ``severity``, ``fingerprint``, ``quote`` and ``also`` are filled in
    by the engine; a rule whose findings differ in severity states it itself. ``hidden`` is a text
    of the document that no output for people repeats.
    """

    __slots__ = (
        "also",
        "block",
        "code",
        "fingerprint",
        "fixes",
        "hidden",
        "message",
        "name",
        "question",
        "quote",
        "repair",
        "section",
        "sentence",
        "severity",
        "span",
    )

    def __init__(
        self,
        code: str,
        name: str,
        message: str,
        *,
        section: str | None = None,
        block: Block | None = None,
        span: Span | None = None,
        sentence: str = "",
        question: str | None = None,
        fixes: Sequence[Fix] = (),
        repair: Repair | None = None,
    ) -> None:
        self.code = code
        self.name = name
        self.message = message
        self.section = section
        self.block = block
        self.span = span
        self.sentence = sentence
        self.question = question
        self.fixes = fixes
        self.repair = repair
        self.severity = ""
        self.hidden = ""
        self.fingerprint = ""
        self.quote: str | None = None
        self.also: list[str] = []

    def __repr__(self) -> str:
        return f"Diagnostic({self.code}, {self.span!r}, {self.message!r})"
