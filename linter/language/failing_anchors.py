"""The words that what people failed to do starts with, and what stands behind the commonest."""

from __future__ import annotations

# What forms of "be" lead to, in one word or two.
_SAID_OF_PEOPLE = (
    *("… too", "…ly"),
    *"""
    a all amateurish arrogant asleep at bad barely being careless caught cavalier clearly clueless
    cocky complacent culpable daydreaming dozing drunk dumb far foolish forgetful grossly guilty
    half hardly hasty hopeless hung hungover ill illprepared impatient in inattentive incompetent
    inept inexperienced irresponsible just lax lazy naive napping negligent not oblivious obviously
    out overconfident plain pretty quite rather really reckless remiss responsible rubbish simply
    slacking sloppy snoozing so stubborn stupid terrible to too totally undisciplined unprepared
    unprofessional unqualified unreliable useless very way wrong
    """.split(),
)
_DONE_TO_PEOPLE = "asked nowhere reluctant reminded supposed told unwilling warned".split()
_HABIT = ("a", "the", "bad", "nasty", "terrible", "habit")

ANCHORS = (
    *(f"{be} {word}" for be in ("was", "were", "is", "are", "been") for word in _SAID_OF_PEOPLE),
    *(f"{be} {word}" for be in ("was", "were") for word in _DONE_TO_PEOPLE),
    *(f"{have} {word}" for have in ("have", "has") for word in ("not", "…ly", *_HABIT)),
    *("would not", "will not", "can not", "do not", "with no", "showed up"),
    *("fell asleep", "fell short", "came late", "came unprepared", "answered late"),
    "answered … late",
    *(f"moved {word}" for word in ("far", "much", "too", "way")),
    *(f"too {word}" for word in ("arrogant", "dumb", "hasty", "lazy", "proud", "stupid")),
    *(f"went {word}" for word in "awol back dark missing off overboard quiet rogue silent".split()),
    *(f"made {word}" for word in "a an everything it matters no the things".split()),
    *(f"could {word}" for word in ("not", "count", "read", "spell")),
    *(f"before {word}" for word in ("even", "thinking", "reading", "looking")),
    *"""
    abandoned abused acknowledged acted admitted antagonised antagonized apparently aren't
    argued arrived badly bailed ballsed barged barreled barrelled became become bickered blew
    bluffed blundered bodged borked botched bothered breached breezed bricked broke brushed
    buggered bulldozed bullied bungled buried butchered bypassed bypassing can't cannot cared
    charged cheated chose circumvented clearly clicked cocked communicated concealed confessed
    confused contravened couldn't couldnt covered cut cutting dallied dawdled deceived decided
    defied derailed did did'nt didn't didnt disappeared dismissed disobeyed disregarded
    disregarding dithered dodged does doesn't doesnt don't done dont downplayed dozed dragged
    drifted dropped ducked effed elected evaded evidently exaggerated failed failing fails faked
    fibbed finally flailed floundered flouted flubbed fluffed flunked forged forget forgets
    forgetting forgot forgott forgotten fouled fried froze fucked fudged fumbled gave ghosted
    giving glossed goofed got grandstanded grew grossly grown had hadn't hadnt half hampered
    handled hasn't hasnt haven't havent hesitated hid hindered hosed hung ignored ignoring
    instead isn't jeopardised jeopardized joined jumped kept kicked lacked lacks laughed left
    let lied listened loafed lost lounged managed mangled massively meddled messed micromanaged
    misapplied misbehaved miscalculated miscommunicated misconfigured miscounted misdiagnosed
    misdirected misgauged mishandled misinformed misinterpreted misjudged mislabeled mislabelled
    misled mismanaged misplaced misread misremembered misreported misrepresented missed
    misspelled misspoke mistaken mistimed mistook mistreated mistyped misunderstood misused
    mixed mucked muddled muffed neglected neglecting neglects never nodded obstructed obviously
    omitted opted overcomplicated overlooked overlooking overreached overreacted overruled
    overslept overstepped paid panicked passed passing paying phoned plainly played ploughed
    plowed pointed pressured procrastinated pushed put quarreled quarrelled rather reacted
    refused relied reneged responded rubber rubberstamped sabotaged sat screwed seriously
    severely shirked shrugged sidelined sidestepped skipped skipping slacked slept slouched
    snubbed spaced squabbled squandered stalled steamrolled stepped stonewalled stood strong
    strongarmed stuffed stumbled sulked swept taken talked tampered thought threw took torched
    trampled transgressed trashed treated trivialised trivialized trusted tuned turned turning
    underestimated undermined vanished vastly violated waited walked waltzed wandered wasn't
    wasnt wasted waved weren't werent whined wildly winged withheld without won't wouldn't wrote
    yolo yoloed zoned
    """.split(),
)
