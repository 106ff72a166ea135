"""The run: every rule over one postmortem, dismissals honoured, one finding per span."""

from __future__ import annotations

import sys
from functools import lru_cache

from linter import dismissals
from linter.diagnostic import ERROR, OFF, SEVERITIES, Diagnostic
from linter.lexicon import Watch
from linter.policy import NONE
from linter.postmortem import Postmortem
from linter.selection import selection_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from linter.diagnostic import Fix
    from linter.dismissals import Dismissal, Dismissed
    from linter.document import Document
    from linter.lexicon import Hit, WordRule
    from linter.policy import Policy
    from linter.rule import Rule

_DIGITS = 8

CRASHED = "RUN01"
UNUSED = "DSM01"
UNREASONED = "DSM02"

_FAULTS = {UNUSED: "covers nothing here", UNREASONED: "gives no reason"}
_NAMELESS = "covers nothing here: there are several such findings, so name the section it is about"


# What rules share, built when the first of them asks for it; its cost is none of that rule's.
SHARED = (
    *("all_sections", "header", "timeline", "moments", "factors", "action_items"),
    *("passages", "people", "whole"),
)
# The one pass over all words; what its rules do at theirs is their own cost.
WORDS = "words"


class Stat:
    """What a rule, or a part that rules share, cost and found: ``seconds`` by the given timer.

    ``name`` is a rule's code, one of ``SHARED``, or ``WORDS``.
    """

    __slots__ = ("hits", "name", "seconds")

    def __init__(self, name: str, seconds: float, hits: int) -> None:
        self.name = name
        self.seconds = seconds
        self.hits = hits


class Report:
    """What the run says of a document: findings in document order, and what was dismissed.

    ``hidden`` are texts of the document that no output for people repeats.
    """

    __slots__ = ("diagnostics", "dismissed", "hidden", "is_complete", "postmortem", "stats")

    def __init__(
        self,
        postmortem: Postmortem,
        diagnostics: Sequence[Diagnostic] = (),
        dismissed: Sequence[Dismissed] = (),
        *,
        is_complete: bool = True,
        stats: Sequence[Stat] = (),
        hidden: Collection[str] = (),
    ) -> None:
        self.hidden = hidden
        self.postmortem = postmortem
        self.diagnostics = diagnostics
        self.dismissed = dismissed
        self.is_complete = is_complete
        self.stats = stats

    def count(self, severity: str) -> int:
        """The number of findings of one severity."""
        return sum(finding.severity == severity for finding in self.diagnostics)

    @property
    def ready(self) -> bool | None:
        """Whether it is a postmortem without errors; ``None`` where only some rules ran."""
        if not self.is_complete:
            return None
        return self.postmortem.kind != NONE and self.count(ERROR) == 0


def lint(
    document: Document,
    policy: Policy,
    now: datetime | None = None,
    *,
    kind: str | None = None,
    codes: frozenset[str] | None = None,
    timer: Callable[[], float] | None = None,
) -> Report:
    """Check a document.

    ``now`` is aware UTC; rules that need a clock are silent without it. ``kind`` overrides what
    the document looks like. ``codes`` are the rules to run, all by default. ``timer`` counts
    seconds; with it the report tells what each rule cost.
    """
    postmortem = Postmortem(document, policy, kind)
    if postmortem.kind == NONE:
        return Report(postmortem, is_complete=codes is None)
    return _Run(postmortem, now, codes, timer).report()


class _Run:
    def __init__(
        self,
        postmortem: Postmortem,
        now: datetime | None,
        codes: frozenset[str] | None,
        timer: Callable[[], float] | None,
    ) -> None:
        self.postmortem = postmortem
        self.now = now
        self.codes = codes
        self.timer = timer
        self.selection = selection_of(
            postmortem.policy,
            postmortem.kind,
            codes,
            is_from_template=postmortem.is_from_template,
        )
        self.levels = self.selection.levels
        self.rules = self.selection.rules
        self.crashes: dict[str, Diagnostic] = {}
        self.stats: dict[str, Stat] = {}

    def report(self) -> Report:
        found = self._found()
        _number(self.postmortem, found)
        stated = dismissals.collect(
            self.postmortem.document, self.postmortem.policy, self.selection.names
        )
        standing, dismissed, unused = dismissals.apply(found, stated, self.postmortem.policy)
        standing.extend(self._of_dismissals(stated, unused, standing))
        return Report(
            self.postmortem,
            self._merged(standing),
            dismissed,
            is_complete=self.codes is None,
            stats=list(self.stats.values()) if self.timer is not None else (),
            hidden=frozenset(finding.hidden for finding in found if finding.hidden),
        )

    def _found(self) -> list[Diagnostic]:
        check = self._checked
        if self.timer is not None:
            self._understand()
            check = self._timed
        found: list[Diagnostic] = []
        for rule in self.rules:
            found += check(rule)
        found.extend(self._worded())
        found.extend(self.crashes.values())
        for finding in found:
            finding.severity = self._severity(finding)
        return found

    def _severity(self, finding: Diagnostic) -> str:
        """What the policy says of the rule, else the finding's own severity, else the rule's."""
        stated = self.postmortem.policy.levels
        if finding.severity and finding.code not in stated and finding.name not in stated:
            return finding.severity
        return self.levels[finding.code]

    def _understand(self) -> None:
        """Build what rules share, so that the first that wants it is not charged with it."""
        from contextlib import suppress  # costs start-up time, wanted for measuring alone

        for part in SHARED:
            started = self._time()
            with suppress(Exception):  # The rules that want it say so.
                getattr(self.postmortem, part)
            self._spend(part, self._time() - started)

    def _checked(self, rule: Rule) -> list[Diagnostic]:
        try:
            return [*rule.check(self.postmortem, self.now)]
        except Exception as crash:  # noqa: BLE001 - a rule's bug must not cost the other rules
            self._crashed(rule, crash)
            return []

    def _timed(self, rule: Rule) -> list[Diagnostic]:
        started = self._time()
        found = self._checked(rule)
        self._spend(rule.code, self._time() - started, len(found))
        return found

    def _worded(self) -> list[Diagnostic]:
        watch = Watch(self.timer) if self.timer is not None else None
        found: dict[tuple[str, object], Diagnostic] = {}
        judging = 0.0
        began = self._time()
        for rule, hit in self.selection.lexicon.hits(self.postmortem, watch):
            started = self._time() if watch is not None else 0.0
            finding = self._judged(rule, hit)
            is_new = finding is not None and (rule.code, finding.span) not in found
            # Asked last: of ten words that are judged, nine are not found fault with anyway.
            is_new = is_new and not hit.is_exempt()
            if finding is not None and is_new:
                found[rule.code, finding.span] = finding
            if watch is not None:
                seconds = self._time() - started
                self._spend(rule.code, seconds, int(is_new))
                judging += seconds
        if watch is not None:
            spent = watch.seconds
            self._spend(WORDS, self._time() - began - judging - sum(spent.values()))
            for code, seconds in spent.items():
                self._spend(code, seconds)
        return list(found.values())

    def _judged(self, rule: WordRule, hit: Hit) -> Diagnostic | None:
        try:
            return rule.judge(hit)
        except Exception as crash:  # noqa: BLE001 - as above
            self._crashed(rule, crash)
            return None

    def _time(self) -> float:
        return self.timer() if self.timer is not None else 0.0

    def _spend(self, name: str, seconds: float, hits: int = 0) -> None:
        stat = self.stats.setdefault(name, Stat(name, 0.0, 0))
        stat.seconds += seconds
        stat.hits += hits

    def _crashed(self, rule: Rule, crash: Exception) -> None:
        if self.codes is not None and CRASHED not in self.codes and rule.code not in self.codes:
            return
        reporter = self.selection.by_code[CRASHED]
        if self.levels[CRASHED] != OFF:
            fault = f"{type(crash).__name__}: {crash}"
            self.crashes[rule.code] = reporter.nowhere(
                f"The rule {rule.code} {rule.name} crashed ({fault}); the other rules ran."
            )

    def _of_dismissals(
        self,
        stated: Iterable[Dismissal],
        unused: Iterable[Dismissal],
        standing: Sequence[Diagnostic],
    ) -> list[Diagnostic]:
        """What there is to say of the dismissals themselves; those of the policy are its own."""
        found: list[Diagnostic] = []
        for one in unused if self.codes is None else ():
            misses = any(finding.span is None and one.covers(finding) for finding in standing)
            found.extend(self._about(UNUSED, one, _NAMELESS if misses else _FAULTS[UNUSED]))
        for one in stated:
            if not one.reason:
                found.extend(self._about(UNREASONED, one, _FAULTS[UNREASONED]))
        _number(self.postmortem, found)
        return found

    def _about(self, code: str, dismissal: Dismissal, fault: str) -> Iterator[Diagnostic]:
        reporter = next((rule for rule in self.rules if rule.code == code), None)
        if reporter is None or dismissal.place is None or dismissal.is_settled:
            return
        block, span = dismissal.place
        what = ", ".join(dismissal.codes) or "a finding"
        finding = reporter.on_span(
            f"This dismissal of {what} {fault}.",
            block=block,
            span=span,
            sentence=dismissal.text,
            quote=dismissal.source,
            section=self.postmortem.section_of.get(id(block)),
        )
        finding.severity = self.levels[code]
        yield finding

    def _merged(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """One finding per span, the gravest and most specific first, the others in ``also``."""
        rules = self.selection.by_code
        order = self.postmortem.number_of
        groups: dict[object, list[Diagnostic]] = {}
        for number, finding in enumerate(findings):
            place = number if finding.span is None else finding.span
            groups.setdefault(place, []).append(finding)
        merged = []
        for group in groups.values():
            is_plain = len(group) == 1 and len(group[0].fixes) < 2
            merged.append(group[0] if is_plain else _lead(group, rules))
        merged.sort(key=lambda finding: _place_in(order, finding))
        return merged


def _lead(group: Sequence[Diagnostic], rules: Mapping[str, Rule]) -> Diagnostic:
    """The gravest and most specific of the findings on one span, with what only the others know."""
    codes = [finding.code for finding in group]
    first, *others = sorted(
        group,
        key=lambda finding: (
            SEVERITIES.index(finding.severity),
            sum(finding.code in rules[code].before for code in codes),
            finding.code,
        ),
    )
    first.also = list(dict.fromkeys(one.code for one in others if one.code != first.code))
    kept = [one.message for one in others if rules[one.code].once and one.code != first.code]
    first.message = " ".join([first.message, *kept])
    fixes: dict[str, Fix] = {}
    for fix in (fix for one in (first, *others) for fix in one.fixes):
        fixes.setdefault(fix.title, fix)
    first.fixes = [*fixes.values()]
    repairs = (one.repair for one in (first, *others) if one.repair is not None)
    first.repair = next(repairs, None)
    return first


def _place_in(order: dict[int, int], finding: Diagnostic) -> tuple[int, int, str]:
    if finding.span is None or finding.block is None:
        return (-1, 0, finding.code)
    return (order.get(id(finding.block), len(order)), finding.span.start, finding.code)


def _number(postmortem: Postmortem, findings: Iterable[Diagnostic]) -> None:
    """Fill in quotes and fingerprints.

    A fingerprint is made of code, section, normalised sentence and ordinal among equals.
    """
    order = postmortem.number_of
    numbered = _Fingerprints()
    for finding in sorted(findings, key=lambda finding: _place_in(order, finding)):
        if finding.quote is None and finding.block is not None and finding.span is not None:
            finding.quote = finding.block.quote(finding.span)
        finding.fingerprint = numbered.of(finding)


class _Fingerprints:
    """The fingerprints of findings in order; a sentence is read once, however many are in it."""

    def __init__(self) -> None:
        self._sha256 = _sha256()
        self._normalised: dict[str, str] = {}
        self._begun: dict[tuple[str, str, str], tuple[Any, list[None]]] = {}

    def of(self, finding: Diagnostic) -> str:
        sentence = self._normalised.get(finding.sentence)
        if sentence is None:
            sentence = " ".join(finding.sentence.lower().split())
            self._normalised[finding.sentence] = sentence
        key = (finding.code, finding.section or "", sentence)
        if key not in self._begun:
            self._begun[key] = (self._sha256(_encoded("\n".join(key))), [])
        begun, equals = self._begun[key]
        equals.append(None)
        digest = begun.copy()
        digest.update(b"\n%d" % len(equals))
        return str(digest.hexdigest()[:_DIGITS])


def fingerprint(text: str) -> str:
    """The first 8 hex digits of sha256."""
    return str(_sha256()(_encoded(text)).hexdigest()[:_DIGITS])


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=1)
def _sha256() -> Callable[[bytes], Any]:
    """The hash, without OpenSSL where that can be: it takes longer to load than one to lint."""
    try:
        module = __import__("_sha2" if sys.version_info >= (3, 12) else "_sha256")
    except ImportError:
        import hashlib as module
    found: Callable[[bytes], Any] = module.sha256
    return found
