"""Words for faults, insults and blame, and for what people are said to have caused."""

from __future__ import annotations

from linter.language.patterns import one_of

ANCHORS = (
    *("because of", "due to", "created by"),
    *(f"caused {word}" for word in ("a", "by", "our", "that", "the", "this")),
    *"""
    accept arrogance ashamed bad blame blamed blames blunder blunders broke brought careless
    carelessness clown clowns clue clues clumsiness cock cockup cockups complacency dereliction
    disciplined distraction dumbass dumbasses ego entirely erroneous error errors failure
    failures fault faulty fired forgetfulness goof goofup goofups haste hasty he's held him
    hubris i'm idea idiot idiots ignorance imbecile imbeciles impatience improper inability
    inaction inattention inattentiveness incompetence incorrect indecision indifference
    ineptitude inexperience judgement judgment knew knocked know knows lack lapse lapses
    laziness me mea mess messup messups miscalculation miscalculations misconfiguration
    misjudgement misjudgements misjudgment misjudgments mismanagement misreading misreadings
    misstep missteps mistake mistakes misunderstanding moron morons muppet muppets neglect
    negligence overconfidence oversight oversights own poor purely recklessness refusal
    reluctance reprimanded responsibility sacked screw screwup screwups she's shoddy slip slipup
    slipups sloppiness sloppy solely squarely stubbornness stupidity take tanked thanks they're
    took torched totally trashed triggered typo unskilled unwillingness us we're wrecked wrong
    wrongdoing
    """.split(),
)

_ACTIVITY = (
    r"(?:manipulation|handling|operation|intervention|execution|decision|reaction|judge?ment)s?"
)
_WORK = r"(?:work|workmanship|job|performance|handling|planning|preparation|communication|conduct)"
_FAULT = one_of(
    rf"""
    (?:mistake|error|oversight|blunder)s?\b
    (?:typo|misconfiguration)\b(?= (?:of (?:mine|ours)|(?:made |done |introduced )?by)\b)
    (?:fault|negligence|carelessness|incompetence|inattention|misunderstanding)\b
    (?:stupidity|laziness|recklessness|sloppiness|ignorance|complacency|haste)\b
    (?:slip|screw|goof|cock|mess)-?ups?\b
    (?:screw-?up|slip-?up|lapse|own goal)s?\b
    bad\b(?=\s*(?:$|[.,;!)]))
    judge?ment\b
    failure(?: to [\w-]+)?\b
    dereliction\b
    (?:hubris|arrogance|ineptitude|mismanagement)\b
    (?:inexperience|inaction|inattentiveness|forgetfulness|clumsiness|overconfidence|impatience|ego)\b
    (?:stubbornness|indecision|indifference|neglect|wrongdoing|distraction)\b
    (?:misjudge?ment|miscalculation|misreading|misstep)s?\b
    (?:wrong|incorrect|improper|faulty|erroneous|unskilled) {_ACTIVITY}\b
    (?:poor|bad|sloppy|shoddy|careless|hasty) {_WORK}\b
    (?:refusal|unwillingness|reluctance|inability) to [\w-]+
    failures? of (?:leadership|management|discipline|judge?ment|communication|planning)\b
    lack of (?:care|diligence|discipline|judge?ment|thought|foresight|professionalism|rigou?r)\b
    lack of (?:experience|skills?|competence|attention|urgency|preparation|interest|communication)\b
    """
)
_INSULT = one_of(
    r"""
    (?:idiot|moron|muppet|clown|imbecile)s?\b(?![\s-]*proof)
    dumbass(?:es)?\b
    """
)
_SANCTION = r"(?:fired|sacked|disciplined|reprimanded|held\s+(?:accountable|responsible)|ashamed)\b"
_CLUELESS = (
    r"clues?\b|idea\s+(?:what|how)\s+(?:they|he|she|we|i|to)\b|(?:knows?|knew)\s+what\s+(?:they|he|she|we|i)"
    r"(?:'re|\s+are|\s+is|\s+were|\s+was)?\s+doing\b"
)
_PROD = one_of(
    r"""
    (?:prod|production|everything|us|main|master)\b
    it\b(?! up)
    (?:the|our) (?:whole )?(?:site|website|build|app|api|service|cluster|database|db|system)\b
    """
)
_CAUSED = (
    r"(?:caused|triggered|created)\s+(?P<by>by)\s+"
    r"|(?P<because>because\s+of|due\s+to|thanks\s+to)\s+"
    rf"|(?:broke|wrecked|tanked|torched|trashed|took\s+down|brought\s+down|knocked\s+out)\s+{_PROD}"
    rf"|(?:took|brought|knocked)\s+{_PROD}\s+(?:down|out|offline)\b"
    r"|caused\s+(?:the|this|that|our|a)\s+(?:\w+\s+)?(?:outage|incident|crash|mess|disaster)\b"
)
_LIES = (
    r"(?:blame|fault|responsibility)\s+(?:for\s+(?:[\w'-]+\s+){1,6}?)?"
    r"(?:lies|rests|falls|lay|sits|belongs|goes|is)\s+(?:\w+ly\s+)?(?:with|on|to)\s+(?=[a-z@])"
)
_OWNED = (
    r"(?:take|took|accept)\s+(?:the\s+|all\s+|full\s+|all\s+the\s+)?"
    r"(?:blame|responsibility)\b|mea\s+culpa\b"
)
_TO_BLAME = r"(?:i'm|he's|she's|they're|we're)\s+(?:\w+ly\s+)?(?:to\s+blame|at\s+fault)\b"
PATTERN = (
    rf"(?P<toblame>{_TO_BLAME})|(?P<lies>{_LIES})|(?P<fault>{_FAULT})|(?P<insult>{_INSULT})|(?P<caused>{_CAUSED})"
    rf"|(?P<sanction>{_SANCTION})|(?P<clueless>{_CLUELESS})"
    rf"|(?P<owned>{_OWNED})"
    r"|(?P<squarely>(?:squarely|entirely|solely|totally|purely)\s+on\s+(?=[a-z@]))"
    r"|(?P<blamed>blame[sd]?\s+(?=[a-z@]))|(?P<onus>(?:me|us|him)\b)"
)
