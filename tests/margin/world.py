"""One postmortem, three people with the sidebar, colleagues without it, a world that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from addon.main import create_app
from emulator import documents
from emulator.docs import service
from tests.addon.host import DOCUMENT, Host, buttons_of
from tests.emulator import walking
from tests.emulator.documents import delete, insert, span
from tests.heal import damages
from tests.margin import postmortems
from tests.margin.network import DONE, LATER, NEVER, Delay, Network, wait_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.emulator.local import Local

Json = dict[str, Any]

ADA, BO, CY = "ada@example.com", "bo@example.com", "cy@example.com"
CLICKERS = (ADA, BO, CY)
HANA, COLLEAGUE = "hana@example.com", "colleague@example.com"
# Calls of the add-on: it reads, writes, and locks.
METHODS = ("GET", "GET", "POST", "POST", "POST", "POST", "PATCH")
# What of a document a click owns, and so may change: the status in its header, its structure.
STATUS, STRUCTURE = "status", "structure"
MODES = ("available", "available", "available", "unknown", "not_enrolled")

SENTENCES = (
    " Bea should have checked the graph. ",
    " The operator was careless. ",
    " Obviously, nobody tested it. ",
    " The limit was too low. ",
    " It failed for many customers. ",
)
# All of them in the first tab, which is the one that is judged.
DAMAGES = [one for one in damages.DAMAGES if one is not damages.section_in_another_tab]
WORDS = ("x", " and", " pool", ", then", " 🎉 ", " forgot")


class Stage(NamedTuple):
    """A local Workspace, the settings of a backend beside it, and the way between them."""

    local: Local
    environ: dict[str, str]
    network: Network


class World:
    """What acts and what is acted on; ``random`` decides, so that a seed tells it all."""

    def __init__(self, stage: Stage, random: Random) -> None:
        local = self.local = stage.local
        self.random = random
        self.modes: set[str] = set()
        self.owned: set[str] = set()
        self.become(random.choice(MODES))
        batches = random.choice(("refused", "comments"))
        local.control("PUT", "switches", {"commenter_batches": batches})
        people = {"owner": ADA, "editors": f"{BO},{HANA},{COLLEAGUE}", "commenters": CY}
        begun = random.choice((postmortems.written_freely, postmortems.from_template))
        local.load(DOCUMENT, begun(), **people)
        self.network = stage.network
        self._store = stage.environ["SECOND_STORY_DATABASE"]
        self.relief()
        self._waiting: list[str] = []
        backend = create_app(stage.environ)
        self.hosts = {email: Host(local, email) for email in CLICKERS}
        for host in self.hosts.values():
            host.client = backend.test_client()

    def become(self, mode: str) -> None:
        """Give the project the features, or take them from it."""
        self.mode = mode
        self.modes.add(mode)
        self.local.control("PUT", "switches", {"comments_and_suggestions": mode})

    @property
    def is_locked(self) -> bool:
        """Whether the document is published, and so locked: then nobody writes."""
        file = self.local.workspace.file(DOCUMENT)
        return file is not None and file.is_locked

    @property
    def stored(self) -> service.StoredDocument:
        """The document behind the API."""
        file = self.local.workspace.file(DOCUMENT)
        assert file is not None
        assert file.document is not None
        return file.document

    def read(self) -> Json:
        """All of the document, threads included."""
        return self.stored.get(include_tabs=True, comments_view_mode=service.INCLUDED)

    def write(self, *requests: Json, email: str = HANA, suggests: bool = False) -> None:
        """What a person does in the document by hand, as long as it is not locked."""
        if self.is_locked:
            return
        control = {"writeControl": {"writeMode": "SUGGEST"}} if suggests else {}
        body = {"requests": list(requests), **control}
        workspace = self.local.workspace
        documents.change(workspace, workspace.file(DOCUMENT), body, email)

    def damage(self) -> None:
        """What a person does to the structure of a postmortem."""
        if not self.is_locked:
            damages.apply(self.random.choice(DAMAGES), self.stored)

    def edit(self) -> list[Json]:
        """Requests that a person could make of the text as it is now."""
        random = self.random
        spots = [spot for spot in walking.paragraphs(self.read()) if spot.end - spot.start > 2]
        spot = random.choice(spots)
        cuts = [spot.start, *walking.cuts(spot)[:-1]]
        at = random.choice(cuts)
        if random.random() < 0.4:
            return [insert(at, random.choice(WORDS))]
        if random.random() < 0.4:
            return [insert(at, random.choice(SENTENCES))]
        later = [cut for cut in cuts if cut > at][: random.choice((4, 12, 60))]
        return [delete(at, later[-1])] if later else [insert(at, "y")]

    def comment(self, content: str) -> Json:
        """A request for a comment of a person's own."""
        spot = self.random.choice(
            [one for one in walking.paragraphs(self.read()) if one.end - one.start > 4]
        )
        return {"insertComment": {"content": content, "range": span(spot.start, spot.end - 1)}}

    def clicker(self) -> Host:
        """Whose sidebar is clicked in next; at the same time, somebody else's."""
        return self.hosts[self._waiting.pop() if self._waiting else self.random.choice(CLICKERS)]

    def overlap(self, *clicks: Callable[[], object]) -> None:
        """Carry out clicks of different people at the same time."""
        self._waiting = self.random.sample(CLICKERS, len(clicks))
        self.network.overlap(self.random, *clicks)

    def click(self, host: Host, label: str) -> None:
        """Open the sidebar and press one of the buttons with a label, where there is any."""
        card = host.open()
        found = [button for button in buttons_of(card) if button["text"] == label]
        if found:
            host.click(self.random.choice(found))

    def trouble(self) -> str:
        """Order that something goes wrong, and say what."""
        if self.random.random() < 0.2:
            delay = self._delay()
            self.network.delay(delay)
            return f"{{{delay.method} in time: {delay.fate}}}"
        fault = self.fault()
        self.local.control("POST", "faults", fault)
        return f"{fault}"

    def relief(self) -> None:
        """Let nothing go wrong any more."""
        self.local.control("DELETE", "faults")
        if self.network.clear():
            wait_out(self._store, DOCUMENT)

    def _delay(self) -> Delay:
        """A call that is not answered in time."""
        random = self.random
        method = random.choice(METHODS)
        return Delay(method, random.choice((0, 0, 1)), random.choice((DONE, LATER, NEVER)))

    def fault(self) -> Json:
        """Something that goes wrong at one of the next calls."""
        random = self.random
        when = random.choice(("before", "after"))
        kind = random.choice(("status", "status", "drop", "comments_lost", "edit", "edit"))
        order: Json = {"kind": kind, "skip": random.choice((0, 0, 1, 2))}
        if kind == "status":
            order |= {"status": random.choice((429, 500, 503, 504)), "when": when}
        elif kind == "drop":
            order |= {"when": when}
        elif kind == "edit":
            order |= {"when": when, "document": DOCUMENT, "requests": self.edit()}
            order |= {"write_mode": random.choice(("EDIT", "EDIT", "SUGGEST"))}
        method = random.choice(METHODS)
        return order | {"method": "POST" if kind == "comments_lost" else method}
