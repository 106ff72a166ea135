"""What the rules say of the real documents beside the project: changes, samples, precision.

``make corpus-diff`` compares with the places recorded last (``corpus.tsv``: document, rule, line
and column; no text of anybody's), ``make corpus-record`` records them anew.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docs_template import markdown
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
RECORD = Path(__file__).with_suffix(".tsv")
READINGS = Path(__file__).with_name("readings.tsv")
MEASURED = ROOT / "linter" / "measured.py"
SEED, SIZE = 2026, 300
# Drawn with these seeds, in this order.
LATER = ("seed7", "seed11", "seed23")


class Place(NamedTuple):
    """One rule's finding: where it stands, as line and column, or index of the Docs API."""

    document: str
    code: str
    at: str


class Finding(NamedTuple):
    """A place with what stands there."""

    place: Place
    diagnostic: Diagnostic


def postmortems() -> list[Path]:
    """Every published postmortem, sorted."""
    return sorted((CORPUS / "docs").glob("*.md"))


def answers() -> list[Path]:
    """Every answer of the Docs API, few of them postmortems."""
    return sorted((CORPUS / "gdocs").glob("*.json"))


def findings(paths: Iterable[Path]) -> Iterator[Finding]:
    """Every finding on some documents, one for each rule that holds on a span."""
    for path in paths:
        source = path.read_bytes().decode()
        is_json = path.suffix == ".json"
        document = read(json.loads(source)) if is_json else markdown.read(source)
        for diagnostic in lint(document, DEFAULT).diagnostics:
            at = _at(source, diagnostic, is_json=is_json)
            for code in (diagnostic.code, *diagnostic.also):
                yield Finding(Place(path.stem, code, at), diagnostic)


def _at(source: str, diagnostic: Diagnostic, *, is_json: bool) -> str:
    if diagnostic.span is None:
        return "-"
    start = diagnostic.span.start
    if is_json:
        return str(start)
    return f"{source.count(chr(10), 0, start) + 1}.{start - source.rfind(chr(10), 0, start)}"


def recorded() -> Counter[Place]:
    """The places recorded last; a rule may speak twice of one."""
    places: Counter[Place] = Counter()
    for line in RECORD.read_text(encoding="utf-8").splitlines():
        document, code, ats = line.split("\t")
        places.update(Place(document, code, at) for at in ats.split())
    return places


def record(found: Iterable[Finding]) -> None:
    """Write the places down, one line for each document and rule."""
    ats: dict[tuple[str, str], list[str]] = {}
    for finding in found:
        ats.setdefault(finding.place[:2], []).append(finding.place.at)
    lines = [
        f"{name}\t{code}\t{' '.join(places)}\n" for (name, code), places in sorted(ats.items())
    ]
    RECORD.write_text("".join(lines), encoding="utf-8")


def differences(found: Iterable[Finding]) -> tuple[list[Finding], list[Place]]:
    """What is new, and which recorded places are gone."""
    left = recorded()
    new = []
    for finding in found:
        if left[finding.place] > 0:
            left[finding.place] -= 1
        else:
            new.append(finding)
    return new, sorted(left.elements())


def quoted(finding: Finding) -> str:
    """A finding on one line, with the words it stands on in their sentence."""
    diagnostic = finding.diagnostic
    document, code, at = finding.place
    if diagnostic.span is None:
        return f"{code}  {document}:{at}  {diagnostic.message}"
    sentence = " ".join(diagnostic.sentence.split())
    quote = " ".join((diagnostic.quote or "").split())
    start = max(0, sentence.find(quote))
    around = sentence[max(0, start - 110) : start + len(quote) + 110]
    return f"{code}  {document}:{at}  [{quote[:90]}]  {around}"


def diff() -> int:
    """Print what is new and what is gone, then the change by rule; 1 where there is any."""
    new, gone = differences(findings([*postmortems(), *answers()]))
    for finding in new:
        print(f"+ {quoted(finding)}")
    for document, code, at in gone:
        print(f"- {code}  {document}:{at}")
    more, less = Counter(f.place.code for f in new), Counter(place.code for place in gone)
    for code in sorted(more | less):
        print(f"{code}  {more[code]:+d} {-less[code]:+d}")
    total = sum(recorded().values())
    print(f"{len(new)} new, {len(gone)} gone, {total} recorded")
    return 1 if new or gone else 0


def sample(size: int, seed: int, code: str) -> None:
    """Print findings on postmortems drawn at random: the same seed and rules draw the same."""
    found = [one for one in findings(postmortems()) if one.place.code.startswith(code)]
    chosen = random.Random(seed).sample(found, min(size, len(found)))  # noqa: S311 - no secret
    for finding in sorted(chosen, key=lambda one: (one.place.code, one.place)):
        print(quoted(finding))


class Reading(NamedTuple):
    """A finding that was read: how it was drawn, its place, and what two readers say of it.

    The first reader read it twice, the second once, before looking at the first one's verdicts.
    Those drawn later the first reader read once; ``-`` says that the second one has not yet.
    """

    drawn: str
    place: Place
    first: str
    again: str
    second: str
    note: str

    @property
    def is_right(self) -> bool:
        """Whether nobody found it wrong, at any time."""
        return "wrong" not in {self.first, self.again, self.second}

    @property
    def is_agreed(self) -> bool:
        """Whether both readers come to the same."""
        return (self.first == self.again == "right") == (self.second == "right")


def readings() -> list[Reading]:
    """Every finding that was read, whether it still stands or not."""
    lines = [line.split("\t") for line in READINGS.read_text(encoding="utf-8").splitlines()]
    return [
        Reading(how, Place(document, code, at), first, again, second, "".join(note))
        for how, document, code, at, first, again, second, *note in lines
    ]


def tally(*drawn: str, standing: bool = True) -> dict[str, tuple[int, int]]:
    """How many findings of each rule were read, and how many every reading found right.

    Without ``standing``, those that are gone since count as well.
    """
    read_, right, places = Counter[str](), Counter[str](), recorded()
    for reading in readings() if drawn else _once(readings()):
        if (drawn and reading.drawn not in drawn) or (standing and not places[reading.place]):
            continue
        read_[reading.place.code] += 1
        right[reading.place.code] += reading.is_right
    return {code: (read_[code], right[code]) for code in sorted(read_)}


def _once(read_: Sequence[Reading]) -> list[Reading]:
    """The readings without those of the later draw at places that had been read before."""
    before: set[Place] = set()
    kept = []
    for _, drawn in groupby(read_, lambda one: one.drawn if one.drawn in LATER else ""):
        draw = list(drawn)
        kept += [one for one in draw if one.drawn not in LATER or one.place not in before]
        before.update(one.place for one in draw)
    return kept


def precision() -> None:
    """Print what share every reading found right, and put it on the rules' pages."""
    agreed = [reading.is_agreed for reading in readings() if reading.drawn == "random"]
    print(f"two readers agree on {sum(agreed)} of {len(agreed)}, {sum(agreed) / len(agreed):.1%}\n")
    for title, counts in (
        ("drawn at random", tally("random", standing=False)),
        ("drawn at random, and still standing", tally("random")),
        *(
            (f"drawn at random again, with {seed}{more}", tally(seed, standing=bool(more)))
            for seed in LATER
            for more in ("", ", and still standing")
        ),
        ("still standing, with every other one of a language rule", tally()),
    ):
        print(title)
        for code, (read_, right) in counts.items():
            print(f"{code}  {right:4d} of {read_:4d}")
        total, right = (sum(column) for column in zip(*counts.values(), strict=True))
        print(f"all    {right:4d} of {total:4d}, {right / total:.1%}\n")
    entries = "".join(f'    "{code}": {count},\n' for code, count in tally().items())
    MEASURED.write_text(
        '"""Findings on published postmortems: how many were read, how many were right.\n\n'
        'Written by ``python -m bench.corpus precision`` (``docs/evaluation.md``).\n"""\n\n'
        f"from __future__ import annotations\n\nREADINGS = {{\n{entries}}}\n",
        encoding="utf-8",
    )


def main() -> int:
    """Do what the first argument names."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("action", choices=("diff", "record", "sample", "precision"))
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--code", default="", help="only rules whose code begins so")
    args = parser.parse_args()
    if args.action == "precision":
        precision()
    elif not CORPUS.is_dir():
        print("there is no corpus at ../shared/corpus to look at")
    elif args.action == "diff":
        return diff()
    elif args.action == "record":
        record(findings([*postmortems(), *answers()]))
    else:
        sample(args.size, args.seed, args.code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
