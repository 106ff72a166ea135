"""Forms of English verbs: from the base to the participle and back."""

from __future__ import annotations

_IRREGULAR = {
    "be": "been", "begin": "begun", "bind": "bound", "break": "broken", "bring": "brought",
    "build": "built", "buy": "bought", "catch": "caught", "choose": "chosen", "cut": "cut",
    "deal": "dealt", "do": "done", "draw": "drawn", "drive": "driven", "feed": "fed",
    "find": "found", "forget": "forgotten", "freeze": "frozen", "get": "got", "give": "given",
    "have": "had", "hear": "heard", "hide": "hidden", "hit": "hit", "hold": "held", "keep": "kept",
    "know": "known", "lead": "led", "leave": "left", "let": "let", "lose": "lost", "make": "made",
    "mean": "meant", "meet": "met", "override": "overridden", "overwrite": "overwritten",
    "pay": "paid", "put": "put", "read": "read", "rebuild": "rebuilt", "redo": "redone",
    "rerun": "rerun", "reset": "reset", "rewrite": "rewritten", "run": "run", "say": "said",
    "see": "seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "show": "shown",
    "shut": "shut", "speak": "spoken", "spend": "spent", "split": "split", "take": "taken",
    "teach": "taught", "tell": "told", "think": "thought", "throw": "thrown",
    "understand": "understood", "undo": "undone", "wake": "woken", "withdraw": "withdrawn",
    "write": "written",
}  # fmt: skip
_DOUBLED = frozenset(
    """
    cap commit control drop flag log map pin plan plug rebut refer rerun rig ship skip spot stop
    strip submit swap tag trap trim unplug unpin wrap
    """.split()
)
_KNOWN = frozenset(
    """
    accept ack acknowledge add address adjust alert analyse analyze announce answer apply approve
    archive ask assign audit automate block brief bump call cancel change check clean clear close
    communicate compare confirm connect consult convert copy coordinate correct create delete deploy
    describe design detect disable disconnect document double-check drain drop enable encrypt
    escalate estimate evict execute expand explain extend fail file fix flush follow format freeze
    grant handle hand identify implement increase inform inspect install invalidate investigate
    isolate join label launch limit list load lock log look lower maintain mark measure mention
    merge migrate mirror mitigate monitor mount move mute name notice notify open order page patch
    pause perform pin plan post prepare prevent proofread protect provide provision publish pull
    purge push query question raise re-enable reboot recover redeploy reduce refuse register reject
    release reload remove rename renew repair repeat replace replicate reply report request require
    rehearse rerun resize resolve respond restart restore restrict resume retire retry return review
    revert revoke roll rotate save scale scan schedule secure separate share ship silence simulate
    skip snapshot spot start stop store submit suspend swap switch sync tag test throttle trace
    track train transfer trigger trim turn unmute unpause update upgrade upload use validate verify
    wait warm warn watch whitelist wipe withdraw
    """.split()
)
_VOWELS = frozenset("aeiou")


def participle(base: str) -> str | None:
    """The past participle of a verb; ``None`` where its spelling cannot be told."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    if not base.isalpha() and "-" not in base:
        return None
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}ed" if base in _KNOWN or not _may_double(base) else None


def _may_double(base: str) -> bool:
    """Whether a verb ends with one vowel and one consonant, as "stop" does."""
    return (
        len(base) > 2
        and base[-1] not in _VOWELS | set("wxy")
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
    )


def base_of(form: str) -> str | None:
    """The base of a participle or of a plain form; ``None`` for a verb that is not known."""
    if form in _KNOWN or form in _IRREGULAR:
        return form
    return _bases().get(form)


_found: dict[str, str] = {}


def _bases() -> dict[str, str]:
    if not _found:
        for base in sorted(_KNOWN | _DOUBLED | _IRREGULAR.keys()):
            formed = participle(base)
            if formed is not None:
                _found.setdefault(formed, base)
    return _found
