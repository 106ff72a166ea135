"""Other prose linters over the same text, for those that `make bench-peers` has installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench import timing

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).resolve().parent.parent / ".peers"
NODE = FOLDER / "node_modules" / ".bin"
# The option that a peer needs to print what it finds on a file named last.
COMMANDS = {
    "diction (C)": ["diction"],
    "proselint": [str(FOLDER / "python" / "bin" / "proselint"), "check"],
    "write-good": [str(NODE / "write-good")],
    "alex": [str(NODE / "alex")],
    "textlint": [str(NODE / "textlint"), "--rule", "write-good"],
}
ROUNDS = 5
# A peer's own speed: what so many copies cost beyond one word.
COPIES = 5


class Speed:
    """Seconds of one document as a whole process, and words a second beyond the start.

    The second is 0 where the machine was too busy to tell the start from the rest.
    """

    def __init__(self, document: float, words_per_second: float) -> None:
        self.document = document
        self.words_per_second = words_per_second


def is_installed(command: Sequence[str]) -> bool:
    """Tell whether a command can be started."""
    return shutil.which(command[0]) is not None


def seconds(command: Sequence[str], path: Path) -> float:
    """Time one whole process; a peer that finds something may exit with anything."""
    environment = {**timing.ENVIRONMENT, "NO_COLOR": "1"}
    return timing.seconds(
        lambda: subprocess.run(
            [*command, str(path)],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )


def speed(command: Sequence[str], folder: Path, text: str) -> Speed:
    """Measure a peer on a text, on several copies of it, and on one word."""
    files = {"word": "Incident.\n", "one": text, "many": text * COPIES}
    times = {}
    for name, content in files.items():
        path = folder / f"{name}.md"
        path.write_text(content, encoding="utf-8")
        seconds(command, path)
        times[name] = median(seconds(command, path) for _ in range(ROUNDS))
    words = len(text.split()) * COPIES
    beyond = times["many"] - times["word"]
    return Speed(times["one"], words / beyond if beyond > 0 else 0.0)
