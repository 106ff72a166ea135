"""Talking about words instead of using them: "we do not use the term root cause"."""

from __future__ import annotations

from linter.language.patterns import one_of, regex

_NAMING = (
    r"\b(?:term|phrase|word|wording|expression|label|concept|notion|idea|question|search|hunt)s?"
)
_AVOIDING = one_of(
    r"""
    never
    rarely
    avoid(?:s|ed|ing)?
    ban(?:s|ned|ning)?
    instead of
    rather than
    no longer
    not (?:just|only|simply|merely)
    beyond
    """
)
_USING = one_of(
    """
    use
    say
    write
    call
    accept
    treat
    consider
    blame
    list
    speak
    talk
    record
    allow
    attribute
    look
    believe
    think
    ask
    stop
    search
    hunt
    assign
    end
    """
)
_ARTICLES = (
    r"(?:(?:an?|the|one|my|his|her|their|(?:[\w-]+\s+)?[\w-]+'s|just|about|due\s+to|caused\s+by)"
    r"\s+){0,5}"
)
_SPEAKING = one_of(
    r"""
    (?:calling|label+ing|blaming|attributing|ascribing|reducing)
    stop(?:s|ped|ping)? (?:using|saying|writing|calling|accepting|listing|asking|looking|searching)
    (?:what|which|at first|initially)(?: \w+)? (?:looks?|looked|seems|seemed) (?:like|to be)
    (?:none|neither|nothing) (?:[^.;,]{0,30}\s)?(?:is|was|are|were)
    """
)

_BEFORE = regex(
    "(?:"
    rf"{_NAMING}\s+(?:(?:of|for)\s+)?(?:an?\s+|the\s+)?(?:single\s+)?[\"'“‘]?"
    rf"|\b(?:do|does|did|will|would|should|can|could|must)(?:\s+not|n't)\s+(?!believe\s+my\b)"
    rf"(?:\w+\s+){{0,3}}{_USING}\b[^.;,]{{0,30}}"
    rf"|\b{_AVOIDING}\b[^.;,]{{0,40}}"
    rf"|\b{_SPEAKING}\b[^.;,]{{0,40}}"
    rf"|\b(?:is|was|are|were)(?:\s+not|n't)\s+{_ARTICLES}(?:single\s+)?"
    r"|\b(?:no|not)\s+(?:(?:an?|the|one)\s+)?(?:(?:single|one|real|sole|true)\s+)?"
    ")$"
)
_AFTER = regex(
    r"[\"'”’]?\s*(?:is|are|was|were)"
    r"(?:n't\b|\s+(?:never|not(?!\s+(?:to|\w+ing)\b)|no longer|banned|misleading|a myth|rarely)\b)"
)
_REPORTED = regex(
    r"\b"
    + one_of(
        r"""
        (?:question|ask|wonder|debate|discuss|matter)\w{0,20}\b[^.;]{0,200}\b(?:whether|if|why)
        question\w{0,8}\b[^.;]{0,60}\b(?:who|whose)
        (?:tempting|easy|wrong|unfair|unhelpful|instead of|rather than|avoid)\b[^.;]{0,200}\bthat
        (?:saying|writing|claiming|pretending) that
        (?:not|never|nobody|no one|n't)(?: \w+)? (?:say|said|claim|mean|suggest|imply|conclude)\w*
        (?:not|never|n't)(?: \w+)? because
        (?:not|isn't|wasn't) that
        (?:not|never|n't)(?: \w+)? blam\w+\b[^.;]{0,200}\s(?:who|that|for)
        """
    )
    + r"\s[^.;]{0,300}$"
)


# A rule, a fear or a plan: what "can", "may" or "if" stands before.
_HYPOTHETICAL = regex(
    r"\b(?:may|might|could|can|will|would|should|must|to)(?:n't|\s+not)?\s+"
    r"(?:(?:have|be|been|also|just|[a-z]+ly)\s+){0,2}$"
    r"|\b(?:if|whenever|in\s+case|so\s+that|unless|whether|lest)\s+(?:[\w'-]+\s+){0,7}$"
)
_PRESENT = regex(r"(?:\w+s\b|are\b)")
_WHEN = regex(r"\b(?:when|where|before|until|after)\s+(?:[\w'-]+\s+){0,7}$")


def is_hypothetical(sentence_before: str, words: str) -> bool:
    """Tell whether words with a verb tell of what may happen: nobody says that it did.

    "If the engineer forgot", "when somebody forgets", "could have missed".
    """
    if _HYPOTHETICAL.search(sentence_before):
        return True
    is_past = words.startswith(("was ", "missed")) or _PRESENT.match(words) is None
    return not is_past and _WHEN.search(sentence_before) is not None


def is_reported(sentence_before: str) -> bool:
    """Tell whether what follows is asked about, denied or refused to be said: nobody claims it."""
    return _REPORTED.search(sentence_before) is not None


def is_mention(sentence_before: str, sentence_after: str) -> bool:
    """Tell whether the words between the two are denied or talked about, not used.

    Both arguments are lower case and end where the sentence does.
    """
    return bool(_BEFORE.search(sentence_before) or _AFTER.match(sentence_after))
