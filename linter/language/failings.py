"""What people are said not to have done, or to have done badly: the words alone."""

from __future__ import annotations

from linter.language.patterns import one_of

ANCHORS = tuple(
    """
    abandoned acted are aren't became become been blew bodged borked botched breached broke brushed
    bungled butchered bypassed bypassing can't cannot circumvented cocked concealed confused could
    couldn't couldnt covered cut cutting did did'nt didn't didnt dismissed disobeyed disregarded
    disregarding dithered does doesn't doesnt dozed dragged dropped effed failed failing fails
    finally flouted forgets forgetting forgot forgott forgotten fouled fucked fumbled glossed goofed
    got grew grown had hadn't hadnt half hid hung ignored ignoring instead is isn't jumped kept
    kicked lacked lacks left let lied lost made mangled messed miscalculated miscommunicated
    misconfigured misdiagnosed mishandled misinterpreted misjudged mislabeled mislabelled mismanaged
    misread misremembered missed mistook mistyped misunderstood mixed mucked neglected neglecting
    neglects never nodded omitted overlooked overlooking overreacted overslept paid passed passing
    paying phoned pointed procrastinated refused rubber rubberstamped sat screwed shrugged
    sidestepped skipped skipping slacked slept stood stuffed swept too took turned turning
    underestimated violated was wasn't wasnt wasted waved went were weren't werent winged withheld
    without yolo yoloed
    """.split()
)

_OBJECT = r"(?:(?:the|a|an|our|any|all|code|peer|every|both|this|that|it|their|his|her)\s+){0,3}"
_DID_NOT = r"(?:didn't|didnt|did'nt|did\s+not)"
_STEPS = one_of(
    r"""
    (?:review|test|check|checklist|approval|canary|step|runbook|procedure|process)(?:s|es)?
    staging
    dry[\s-]run
    verification
    validation
    hand-?over
    """
)
_HIS = r"(?:his|her|their|its|our|my)"
_WARNING = r"(?:warning|alert|concern|complaint|report|ticket|question|objection)s?"
_RULES = one_of(
    r"""
    (?:[\w-]+ )?(?:polic(?:y|ies)|procedures?|process|rules?|protocols?|guidelines?|instructions?)
    (?:change |code |deployment )?freeze
    """
)
# What is held against whoever did it: a third person, "I", "we" or a company.
FAILING = one_of(
    rf"""
    fail(?:ed|s|ing) (?:\w+ly )?(?:to|in|at) [\w-]+
    failed (?:us|(?:our|their|the|his|her) (?:user|customer|merchant|partner|colleague|team)s?)\b
    forgot(?:t|ten)?(?: (?:to [\w-]+|about))?\b
    forget(?:s|ting)(?: (?:to [\w-]+|about))?\b
    neglect(?:ed|s|ing)(?: to [\w-]+)?\b
    (?:overlook|ignor|disregard)(?:ed|ing)\b
    omitted to [\w-]+
    missed\b
    pa(?:id|ying) (?:no|little|zero) attention
    turn(?:ed|ing) a blind eye
    (?:shrugged|brushed|waved) {_OBJECT}(?:\w+ )?off\b
    slept through
    let (?:it|this|that|them|things) slip
    let {_OBJECT}(?:[\w-]+ ){{1,2}}(?:expire|lapse|slip|rot|run out|go stale)\b
    let (?:us|everyone|everybody|me|the team|(?:our|their) \w+) down\b
    {_DID_NOT} (?:even|so much as) \w+
    {_DID_NOT} (?:even )?(?:bother(?: to [\w-]+)?|care|lift a finger)\b
    {_DID_NOT} give a (?:damn|shit|crap|toss)
    (?:couldn't|couldnt|could not|can't|cannot) be (?:bothered|arsed|assed)
    could(?:n't|nt| not) care less
    without (?:even |so much as )?(?:bothering|thinking)\b
    finally bothered to [\w-]+
    {_DID_NOT} (?:really )?think {_OBJECT}[\w-]* ?through
    (?:{_DID_NOT}|never) (?:take|took) {_OBJECT}[\w-]* ?seriously
    (?:never|had(?:n't|nt| not)|{_DID_NOT}) (?:even )?(?:get|got|gotten) (?:a)?round to [\w-]+
    did (?:absolutely )?nothing\b
    (?:took|made) no (?:action|effort|attempt)
    took (?:forever|his time|her time|their time|(?:his|her|their|its) sweet time)\b
    took {_OBJECT}eye(?:s)? off
    sat (?:on (?:our|the|this|that|my|it|their|a)|idle|idly|around|by)\b
    stood by\b
    refused to [\w-]+
    (?:hid|concealed|withheld|covered up|lied about)\b
    rubber[\s-]?stamped
    waved {_OBJECT}\w* ?through
    pass(?:ed|ing) the buck
    dragged (?:his|her|their|its|our) feet
    pointed (?:the finger|fingers)\b
    went back to (?:sleep|bed)
    glossed over
    swept {_OBJECT}\w* ?under the (?:rug|carpet)
    kicked the can down the road
    dismissed {_OBJECT}(?:[\w'-]+ )?{_WARNING}\b
    hung up on\b
    {_DID_NOT} do (?:{_HIS}|the|any) (?:\w+ )?(?:job|homework|diligence|research|part)\b
    kept (?:quiet|silent|mum)\b
    kept it to (?:himself|herself|themselves|ourselves|myself)
    covered it up
    abandoned (?:{_HIS}|the) (?:post|shift|bridge|incident|ticket|call)\b
    left {_HIS} (?:post|desk|shift)\b
    lack(?:ed|s) (?:the )?(?:competence|discipline|diligence|care|judge?ment|common sense|foresight)
    broke (?:protocol|procedure)\b
    acted (?:alone|unilaterally|rashly)\b
    took (?:matters|things) into {_HIS} own hands
    (?:violat|breach|disobey|flout|circumvent|sidestepp)ed (?:the|our|every) {_RULES}
    broke (?:the|our|every) {_RULES}
    """
)
BUNGLING = one_of(
    r"""
    (?:screw|mess|muck|goof|stuff|cock|fuck|foul)ed (?:it |this |that |things )?up\b
    effed up\b
    blew (?:it|this|that)\b
    dropped the ball
    (?:botch|bungl|fumbl|bork|bodg|butcher|mangl)ed\b
    half[\s-]assed
    yolo(?:ed\b|[\s-]\w+ed\b)
    slacked off
    winged it
    phoned it in
    cut(?:ting)? corners
    took (?:a )?shortcuts?\b
    had a (?:brain[\s-]?fart|senior moment|lapse)
    (?:mishandl|mismanag|misjudg|miscommunicat)ed\b
    made a (?:mess|hash|pig's ear|dog's breakfast) of
    made (?:things|matters|it|everything) (?:even |much )?worse
    (?:doz|nodd)ed off
    (?:overslept|dithered|procrastinated|overreacted)\b
    jumped (?:the gun|to conclusions)
    went (?:rogue|awol)
    got (?:it|this|that|the [\w-]+) (?:all )?(?:wrong|backwards)\b
    lost (?:focus|concentration)\b
    wasted (?:[\w-]+ ){0,3}(?:minutes?|hours?|time|days?)\b
    """
)
# Slips that are told of "us" without judging, but held against a person.
SLIP = one_of(
    r"""
    mis(?:read|understood|took|remembered)\b
    confused (?:the|two|both|one)\b
    mixed up\b
    got (?:them|it|the [\w-]+|two [\w-]+) mixed up\b
    mis(?:calculat|typ|diagnos|interpret|configur|label|labell)ed\b
    underestimated\b
    """
)
_DUTY = one_of(
    r"""
    (?:double-)?check(?:ed)?
    (?:test|review|consult|document|monitor|request|follow|look|wait|ask|respond|answer)(?:ed)?
    (?:react|act|report|call|alert|mention|adher|audit|watch|clean)(?:ed)?
    (?:update|validate|coordinate|anticipate|escalate|communicate|announce|acknowledge)d?
    (?:page|raise|file|share|rotate|rehearse|prepare|schedule|handle)d?
    (?:pick|show|turn)(?:ed)? up
    (?:call|get|got) back
    ran (?:it|this|that)
    (?:verif|notif|appl|compl)(?:y|ied)
    (?:confirm|inform|warn|submit|plan)(?:ted|ned|ed)?
    read
    (?:think|thought|tell|told|speak up|spoke up)
    (?:use|used|run|ran) the
    (?:give|gave) (?:us|anyone|anybody|them|the \w+|any)
    (?:take|took) (?:ownership|action|charge|care|responsibility|the time|any)
    reali[sz]ed? the
    pa(?:y|id) (?:any |enough )?attention
    """
)
_NEVER = one_of(
    """
    did(?:n't|nt|'nt| not)
    does(?:n't|nt| not)
    had(?:n't|nt| not)
    never
    """
)
UNDONE = one_of(
    rf"""
    {_NEVER} (?:(?:properly|fully|correctly|actually|ever|once) )?{_DUTY}\b
    (?:skipp|bypass)(?:ed|ing) {_OBJECT}{_STEPS}\b
    without (?:first |even )?(?:check|test|review|verify|ask|tell|read|look|wait|consult)ing
    without (?:first |even )?(?:informing|notifying|confirming|validating|double-checking|warning)
    without (?:first |even )?paying attention
    without (?:prior |any |an? |the )?(?:authori[sz]ation|approval|permission|sign-?off|review)\b
    instead of (?:follow|ask|check|read|wait|escalat|test|call|pag|tell|consult|report)ing
    (?:was|were) supposed to (?!be\b)[\w-]+
    """
)
_VERY = (
    r"(?:(?:so|too|very|quite|just|all|a\s+bit|rather|simply|really|being|plain|totally|clearly"
    r"|obviously|grossly|pretty|far|way)\s+){0,2}"
)
_BE = r"(?:was|were|is|are|got|been|became|become|grew|grown)"
_BE_NOT = r"(?:wasn'?t|weren'?t|isn't|aren't|(?:was|were|is|are)\s+not)"
PREDICATE = one_of(
    rf"""
    {_BE} {_VERY}(?:at fault|to blame)\b
    {_BE} {_VERY}(?:careless|negligent|sloppy|lazy|reckless|incompetent|clueless|inattentive)\b
    {_BE} {_VERY}(?:irresponsible|foolish|stupid|dumb|hasty|complacent|unprofessional|amateurish)\b
    {_BE} {_VERY}(?:lax|cocky|arrogant|drunk|hung-?over)\b
    {_BE} {_VERY}wrong to [\w-]+
    {_BE} {_VERY}(?:inept|overconfident|cavalier|oblivious|useless|hopeless|unqualified)\b
    {_BE} {_VERY}(?:bad|terrible|rubbish|useless) at \w+
    {_BE} {_VERY}(?:dozing|daydreaming|slacking|snoozing|napping|asleep at the \w+)\b
    {_BE} {_VERY}(?:asleep on the job|out of (?:his|her|their|our|my) depth)
    {_BE} in over (?:his|her|their|our|my) heads?
    {_BE} (?:\w+ )?too (?:lazy|quick|eager|hasty|proud|trusting|slow|inexperienced|junior|green) to
    {_BE} responsible for (?:the|this) (?:outage|incident|failure|error|bug|problem|mess)\b
    {_BE_NOT} (?:\w+ly )?(?:paying (?:any |enough )?attention|thinking|up to (?:the|it))\b
    {_BE_NOT} (?:\w+ly )?(?:competent|careful|professional|diligent|thorough|capable)(?: enough)?\b
    """
)
LAZY = r"too\s+(?:lazy|proud|hasty|stupid|dumb|arrogant)\s+to\s+[\w-]+"
PATTERN = (
    rf"(?P<failing>{FAILING})|(?P<bungling>{BUNGLING})|(?P<slip>{SLIP})"
    rf"|(?P<undone>{UNDONE})|(?P<predicate>{PREDICATE})|(?P<lazy>{LAZY})"
)

_DEEDS = one_of(
    r"""
    (?:(?:double-)?check|test|review|document|question|follow|look|ask|bother|car|rais|escalat)ed\b
    (?:validated|verified|notified|read(?! from)|thought (?:to|of|about)|told|spoke up|stepped up)\b
    gave a (?:damn|shit|crap|toss)\b
    (?:took|paid|made) (?:the |any )?(?:time|attention|trouble|effort)\b
    took (?:charge|ownership|responsibility|action|over)\b
    knows what (?:they|he|she)(?:'re| are| is)? doing\b
    """
)
NEITHER = rf"(?:neither|none)\s+(?:of\s+)?(?:[\w'-]+\s+){{1,7}}?{_DEEDS}"
NOBODY = (
    r"(?:nobody|noone|no[\s-]one)(?:\s+(?:on|in|from|at)\s+(?:the\s+|our\s+|that\s+)?[\w-]+"
    rf"(?:\s+team)?)?\s+(?:(?:had|has|ever|even|actually|properly|really)\s+)*{_DEEDS}"
)
