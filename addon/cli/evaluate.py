"""``postmortem evaluate``: how right the rules are on labelled sentences."""

from __future__ import annotations

import json

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import UsageError
from addon.errors import reason_of
from linter.evaluation import CLASSES, SECTIONS, YES_NO, evaluate, in_fold, table
from linter.formats.terminal import visible
from linter.policy import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from linter.evaluation import Score

_LABELS = (*YES_NO, *CLASSES)
_WHICH = ("fp", "fn")


def run(argv: list[str]) -> int:
    """Print a table of scores, or the wrong cases of one label."""
    args = _parser().parse_args(argv)
    label, which = _shown(args.show)
    scores = evaluate(_chosen(args.gold, args.fold), DEFAULT)
    if label:
        score = next(score for score in scores if score.label == label)
        streams.write("".join(_case(*case) for case in score.wrong(which)))
    elif args.format == "json":
        streams.write(json.dumps({"version": 1, "labels": table(scores)}, indent=2) + "\n")
    else:
        streams.write(_text(scores))
    return 0


def _chosen(paths: Sequence[str], fold: str | None) -> Sequence[Mapping[str, Any]]:
    items = [item for path in paths for item in _items(path)]
    return items if fold is None else in_fold(items, *_fold(fold))


def _fold(text: str) -> tuple[int, int]:
    number, _, folds = text.partition("/")
    if not (number.isdecimal() and folds.isdecimal() and 1 <= int(number) <= int(folds)):
        raise UsageError(f'--fold "{text}" is no K/N such as 1/2 or 3/5')
    return int(number), int(folds)


def _items(path: str) -> list[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
    except OSError as problem:
        raise UsageError(f"{path}: {reason_of(problem)}") from problem
    except UnicodeDecodeError as problem:
        raise UsageError(f"{path}: it is no UTF-8 text; save it as UTF-8") from problem
    items = [_item(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not items:
        raise UsageError(f"{path}: there is no labelled sentence in it")
    return items


def _item(path: str, number: int, line: str) -> dict[str, Any]:
    place = f"{path}, line {number}"
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise UsageError(f"{place}: broken JSON ({problem})") from problem
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise UsageError(f'{place}: no object with a "text"')
    if item.get("kind") not in tuple(SECTIONS):
        raise UsageError(f'{place}: "kind" is none of {", ".join(SECTIONS)}')
    if not _are_labels(item.get("labels")):
        raise UsageError(f'{place}: "labels" is no object of true, false, null and words')
    if not isinstance(item.get("note"), str | None):
        raise UsageError(f'{place}: "note" is no text')
    return item


def _are_labels(labels: object) -> bool:
    return isinstance(labels, dict) and all(
        isinstance(value, bool | str | None) for value in labels.values()
    )


def _shown(show: str | None) -> tuple[str, str]:
    if show is None:
        return "", ""
    label, _, which = show.partition(":")
    if label not in _LABELS or which not in _WHICH:
        raise UsageError(
            f'--show "{show}" is no LABEL:fp or LABEL:fn; labels are {", ".join(_LABELS)}'
        )
    return label, which


def _case(item: Mapping[str, Any], true: object, said: object) -> str:
    name = str(item.get("id") or item.get("pair") or "")
    return f"{visible(name)}\t{true} -> {said}\t{visible(item['text'])}\n"


def _text(scores: Sequence[Score]) -> str:
    lines = [f"{'label':<22} {'n':>5} {'precision':>9} {'recall':>9} {'F1':>9} {'accuracy':>9}\n"]
    for row in table(scores):
        figures = [row.get(name) for name in ("precision", "recall", "f1", "accuracy")]
        shown = " ".join(f"{'' if f is None else f'{f:.3f}':>9}" for f in figures)
        lines.append(f"{row['label']:<22} {row['n']:>5} {shown}".rstrip() + "\n")
    return "".join(lines)


def _parser() -> Parser:
    parser = Parser("evaluate", "Measure the rules on labelled sentences, one JSON object a line.")
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fold",
        metavar="K/N",
        help="only the sentences of every Nth document: look at some, check on the others",
    )
    parser.add_argument("--show", metavar="LABEL:fp|fn", help="list the wrong cases of a label")
    return parser
