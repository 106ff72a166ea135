"""``postmortem sweep``: check every known postmortem as the robot, at a steady pace."""

from __future__ import annotations

from addon.cli import streams
from addon.cli.parser import Parser
from addon.cli.usage import USAGE, UsageError
from addon.domain.sweeps import MOST_SHARE, OUTCOMES, READS_A_MINUTE
from addon.errors import BusyError, UnavailableError
from addon.settings import DEFAULT_SHARE, SWEEP_SHARE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.usecases.sweep_postmortems import Swept

LATER = 1


def run(argv: list[str]) -> int:
    """Sweep to the end; 0, 1 where Google or another sweep lets it go on later only, 2 refused."""
    from addon.cli.store import backend

    args = _parser().parse_args(argv)
    with backend("sweep") as service:
        if service.sweeping.robot is None:
            raise UsageError("the policy names no robot; write targets.robot into it")
        try:
            swept = service.sweeping.sweep(args.share)
        except (BusyError, UnavailableError) as problem:
            again = "Give the same command again, it goes on where this one stopped"
            streams.complain(f"postmortem sweep: {problem}. {again}")
            return LATER
    if swept is not None:
        streams.write("".join(f"{line}\n" for line in _told(swept)))
    return 0


def _told(swept: Swept) -> Iterator[str]:
    documents = "1 postmortem" if swept.done == 1 else f"{swept.done} postmortems"
    yield f"sweep {swept.number}: {documents}"
    for outcome, words in OUTCOMES.items():
        if swept.outcomes.get(outcome):
            yield f"  {swept.outcomes[outcome]} {words}"


def _share(text: str) -> int:
    share = int(text)
    if not 1 <= share <= MOST_SHARE:
        raise ValueError
    return share


def _parser() -> Parser:
    parser = Parser(
        "sweep",
        "Check every known postmortem as the policy's robot, and note in the store what was found: "
        "counts, codes and fingerprints, no words. One sweep runs at a time. One that was stopped "
        "goes on where it was, also by the service's clock. Private postmortems are left out.",
        f"Exit code 0: every one is done. {LATER}: Google takes no more requests or gives no "
        f"answers, or another sweep is under way; it goes on later. {USAGE}: bad usage, or the "
        "robot cannot read anything.",
    )
    parser.add_argument(
        "--share",
        type=_share,
        metavar="PERCENT",
        help=f"how much of the {READS_A_MINUTE} documents a minute that Google lets the robot read "
        f"it may take, 1 to {MOST_SHARE}; else {SWEEP_SHARE}, or {DEFAULT_SHARE}",
    )
    return parser
