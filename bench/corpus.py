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
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docs_template import markdown
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.diagnostic import Diagnostic

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
RECORD = Path(__file__).with_suffix(".tsv")
READINGS = Path(__file__).with_name("readings.tsv")
NOW = None
SEED, SIZE = 2026, 300


class Place(NamedTuple):
    """One rule's finding: where it stands, as line and column, or index of the Docs API."""

    document: str
    code: str
    at: str


class Finding(NamedTuple):
    """A place with what stands there."""

    place: Place
    diagnostic: Diagnostic


def documents() -> Iterator[Path]:
    """Every real document, sorted."""
    yield from sorted((CORPUS / "docs").glob("*.md"))
    yield from sorted((CORPUS / "gdocs").glob("*.json"))


def findings() -> Iterator[Finding]:
    """Every finding on every real document, one for each rule that holds on a span."""
    for path in documents():
        source = path.read_bytes().decode()
        is_json = path.suffix == ".json"
        document = read(json.loads(source)) if is_json else markdown.read(source)
        for diagnostic in lint(document, DEFAULT, NOW).diagnostics:
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
    sentence = " ".join(diagnostic.sentence.split())
    quote = " ".join((diagnostic.quote or "").split())
    start = max(0, sentence.find(quote))
    around = sentence[max(0, start - 110) : start + len(quote) + 110]
    document, code, at = finding.place
    return f"{code}  {document}:{at}  [{quote[:90]}]  {around}"


def diff() -> int:
    """Print what is new and what is gone, then the change by rule; 1 where there is any."""
    new, gone = differences(findings())
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
    """Print findings drawn at random, the same ones for the same seed and the same rules."""
    found = [finding for finding in findings() if finding.place.code.startswith(code)]
    chosen = random.Random(seed).sample(found, min(size, len(found)))  # noqa: S311 - no secret
    for finding in sorted(chosen, key=lambda one: (one.place.code, one.place)):
        print(quoted(finding))


def precision() -> None:
    """Print how many of the findings read were right, by rule, as both readers found."""
    read_, right = Counter[str](), Counter[str]()
    for line in READINGS.read_text(encoding="utf-8").splitlines():
        _, code, _, first, second, *_ = line.split("\t")
        read_[code] += 1
        right[code] += first == second == "right"
    for code in sorted(read_):
        print(f"{code}  {right[code]:4d} of {read_[code]:4d}")
    share = sum(right.values()) / sum(read_.values())
    print(f"all    {sum(right.values()):4d} of {sum(read_.values()):4d}, {share:.1%}")


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
        record(findings())
    else:
        sample(args.size, args.seed, args.code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
