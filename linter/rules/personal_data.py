"""The document names personal data of somebody outside.

## What it flags
E-mail addresses of persons, telephone numbers, numbers of cards, accounts and persons with a valid
check digit. People of the response are left alone: responders, owners, who stands in the timeline
or in a chip, and every address of their domains; so are addresses of roles (`support@`) and of
documentation (`example.com`). Code counts too: logs are where customers appear.

## Why it matters
A postmortem is kept for years and read by everyone. Data of customers has to be deleted on request,
and nobody will look for it here.

## Examples
- Flagged: the address of a customer in a log line.
- Not flagged: the address of a responder, or `jane@example.com`.

## How to fix
Write what the reader needs to know: "a customer in Spain", an internal id.

## Options
`practice.words.domains` of the policy: domains whose addresses are your own.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic, Edit, Fix
from linter.language.patterns import regex
from linter.language.personal import EMAIL, personal_data, suspects
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.document import Block
    from linter.language.personal import Personal
    from linter.postmortem import Postmortem

_ADDRESS = regex(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# Where everybody has an address: only the very same one is a responder's.
_PUBLIC = frozenset(
    """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com
    proton.me protonmail.com gmx.com gmx.net gmx.de web.de mail.com aol.com fastmail.com zoho.com
    qq.com 163.com 126.com naver.com yandex.ru mail.ru
    """.split()
)


class PersonalData(Rule):
    code = "PRV02"
    name = "personal-data"
    severity = WARNING

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        ours: frozenset[str] | None = None
        for number in suspects(postmortem.whole):
            block = postmortem.document.blocks[number]
            for one in personal_data(block.text):
                ours = ours if ours is not None else frozenset(_ours(postmortem))
                address = block.text[one.start : one.end].lower()
                if one.kind != EMAIL or ours.isdisjoint((address, address.partition("@")[2])):
                    yield self._found(postmortem, block, one)

    def _found(self, postmortem: Postmortem, block: Block, one: Personal) -> Diagnostic:
        edit = Edit(block.span(one.start, one.end), "[removed]")
        return self.at(
            postmortem,
            block,
            f"This is {one.kind}; does the reader need it?",
            start=one.start,
            end=one.end,
            fixes=[Fix("Remove it", [edit])],
        )


def _ours(postmortem: Postmortem) -> Iterator[str]:
    """The addresses of the people of the response, and their domains, lower case."""
    for text in _named(postmortem):
        for address in _ADDRESS.findall(text.lower()):
            domain = address.partition("@")[2]
            yield address
            if domain not in _PUBLIC:
                yield domain
    yield from postmortem.policy.own_words("domains")


def _named(postmortem: Postmortem) -> Iterator[str]:
    for block in postmortem.document.blocks:
        for mark in block.marks:
            if mark.kind == "person":
                yield mark.value
    for name in ("responders", "facilitator"):
        field = postmortem.header.fields.get(name)
        if field is not None:
            yield field.text
    for item in postmortem.action_items:
        yield item.owner
    for entry in postmortem.timeline.entries:
        yield entry.who
