"""The document exposes a secret.

## What it flags
Keys and tokens in the form that their vendors document (cloud, code hosting, chat, payment and mail
services, JSON web tokens), private keys, passwords in addresses, and values behind a label such as
`password =` or `api_key:`. Code and quotations count too. Commits, digests, UUIDs, trace ids and
placeholders (`AKIA…EXAMPLE`, `<token>`, `changeme`) do not.

## Why it matters
A postmortem is read by everyone in the organisation, copied, mailed and pushed to the tracker. A
secret that stood in it once is known, so this finding cannot be dismissed.

## Examples
- Flagged: a log line with `Authorization: Bearer` and the token.
- Not flagged: the same line with `Bearer ***`.

## How to fix
Revoke the secret first. Then delete it here, and from the history of the document.

## Options
None. The finding stands on what precedes the secret, so that no output repeats it; text, SARIF and
annotations mask it wherever it occurs. JSON repeats the words of the document in what else it says
of them (`action_items`, other findings): treat that output like the document.
"""

from __future__ import annotations

from linter.diagnostic import ERROR, Diagnostic, Edit, Fix
from linter.language.secrets import secrets, suspects
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.document import Block
    from linter.language.secrets import Secret
    from linter.postmortem import Postmortem


# It has to look at every word of a document, which makes it one of the dearer rules: long words are
# sifted by what known secrets begin with before any pattern is tried.
class SecretExposed(Rule):
    code = "PRV01"
    name = "secret-exposed"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for number in suspects(postmortem.whole):
            block = postmortem.document.blocks[number]
            for secret in secrets(block.text):
                yield self._found(postmortem, block, secret)

    def _found(self, postmortem: Postmortem, block: Block, secret: Secret) -> Diagnostic:
        fixes = []
        if secret.shown < secret.end:
            edit = Edit(block.span(secret.shown, secret.end), "[removed]")
            fixes = [Fix("Remove it", [edit])]
        found = self.at(
            postmortem,
            block,
            f"This is {secret.kind}: revoke it, then remove it.",
            start=secret.start,
            end=secret.start + len(block.text[secret.start : secret.shown].rstrip()),
            fixes=fixes,
        )
        found.sentence = secret.kind  # The fingerprint is not made from the secret either.
        found.hidden = block.text[secret.shown : secret.end]
        return found
