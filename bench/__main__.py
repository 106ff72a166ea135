"""The report of `make bench`: in process, the corpus, a whole process, long texts and peers."""

from __future__ import annotations

import json
import sys
import tempfile
from functools import partial
from pathlib import Path
from platform import machine, python_version
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from bench import docs_json, markdown_text, peers, prose, sidebar, timing, workspace
from docs_template import markdown
from docs_template.reader import read
from linter.engine import lint
from linter.policy import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "docs"
POSTMORTEM = Path(sys.executable).with_name("postmortem")
WARM_UP = 5
DOCUMENT_ROUNDS = 60
CORPUS_ROUNDS = 3
PROCESS_ROUNDS = 21
SIZES = (1_000_000, 10_000_000)
GROWTH_ROUNDS = 3


def stages(source: bytes) -> tuple[float, float, float]:
    """Time json.loads, the reader and the linter on one document, in processor seconds."""
    start = process_time()
    parsed = json.loads(source)
    loaded = process_time()
    document = read(parsed)
    reading = process_time()
    lint(document, DEFAULT)
    end = process_time()
    return loaded - start, reading - loaded, end - reading


def report_document(source: bytes) -> None:
    """Print what reading and linting one document cost, over json.loads of the same bytes."""
    rounds = [stages(source) for _ in range(WARM_UP + DOCUMENT_ROUNDS)][WARM_UP:]
    loads, reading, linting = (median(column) for column in zip(*rounds, strict=True))
    print(f"{'in process':24} {'median ms':>10} {'over json.loads':>16}")
    for name, time in (
        ("json.loads", loads),
        ("reader", reading),
        ("linter", linting),
        ("reader and linter", reading + linting),
    ):
        print(f"{name:24} {time * 1e3:10.2f} {time / loads:16.2f}")


def lint_all(texts: Sequence[str]) -> None:
    """Read and lint each text as Markdown."""
    for text in texts:
        lint(markdown.read(text), DEFAULT)


def words_per_second(text: str) -> float:
    """Lint a text that was read before, after warm-up, in words per second."""
    document = markdown.read(text)
    times = [
        timing.seconds(lambda: lint(document, DEFAULT)) for _ in range(WARM_UP + CORPUS_ROUNDS)
    ]
    return len(text.split()) / min(times)


def report_corpus() -> None:
    """Print the words per second over published postmortems, where they are at hand."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.md"))]
    if not texts:
        print("corpus: none at ../shared/corpus/docs")
        return
    words = sum(len(text.split()) for text in texts)
    time = median(timing.seconds(lambda: lint_all(texts)) for _ in range(CORPUS_ROUNDS))
    print(f"corpus: {len(texts)} documents, {words:,} words, {words / time:,.0f} words per second")


def processor_seconds(action: Callable[[], object]) -> float:
    """Time one call, in processor seconds."""
    start = process_time()
    action()
    return process_time() - start


def report_growth(text: str) -> None:
    """Print the words per second of ever longer Markdown: linear time keeps them level."""
    print(f"{'Markdown':24} {'words':>10} {'words/s':>10} {'over the first':>15}")
    first = 0.0
    for size in SIZES:
        long = text * max(1, size // len(text))
        words = len(long.split())
        rounds = GROWTH_ROUNDS if size < SIZES[-1] else 1
        time = min(processor_seconds(partial(lint_all, [long])) for _ in range(rounds))
        first = first or words / time
        speed = words / time
        print(f"{f'{size / 1e6:g} MB':24} {words:10,} {speed:10,.0f} {speed / first:15.2f}")


def report_peers(text: str, here: float) -> None:
    """Print other prose linters on the same Markdown; ``here`` is our own words per second."""
    print(f"{'whole process, Markdown':24} {'ms':>10} {'words/s':>10} {'ours is':>8}")
    command = [str(POSTMORTEM), "lint", "--fail-on", "never"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = peers.speed(command, folder, text)
        print(f"{'postmortem lint':24} {ours.document * 1e3:10.0f} {here:10,.0f} {'':>8}")
        for peer, command in peers.COMMANDS.items():
            if not peers.is_installed(command):
                print(f"{peer:24} not installed: make bench-peers")
                continue
            found = peers.speed(command, folder, text)
            times = here / found.words_per_second if found.words_per_second else float("nan")
            print(
                f"{peer:24} {found.document * 1e3:10.0f} {found.words_per_second:10,.0f} "
                f"{times:7.1f}x"
            )


def report_process(source: bytes) -> None:
    """Print start-up, time and peak memory of the whole command over an empty interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "postmortem.json")
        path.write_bytes(source)
        empty = [sys.executable, "-c", "pass"]
        command = [str(POSTMORTEM), "lint", str(path), "--fail-on", "never"]
        times = timing.alternating_process_seconds([empty, command], PROCESS_ROUNDS)
        cpu = [
            median(timing.processor_seconds(one) for _ in range(PROCESS_ROUNDS))
            for one in (empty, command)
        ]
        peaks = [timing.peak_mib(empty), timing.peak_mib(command)]
    print(f"{'whole process':24} {'median ms':>10} {'over the empty':>16} {'peak MiB':>9}")
    for name, time, peak in zip(("python -c pass", "postmortem lint"), times, peaks, strict=True):
        print(f"{name:24} {time * 1e3:10.1f} {time / times[0]:16.2f} {peak:9.1f}")
    print(f"{'  processor time alone':24} {cpu[1] * 1e3:10.1f} {cpu[1] / cpu[0]:16.2f}")


def main() -> None:
    """Print the report."""
    parts = prose.postmortem()
    source = docs_json.source(parts)
    findings = len(lint(read(json.loads(source)), DEFAULT).diagnostics)
    print(f"Python {python_version()}, {sys.platform} {machine()}")
    print(
        f"document: {prose.word_count(parts):,} words, {len(source) // 1024:,} KiB of Docs JSON, "
        f"{findings} findings\n"
    )
    report_document(source)
    print()
    report_corpus()
    print()
    report_process(source)
    print()
    workspace.report(PROCESS_ROUNDS)
    print()
    sidebar.report(source, PROCESS_ROUNDS)
    print()
    text = markdown_text.source(parts)
    report_growth(text)
    print()
    report_peers(text, words_per_second(text))


if __name__ == "__main__":
    main()
