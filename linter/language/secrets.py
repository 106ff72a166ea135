"""Secrets in a text: the published forms of keys and tokens, and values behind a label.

The forms are those that vendors document so that leaks can be found. Nothing is taken for a secret
because it looks random alone: commits, digests, UUIDs and trace ids do too.
"""

from __future__ import annotations

import re

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.language.whole import Whole

# What the key belongs to, what it starts with, and what follows.
_FORMS = (
    ("an AWS access key", r"(?:AKIA|ASIA)", r"[A-Z0-9]{16}"),
    ("a Google API key", r"AIza", r"[\w-]{35}"),
    ("a Google OAuth secret", r"GOCSPX-", r"[\w-]{28}"),
    ("a Google access token", r"ya29\.", r"[\w-]{20,}"),
    ("a GitHub token", r"gh[pousr]_", r"[A-Za-z0-9]{36,}"),
    ("a GitHub token", r"github_pat_", r"\w{60,}"),
    ("a GitLab token", r"gl(?:pat|dt|rt|ptt|soat|cbt)-", r"[\w-]{20,}"),
    ("a Slack token", r"xox[abeoprs]-", r"[A-Za-z0-9-]{10,}"),
    ("a Slack token", r"xapp-", r"\d-[A-Za-z0-9-]{10,}"),
    ("a Stripe key", r"[rs]k_(?:live|test)_", r"[A-Za-z0-9]{16,}"),
    ("a SendGrid key", r"SG\.", r"[\w-]{16,}\.[\w-]{16,}"),
    ("a Twilio key", r"SK", r"[0-9a-f]{32}"),
    ("a Mailgun key", r"key-", r"[0-9a-f]{32}"),
    ("an npm token", r"npm_", r"[A-Za-z0-9]{36}"),
    ("a PyPI token", r"pypi-AgE", r"[\w-]{50,}"),
    ("a RubyGems key", r"rubygems_", r"[0-9a-f]{48}"),
    ("a Docker token", r"dckr_(?:pat|oat)_", r"[\w-]{20,}"),
    ("a DigitalOcean token", r"do[opr]_v1_", r"[0-9a-f]{64}"),
    ("an Atlassian token", r"AT(?:ATT|CTT)3", r"[\w=-]{100,}"),
    ("a Shopify token", r"shp(?:at|ca|pa|ss)_", r"[0-9a-fA-F]{32}"),
    ("an Anthropic key", r"sk-ant-", r"[\w-]{20,}"),
    ("an OpenAI key", r"sk-(?:proj-|svcacct-)?", r"[\w-]{20,}T3BlbkFJ[\w-]{20,}"),
    ("a Hugging Face token", r"hf_", r"[A-Za-z0-9]{34}"),
    ("a Databricks token", r"dapi", r"[0-9a-f]{32}"),
    ("a New Relic key", r"NRAK-", r"[A-Z0-9]{27}"),
    ("a Grafana token", r"glsa_", r"[A-Za-z0-9]{32}_[0-9a-f]{8}"),
    ("a Linear key", r"lin_api_", r"[A-Za-z0-9]{40}"),
    ("a Sentry token", r"sntry[su]_", r"[\w=+/-]{30,}"),
    ("a Vault token", r"hvs\.", r"[\w-]{24,}"),
    ("a JSON web token", r"eyJ", r"[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
)
_FORM = regex(
    r"(?<![A-Za-z0-9])(?:"
    + "|".join(
        rf"(?P<s{number}>{start})(?P<v{number}>{rest})"
        for number, (_, start, rest) in enumerate(_FORMS)
    )
    + r")(?![A-Za-z0-9])"
)
_PEM = regex(
    r"-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?P<body>[\sA-Za-z0-9+/=:,-]{0,8000})"
)
_HOOK = regex(
    r"https://(?:hooks\.slack\.com/services/T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/(?P<slack>[A-Za-z0-9]{20,})"
    r"|discord(?:app)?\.com/api/webhooks/\d{5,20}/(?P<discord>[\w-]{50,}))"
)
_IN_URL = regex(
    r"\b[a-z][a-z0-9+.-]{1,20}://(?P<user>[^\s/:@?#]{0,60}):(?P<value>[^\s/:@]{3,100})@[\w.\[-]"
)
_LABELLED = regex(
    r"(?<![A-Za-z0-9])(?P<label>(?:[a-z0-9]{1,30}[_-]){0,3}"
    r"(?:pass(?:word|wd|phrase)?|pwd|(?:client[_ -]?)?secret(?:[_ -]?(?:access[_ -]?)?key)?"
    r"|(?:api|access|private|signing|encryption|account|master)[_ -]?key"
    r"|(?:(?:auth|access|refresh|bearer|api|id)[_ -]?)?token))[\"'`]?"
    r"(?:\s?(?:=|:|=>|:=)\s?|\s(?:is|was)\s(?=[\"'`]))[\"'`]?(?P<value>[^\s\"'`,;()<>\[\]{}|]{6,200})",
    re.IGNORECASE,
)
_LABEL_END = regex(
    r"(?:pass(?:word|wd|phrase)?|pwd|secret|key|token)[\"'`]?\s?(?:[=:]|(?:is|was)\s[\"'`])",
    re.IGNORECASE,
)
_HEADER = regex(
    r"\bAuthorization:?\s{1,3}(?:Basic|Bearer|token)\s(?P<value>[\w+/=.~-]{16,400})", re.IGNORECASE
)
# What is cheap to look for: a word of each label, in lower case, and what the forms start with.
_LABEL_WORDS = ("passw", "passphrase", "pwd", "secret", "token", "key", "authorization")
_PRIVATE_KEY = "PRIVATE KEY"
_START = regex("|".join(start for _, start, _ in _FORMS) + r"|hooks\.slack|/api/webhooks/")
_LONG = 15

_PLACEHOLDER = regex(
    r"example|sample|dummy|fake|placeholder|redact|change-?me|your[-_]?|my[-_]?(?:secret|token|pass)"
    r"|insert|xxx|\*\*|\.\.\.|…|<|>|\$\{|\{\{|%\(|^\$|not[-_]?a|test(?:ing)?[-_]?(?:token|key|pass|secret)"
    r"|process\.env|environ|getenv|secrets\.|^vault[:/]|^pass(?:wd)?$|^pwd$"
    r"|abcdef|123456|secret$|^password|token$|^none$|^null$|^true$|^false$|^undefined$|^nil$",
    re.IGNORECASE,
)
# "tls-cert-2026", "process.env.TOKEN", "/run/secrets/db": words and short numbers, joined.
_NAME = regex(r"[./~]|(?:[A-Za-z]{1,20}|v?\d{1,4})(?:[-_./:](?:[A-Za-z]{1,20}|v?\d{1,4}))*/?$")
_UUID = regex(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
# Tokens that open nothing.
_HARMLESS = regex(
    r"(?:trace|span|request|correlation|idempotency|page|next|cursor|continuation|csrf|sync|device"
    r"|public|partition|sort|cache|primary|foreign|object|row|routing|idempotent)[_ -]?"
    r"(?:token|key)$",
    re.IGNORECASE,
)
_LEAST_BITS = 3.0


class Secret:
    """A secret in a text: what it is, where the whole of it stands, and where it begins to tell.

    ``start`` to ``shown`` says what kind of thing it is and may be seen; ``shown`` to ``end`` is
    what must not be.
    """

    __slots__ = ("end", "kind", "shown", "start")

    def __init__(self, kind: str, start: int, shown: int, end: int) -> None:
        self.kind = kind
        self.start = start
        self.shown = shown
        self.end = end


def suspects(whole: Whole) -> list[int]:
    """The numbers of the texts that may hold a secret, found without reading the others."""
    long = [word for word in whole.chunks if len(word) >= _LONG and _START.search(word)]
    addresses = {number for number in whole.as_written(["://"]) if "@" in whole.texts[number]}
    found = whole.as_written([_PRIVATE_KEY, *long]) | whole.with_any(_LABEL_WORDS)
    return sorted(found | addresses)


def secrets(text: str) -> list[Secret]:
    """The secrets of a text, left to right, none inside another."""
    found = sorted(_secrets(text), key=lambda secret: (secret.start, -secret.end))
    apart: list[Secret] = []
    for secret in found:
        if not apart or secret.start >= apart[-1].end:
            apart.append(secret)
    return apart


def _secrets(text: str) -> Iterator[Secret]:
    if max(map(len, text.split()), default=0) >= _LONG:
        yield from _of_known_form(text)
    if _PRIVATE_KEY in text:
        for match in _PEM.finditer(text):
            yield Secret("a private key", match.start(), match.start("body"), match.end())
    low = text.lower()
    if any(word in low for word in _LABEL_WORDS):
        yield from _labelled(text)


def _of_known_form(text: str) -> Iterator[Secret]:
    for match in _FORM.finditer(text):
        number = int((match.lastgroup or "v0")[1:])
        value = match[f"v{number}"]
        if _is_random(value) and not _PLACEHOLDER.search(match.group()):
            yield Secret(_FORMS[number][0], match.start(), match.start(f"v{number}"), match.end())
    if "://" not in text:
        return
    for match in _HOOK.finditer(text):
        if not _PLACEHOLDER.search(match.group()):
            shown = match.start(match.lastgroup or 0)
            yield Secret("a webhook address", match.start(), shown, match.end())
    for match in _IN_URL.finditer(text):
        if not _PLACEHOLDER.search(match["value"]) and match["value"] not in {"port", "tag"}:
            start, end = match.span("value")
            yield Secret("a password in an address", match.start(), start, end)


def _labelled(text: str) -> Iterator[Secret]:
    # Cheaper to look for than labels, which begin with any letter: most texts have none.
    for match in _LABELLED.finditer(text) if _LABEL_END.search(text) else ():
        label, value = match["label"], match["value"].rstrip(".:")
        if _HARMLESS.search(label) is None and _is_secret(value):
            start = match.start("value")
            yield Secret(
                f"the value of a {label.lower()}", match.start(), start, start + len(value)
            )
    for match in _HEADER.finditer(text):
        if _is_secret(match["value"]):
            start, end = match.span("value")
            yield Secret("the value of a header", match.start(), start, end)


def _is_secret(value: str) -> bool:
    """Whether a labelled value is one, not a name, a path, an id or a placeholder."""
    if _PLACEHOLDER.search(value) or _NAME.match(value) or _UUID.match(value):
        return False
    has_digit = any(c.isdigit() for c in value)
    has_letter = any(c.isalpha() for c in value)
    return has_digit and has_letter and _bits(value) * len(value) >= _LEAST_BITS * 6


def _is_random(value: str) -> bool:
    """Whether the characters of a value are mixed as those of a key are."""
    return _bits(value) >= _LEAST_BITS


def _bits(value: str) -> float:
    """Shannon entropy in bits a character."""
    from math import log2  # costs start-up time, of few documents

    counts = [value.count(c) for c in set(value)]
    return -sum(n / len(value) * log2(n / len(value)) for n in counts)
