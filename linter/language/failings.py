"""What people are said not to have done, or to have done badly: the words alone."""

from __future__ import annotations

from linter.language.misdeeds import SLIP
from linter.language.patterns import one_of

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
_REGARD = r"(?:attention|thought|care)"
_HIS = r"(?:his|her|their|its|our|my)"
_WARNING = r"(?:warning|alert|alarm|page|concern|complaint|report|ticket|question|objection)s?"
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
    forget(?:s|ting)?(?: (?:to [\w-]+|about))?\b
    neglect(?:ed|s|ing)(?: to [\w-]+)?\b
    (?:overlook|ignor|disregard)(?:ed|ing)\b
    omitted to [\w-]+
    missed\b
    (?:pa(?:id|ying)|gave|giving|put) (?:far |much )?(?:no|(?:too )?little|zero) {_REGARD}
    turn(?:ed|ing) a blind eye
    (?:shrugged|brushed|waved) {_OBJECT}(?:\w+ )?(?:off|aside|away)\b
    slept through
    let (?:it|this|that|them|things) slip
    let {_OBJECT}(?:[\w-]+ ){{1,2}}(?:expire|lapse|slip|rot|run out|go stale)\b
    let (?:us|everyone|everybody|me|the team|(?:our|their) \w+) down\b
    {_DID_NOT} (?:even|so much as) \w+
    {_DID_NOT} (?:even )?(?:bother(?: to [\w-]+)?|care|lift a finger)\b
    ha(?:d|s|ve)(?:n't|nt| not) (?:even )?(?:bothered|cared)\b
    (?:would(?:n't| not)|won't|will not) (?:even )?(?:listen|wait|answer|admit|hear|cooperate)\b
    (?:can't|cannot|couldn't) (?:even )?(?:follow|be trusted|tell \w+ from|spell|count)\b
    (?:can|could) not (?:even )?(?:follow|be trusted|tell \w+ from|spell|count)\b
    (?:do|does)(?:n't|nt| not) (?:even )?(?:bother|care|listen)\b
    never (?:bother(?:s|ed)?|cares?|listens?|learns?|learn(?:ed|t))\b
    {_DID_NOT} give a (?:damn|shit|crap|toss)
    (?:couldn't|couldnt|could not|can't|cannot) be (?:bothered|arsed|assed)
    could(?:n't|nt| not) care less
    without (?:even |so much as )?(?:bothering|thinking)\b
    without (?:so much as|even) (?:a|an|one) [\w-]+
    finally bothered to [\w-]+
    {_DID_NOT} (?:really )?think {_OBJECT}[\w-]* ?through
    ha(?:d|ve|s)(?:n't|nt| not) (?:really )?thought {_OBJECT}[\w-]* ?through
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
    kept {_OBJECT}(?:[\w-]+ )?to (?:himself|herself|themselves|ourselves|myself)
    took it (?:upon|on) (?:himself|herself|themselves|myself)
    lost control of
    fell short of (?:our|their|his|her|the|what)
    {_DID_NOT} do (?:anything|a thing)\b(?! (?:wrong|special|else|differently|unusual)\b)
    {_DID_NOT} give {_OBJECT}(?:\w+ ){{0,2}}the (?:attention|care|priority|thought|respect)\b
    covered it up
    abandoned (?:{_HIS}|the) (?:post|shift|bridge|incident|ticket|call)\b
    left {_HIS} (?:post|desk|shift)\b
    lack(?:ed|s) (?:the )?(?:competence|discipline|diligence|care|judge?ment|common sense|foresight)
    broke (?:protocol|procedure)\b
    broke (?:the|our|their|an|every) (?:agreement|promise)s?\b
    acted (?:alone|unilaterally|rashly)\b
    took (?:matters|things) into {_HIS} own hands
    (?:violat|breach|disobey|flout|circumvent|sidestepp)ed (?:the|our|every)(?: own)? {_RULES}
    broke (?:the|our|every)(?: own)? {_RULES}
    fell asleep
    {_DID_NOT} pay (?:enough|sufficient|close|proper) attention\b
    ha(?:s|ve|d) (?:a |the )?(?:bad |nasty |terrible )?habit of\b
    (?:chose|decided|opted|elected) to (?:ignore|skip|bypass|disregard|override|cut)\b
    (?:chose|decided|opted|elected) not to (?:check|test|tell|ask|wait|escalate|follow|look|call)\b
    let {_OBJECT}(?:[\w-]+ ){{0,3}}through\b
    mixed {_OBJECT}(?:[\w-]+ )?(?:up )?with\b
    (?:badly|grossly|seriously|severely|vastly|massively|wildly) (?:under|over)estimated\b
    lost (?:track|sight) of
    (?:waited|hesitated) (?:far |much |way )?too long
    (?:reacted|responded|answered|acknowledged|joined|showed up|turned up) (?:[\w-]+ ){{0,3}}late\b
    (?:reacted|responded|acted|moved) (?:far |much |way )?too (?:late|slowly|fast|quickly|hastily)
    let {_OBJECT}(?:[\w-]+ ){{0,2}}(?:slip|fall) through(?: the cracks)?
    relied blindly on
    trusted {_OBJECT}(?:[\w-]+ ){{0,2}}blindly
    took {_OBJECT}(?:[\w-]+ ){{0,2}}(?:at face value|for granted)
    left {_OBJECT}(?:[\w-]+ ){{0,2}}(?:hanging|in the lurch|half-?(?:finished|done)|to rot)\b
    (?:laughed|wrote) {_OBJECT}(?:[\w-]+ )?off\b
    (?:downplayed|trivialised|trivialized|stonewalled|shirked|ducked)\b
    threw {_OBJECT}(?:[\w-]+ )?under the bus
    treated {_OBJECT}(?:[\w-]+ ){{0,3}}as (?:optional|a formality|noise|a joke)\b
    played (?:hero|the hero|cowboy|fast and loose)
    blew (?:off|past) {_OBJECT}\w+
    talked (?:\w+ ){{1,3}}out of
    did (?:only |just )?the (?:bare |absolute )?minimum\b
    buried {_OBJECT}(?:[\w-]+ )?{_WARNING}\b
    left {_OBJECT}(?:[\w-]+ )?door wide open\b
    argued (?:about|over) (?:whose|who|the blame)\b
    thought (?:that )?it (?:was |would be |'d be )?(?:clever|smart|wise|funny|beneath \w+) to
    """
)
_ILL = r"(?:bad|poor|wrong|terrible|stupid|rash|hasty|dumb)"
BUNGLING = one_of(
    rf"""
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
    jumped (?:the gun|to (?:the |a )?(?:wrong |hasty |false )?conclusions?)
    went (?:rogue|awol)
    got (?:it|this|that|the [\w-]+) (?:all )?(?:wrong|backwards)\b
    lost (?:focus|concentration)\b
    wasted (?:[\w-]+ ){{0,3}}(?:minutes?|hours?|time|days?)\b
    (?:flubb|muff|flunk|hos)ed\b
    blundered\b
    (?:balls|bugger)ed (?:it |this |that |things )?up\b
    made (?:a|an|the) (?:\w+ly )?{_ILL} (?:call|decision|choice|move)\b
    chose (?:poorly|badly|unwisely)
    (?:responded|reacted) (?:very |so |rather |quite )?(?:poorly|badly)\b
    (?:handled|managed|communicated) {_OBJECT}(?:[\w-]+ ){{0,3}}(?:badly|poorly)\b
    stepped on (?:each other's|one another's|\w+'s?|our|their|his|her|my) toes
    did (?:an?|such a) (?:lousy|poor|terrible|sloppy|shoddy|awful|rotten|miserable) job
    played it (?:fast|loose)
    """
)
_IT = r"(?:it |this |that |anything |the \w+ )?"
_DUTY = one_of(
    rf"""
    (?:double-|cross-)?check(?:s|ed)?
    (?:test|review|consult|document|monitor|request|follow|look|wait|ask|respond|answer)(?:s|ed)?
    (?:react|act|report|call|alert|mention|adher|audit|watch|clean|inspect|question)(?:s|ed)?
    (?:listen|drain|revert|proofread|clarif(?:y|ies)|enforce)(?:s|ed)?
    (?:update|validate|coordinate|anticipate|escalate|communicate|announce|acknowledge)[ds]?
    (?:page|raise|file|share|rotate|rehearse|prepare|schedule|handle|renew|revoke)[ds]?
    (?:investigate|challenge|involve|ensure|include)[ds]?
    (?:consider|foresee|foresaw|account for|accounted for|allow for|allowed for)(?:s|ed)?
    (?:pick|show|turn|back|clean|follow)(?:s|ed)? up
    (?:hand|sign|roll|step|stick|own)(?:s|ed)? {_IT}(?:over|off|back|in|up|to)
    (?:stop|pause)(?:s|d|ped)? to
    stuck to
    (?:leave|left|write|wrote) (?:a|an|any|down)
    (?:make|made) sure
    (?:call|get|got) back
    ran (?:it|this|that)
    (?:verif|notif|appl|compl)(?:y|ies|ied)
    (?:confirm|inform|warn|submit|plan)(?:s|ted|ned|ed)?
    reads?
    (?:thinks?|thought|tells?|told|speaks? up|spoke up)
    (?:use|used|run|ran) the
    (?:gives?|gave) (?:us|anyone|anybody|them|the \w+|any)
    (?:takes?|took) (?:ownership|action|charge|care|responsibility|the time|any)
    reali[sz]ed? the
    pa(?:y|ys|id) (?:any |enough )?attention
    """
)
_NEVER = one_of(
    r"""
    did(?:n't|nt|'nt| (?:\w+ly )?not)
    does(?:n't|nt| (?:\w+ly )?not)
    ha(?:d|s|ve)(?:n't|nt| (?:\w+ly )?not)
    do(?:n't|nt| not)
    never
    """
)
_DOING = one_of(
    r"""
    (?:check|test|review|read|look|wait|consult|inform|confirm|double-check|warn|ask|tell|follow)ing
    (?:verify|notify|validat|discuss|involv|coordinat|communicat|announc|escalat|clarify|pag|rais)ing
    (?:think|consider|inspect|rehears|investigat|document|report)ing
    (?:listen|question|call|talk|speak|stopp|paus|obtain|seek|request)ing
    letting (?:anyone|anybody|us|the|them|people)
    (?:taking|paying|giving|having) (?:a |the |any |enough )?(?:look|time|attention|thought|care)
    backing up
    draining
    rolling back
    getting (?:a|an|any|the) (?:\w+ )?(?:review|approval|sign-?off|second)
    """
)
_BADLY = (
    r"(?:properly|clearly|promptly|adequately|carefully|thoroughly|sufficiently|diligently"
    r"|appropriately|rigorously|well(?=\s*(?:$|[.,;!])))(?!\s+enough)"
)
# What people may well not know or meet with: no duty of theirs.
_KNEW = (
    r"(?:even )?(?:know|knew|knowing|see|saw|seen|hear|heard|notic|reali[sz]|receiv|got|get|met"
    r"|had|have|has|been"
    r"|learn|need|want|happen|expect|intend|work|us(?:e|ed|ing)\b|experienc|understand|understood"
    r"|reach|arriv|fail|stopp|encounter|wonder|imagin|suspect|believ|remember|recover|chang|seem|be\b"
    r"|find|found|feel|felt|think|thought|intended|return|resum|start|finish|complet|succe|manag|exist"
    r"|appear|occur|miss|leave|left|respond to the (?:ping|probe))"
)
UNDONE = one_of(
    rf"""
    {_NEVER} (?:(?:properly|fully|correctly|actually|ever|once|really|clearly|even) )?{_DUTY}\b
    (?:skipp|bypass)(?:ed|ing) {_OBJECT}{_STEPS}\b
    never (?!{_KNEW})(?:[a-z]+ed|ran|read|wrote|took|gave|told|spoke|sent|made|did|put|set|built)\b
    (?:clearly|obviously|apparently|evidently|plainly) (?:{_NEVER}) (?:even )?(?!{_KNEW})[a-z]+
    before (?:even )?(?:thinking|reading|looking)\b
    without (?:first |even |so much as )?{_DOING}\b
    without (?:actually|ever|properly|really|carefully|so much as|fully) [\w-]+ing\b
    without (?:prior |any |an? |the )?(?:authori[sz]ation|approval|permission|sign-?off|review)\b
    (?:instead of|rather than) (?:first )?{_DOING}\b
    (?:was|were) supposed to (?!be\b)[\w-]+
    """
)
IMPROPER = rf"{_NEVER}\s+(?:[\w-]+\s+){{0,5}}?{_BADLY}\b"
_VERY = (
    r"(?:(?:so|too|very|quite|just|all|a\s+bit|rather|simply|really|being|plain|totally|clearly"
    r"|obviously|grossly|pretty|far|way)\s+){0,2}"
)
_BE = r"(?:was|were|is|are|got|been|became|become|grew|grown)"
_BE_NOT = r"(?:wasn'?t|weren'?t|isn't|aren't|(?:was|were|is|are)\s+not)"
_OUR = r"(?:his|her|their|our|my)"
_FAULTY = one_of(
    rf"""
    (?:at fault|to blame)\b
    (?:careless|negligent|sloppy|lazy|reckless|incompetent|clueless|inattentive)\b
    (?:irresponsible|foolish|stupid|dumb|hasty|complacent|unprofessional|amateurish)\b
    (?:lax|cocky|arrogant|drunk|hung-?over|forgetful|unreliable|remiss)\b
    (?:naive|stubborn)\b
    (?:impatient|unprepared|ill-?prepared|inexperienced|undisciplined)\b
    (?:culpable|guilty)\b
    wrong to [\w-]+
    (?:inept|overconfident|cavalier|oblivious|useless|hopeless|unqualified)\b
    (?:bad|terrible|rubbish|useless) at \w+
    (?:dozing|daydreaming|slacking|snoozing|napping|asleep at the \w+)\b
    (?:asleep on the job|out of {_OUR} depth)
    """
)
PREDICATE = one_of(
    rf"""
    {_BE} {_VERY}{_FAULTY}
    {_BE} caught (?:napping|sleeping|unprepared|flat-footed)\b
    {_BE} (?:half asleep|in the wrong)\b
    got (?:lazy|sloppy|complacent|careless|cocky|greedy|impatient)\b
    got ahead of (?:him|her|them|our)sel\w+\b
    {_BE} in over {_OUR} heads?
    {_BE} (?:\w+ )?too (?:lazy|quick|eager|hasty|proud|trusting|slow|late) (?:to|in|with)
    {_BE} (?:\w+ )?too (?:inexperienced|junior|green) (?:to|for)
    {_BE} responsible for (?:the|this) (?:\w+ )?(?:outage|incident|failure|error|bug|mess|loss)\b
    {_BE_NOT} (?:\w+ly )?(?:paying (?:any |enough )?attention|thinking|up to (?:the|it))\b
    {_BE_NOT} (?:\w+ly )?(?:competent|careful|professional|diligent|thorough|capable)(?: enough)?\b
    {_BE_NOT} (?:\w+ly )?(?:awake|sober|concentrating|fit to)\b
    {_BE} (?:\w+ly )?(?:not|barely|hardly) (?:awake|sober|concentrating)\b
    """
)
LAZY = r"too\s+(?:lazy|proud|hasty|stupid|dumb|arrogant)\s+to\s+[\w-]+"
# A program listens on a port, and anybody may read a dashboard.
_ENDS = r"(?=\s*(?:$|[,.;:!?)]|(?:we|i|he|she|they|this|none|nothing)\b))"
# "If Ana had listened", "had he bothered to look": it says that they did not.
WISHED = one_of(
    rf"""
    (?:bothered|cared)(?: to [\w-]+| enough)?\b
    listened\b(?: to (?:me|us|him|her|them|the (?:[\w-]+ )?(?:team|engineers?)))?{_ENDS}
    paid (?:more |any |some |closer )?attention\b
    (?:did|done) (?:his|her|their) (?:job|homework)\b
    taken (?:it|this|that|(?:his|her|their) (?:job|shift)) (?:more )?seriously
    thought (?:for (?:a|one|two) (?:second|minute|moment)|before|twice)
    could (?:read|count|spell)\b{_ENDS}
    """
)
PATTERN = (
    rf"(?P<failing>{FAILING})|(?P<bungling>{BUNGLING})|(?P<slip>{SLIP})"
    rf"|(?P<improper>{IMPROPER})|(?P<undone>{UNDONE})|(?P<predicate>{PREDICATE})|(?P<lazy>{LAZY})"
    rf"|(?P<wished>{WISHED})"
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
_NO_DEEDS = (
    r"(?:noticed|realised|realized|used|reported|complained|lost|expected|remembered|suspected|believed"
    r"|understood|needed|wanted|experienced|suffered|managed|succeeded|died|worked|joined|received|asked"
    r"|affected|registered|learned|succeeded|missed|wondered|failed|remained|stayed|tried|seemed|liked"
    r"|left|knew|blamed|imagined|foresaw|anticipated|intended|required|recognised|recognized)\b"
)
NEITHER = rf"(?:neither|none)\s+(?:of\s+)?(?:[\w'-]+\s+){{1,7}}?{_DEEDS}"
NOBODY = (
    r"(?:nobody|noone|no[\s-]one)(?:\s+(?:on|in|from|at)\s+(?:the\s+|our\s+|that\s+)?[\w-]+"
    r"(?:\s+team)?)?\s+(?:(?:had|has|ever|even|actually|properly|really)\s+){0,2}"
    rf"(?:{_DEEDS}|(?!{_NO_DEEDS})[a-z]{{2,}}ed\b)"
)
