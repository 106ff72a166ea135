"""Words that grade how somebody acted, and the words at which alone they are looked for."""

from __future__ import annotations

from linter.language.patterns import one_of

ANCHORS = (
    *("do a", "do better", "do far", "do much"),
    *"""
    absent absentmindedly accident accidentally accidentaly accidently amateur amateurish arrogantly
    attentive awful bad badly better blindly blithely boneheaded careful carefully carelesly
    careless carelessly cautious cavalier cavalierly cheerfully choice choices clumsily clumsy
    cowboy crazy decision decisions diligent disgraceful done dumb enough erroneously
    feeble foolish foolishly fuck half halfhearted halfheartedly ham haphazardly happily hard
    hastily hasty heavy heck hell horrible idea ideas idiotic idiotically ill improperly
    inadvertently inappropriately incompetent incorrectly inept inexcusable insane irrational
    irresponsible irresponsibly knee kneejerk lackadaisical lax lazily lazy left lousy merrily
    mindful mindlessly misguided miss mistakenly moronic naively naïvely needless needlessly
    negligent negligently nonchalantly pay paying planning poor poorly rash rashly reckless
    recklessly rocket rtfm rushed shameful shoddy short silly slapdash slipshod sloppily sloppy
    stubbornly stupid stupidly terrible thinking thorough thought thoughtlessly unforced
    unforgivable unintentionally unnecessary unprofessional unprofessionally unwise unwisely
    unwittingly vigilant wilfully willfully wrong wrongly wtf
    """.split(),
)

_ERRING = one_of(
    """
    mistakenly
    wrongly
    incorrectly
    erroneously
    careless?ly
    negligently
    sloppily
    foolishly
    stupidly
    recklessly
    hastily
    na[iï]vely
    thoughtlessly
    irresponsibly
    blindly
    idiotically
    stubbornly
    wil?lfully
    improperly
    inappropriately
    unwisely
    rashly
    unprofessionally
    half-?heartedly
    haphazardly
    mindlessly
    blithely
    nonchalantly
    cavalierly
    lazily
    clumsily
    arrogantly
    absent-?mindedly
    needlessly
    merrily
    cheerfully
    happily
    """
)
_UNINTENDED = one_of(
    """
    accidental?ly
    accidently
    inadvertently
    unintentionally
    unwittingly
    accident(?!s|ally)
    """
)
_CAREFUL = r"careful(?:ly)?\b|enough\b|(?:attentive|diligent|vigilant|mindful|cautious|thorough)\b"
_ADJECTIVE = one_of(
    """
    bad
    poor
    wrong
    stupid
    dumb
    terrible
    awful
    horrible
    foolish
    silly
    crazy
    insane
    idiotic
    lousy
    unwise
    misguided
    lazy
    moronic
    ill[- ](?:advised|considered|judged|conceived)
    boneheaded
    knee-?jerk
    rash
    heavy-handed
    ham-fisted
    irrational
    irresponsible
    clumsy
    """
)
_CONDUCT = one_of(
    r"""
    (?:decision|choice|idea|judge?ment|move|attitude|excuse)s?\b(?! (?:branch|tree|table|engine)\b)
    call\b(?! (?:to (?:the|an?|this|that|our)\b|into|stack|graph|site))
    reaction\b(?! (?:time|rate))
    (?:deploy|deployment|release|merge|change|push|rollout)s?\b(?= by\b)
    (?:workaround|hack|shortcut|solution|habit|attitude|risk)s?\b
    (?:decision[- ]making|time management|project management|management of)\b
    (?:planning|thinking|preparation|coordination|discipline|foresight|leadership)\b
    communication\b(?! (?:link|channel|path|protocol))
    execution\b(?! (?:plan|time|path|environment))
    (?:advice|workmanship|migration plan|teamwork|work ethic)\b
    """
)
_ATTEMPT = (
    r"(?:clumsy|half-?hearted|amateurish|feeble|ham-fisted|misguided|lousy)\s+"
    r"(?:attempt|effort|try|handling)s?\b"
)
_JUDGED = one_of(
    rf"""
    {_ATTEMPT}
    {_ADJECTIVE} (?:design |technical |engineering |strategic |operational )?{_CONDUCT}
    (?:careless|reckless|negligent|incompetent|irresponsible|amateurish|shoddy)\b
    sloppy\b(?! (?:match|search|phrase|quorum|mode|pars|join))
    (?:unprofessional|disgraceful|shameful|inept)\b
    (?:foolish|idiotic|moronic|boneheaded|short-sighted)\b(?! enough)
    (?:stupid|dumb|silly|crazy|insane)(?= (?:of|thing to)\b|\s*(?:$|[.,;!)]))
    pay(?:ing)? (?:more|closer|better) attention
    (?:poorly|badly) (?:planned|communicated|coordinated|managed|executed|handled|prepared|judged)
    (?:poorly|badly) (?:worded|timed|organi[sz]ed|chosen|conceived|run)\b
    (?:poorly|badly) thought[ -]out
    rushed (?:the|this|our|a|an|it|through|out|into)\b
    (?:rushed|hasty) (?:\w+ )?(?:deploy|deployment|release|migration|fix|change|launch|rollout)s?\b
    (?:rushed|hasty) (?:\w+ )?(?:review|decision|merge|job|test|upgrade|cut-?over)s?\b
    hasty\b
    (?:slapdash|half[- ]baked|slipshod|lackadaisical|cavalier|lax)\b
    ill[- ](?:advised|considered|judged|conceived)\b
    (?:unnecessary|needless|foolish|reckless) risks?\b
    unforced errors?\b
    wrong to (?!say|call|claim|conclude|suggest|blame)[\w-]+
    rocket science\b
    rtfm\b
    cowboy (?:deploy|deployment|fix|coding|change|push|engineering)\w*
    amateur hour
    planning failures?\b
    inexcusable
    unforgivable
    (?:done|do) (?:much |far |a lot )?better\b(?! than\b)
    """
)
_RUSHED = r"rushed\b(?!\s+to\b)"
_SCORN = one_of(
    r"""
    (?:hell|fuck|heck)\b
    wtf\b
    hard (?:can|could) it be\b
    hard is it to\b
    thinking\b(?=\W*$)
    thought (?:that )?it (?:would be|was|'d be) (?:a |such a )?(?:great|good|smart|clever) idea
    """
)
_DESIRED = r"left\s+(?:much|a\s+lot|a\s+great\s+deal|something|plenty)\s+to\s+be\s+desired\b"
_NOT_GOOD = r"(?:idea|decision|choice)s?\b"
_KNOWN_BETTER = r"better\b"
_MISS = r"miss\b"
PATTERN = (
    rf"(?P<erring>{_ERRING}\b)|(?P<unintended>{_UNINTENDED}\b)|(?P<judged>{_JUDGED})"
    rf"|(?P<rushed>{_RUSHED})|(?P<careful>{_CAREFUL})|(?P<scorn>{_SCORN})"
    rf"|(?P<desired>{_DESIRED})"
    rf"|(?P<notgood>{_NOT_GOOD})|(?P<better>{_KNOWN_BETTER})|(?P<miss>{_MISS})"
)
