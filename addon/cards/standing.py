"""How a postmortem stands beside its words, at the top of its report, and what to do about it."""

from __future__ import annotations

from addon.cards.links import PUBLISH
from addon.cards.widgets.parts import button, buttons, call, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from linter.markers import is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import CardSection, Widget
    from addon.cards.widgets.parts import Button
    from addon.usecases.assess_standing import Standing
    from addon.usecases.check_postmortem import Checked

ADOPT_COPY = "Make it one of its own"
REOPEN = "Reopen"
UNLOCK = "Unlock"
LOCK = "Lock it"

_WHOM = 200
_RED = "#b3261e"


def standing_sections(checked: Checked, links: Links) -> Iterator[CardSection]:
    """Nothing for a draft that is as it should be; else a section for each thing to know."""
    standing = checked.standing
    if standing is None:
        return
    if standing.is_copy:
        yield section(list(_copy(checked, links)))
        return
    for whom in standing.exposure:
        yield section([_exposed(standing, whom)])
    if standing.is_uncertain:
        yield section([paragraph(Html("It is private, but whom it is shared with is not shown."))])
    if standing.file is None:
        words = "Whether it is locked, and whom it is shared with, could not be looked at."
        yield section([paragraph(Html(f"{words} Check again in a minute."))])
    elif standing.is_final:
        yield section(list(_final(standing, links)))


def publish_offer(checked: Checked, links: Links) -> Iterator[Widget]:
    """The button of a draft that is ready, for those who may publish it."""
    standing = checked.standing
    if standing and standing.may_publish and not standing.is_final and checked.is_ready:
        yield buttons(button(PUBLISH, call(links.publication), is_main=True))


def _copy(checked: Checked, links: Links) -> Iterator[Widget]:
    yield paragraph(
        Html("<b>A copy of another postmortem</b>"),
        Html("Its marks are the original's, so it is neither published nor upgraded."),
        *_inherited(checked),
    )
    if checked.is_editor:
        yield buttons(button(ADOPT_COPY, call(links.adoption), is_main=True))


def _inherited(checked: Checked) -> Iterator[Html]:
    """The comments that came with the copy; they are told of, whatever becomes of them."""
    threads = checked.report.postmortem.document.threads
    number = sum(is_ours(one) and one.copied for one in threads)
    if number:
        said = "comment here was" if number == 1 else "comments here were"
        yield Html(f"{number} Second Story {said} made on the original.")


def _exposed(standing: Standing, whom: str) -> Widget:
    stated = "private" if standing.visibility == "private" else "for the organisation alone"
    return paragraph(
        Html(f'<font color="{_RED}"><b>Error</b></font> <b>Shared more widely than stated</b>'),
        Html(
            f"This postmortem is {stated}, yet it is shared with {escaped(head(whom, _WHOM))}. "
            "Change that under <b>Share &gt; General access</b>, then check again."
        ),
    )


def _final(standing: Standing, links: Links) -> Iterator[Widget]:
    yield paragraph(*_said(standing))
    row = list(_ways(standing, links))
    if row:
        yield buttons(*row)


def _said(standing: Standing) -> Iterator[Html]:
    if not standing.is_mismatched:
        yield Html("<b>Published and locked</b>")
        yield Html("It stays as it is until an editor reopens it.")
    elif standing.is_published:
        yield Html(f'<font color="{_RED}"><b>Published, but not locked</b></font>')
        yield Html("Its status says Published, yet editors can still change it.")
    else:
        yield Html(f'<font color="{_RED}"><b>Locked, but not published</b></font>')
        yield Html("Its status does not say Published, yet nobody can change it.")


def _ways(standing: Standing, links: Links) -> Iterator[Button]:
    """A mismatch can be put right both ways."""
    if standing.is_mismatched and standing.may_publish:
        label = LOCK if standing.is_published else PUBLISH
        yield button(label, call(links.publication), is_main=True)
    if standing.may_reopen:
        yield button(REOPEN if standing.is_published else UNLOCK, call(links.reopen))
