"""What only people do, so that a passive without an agent means people all the same."""

from __future__ import annotations

AGENTLESS = "agentless"

_HUMAN = frozenset(
    """
    tested reviewed documented communicated announced planned coordinated consulted double-checked
    questioned investigated rehearsed discussed anticipated foreseen considered thought escalated
    avoided prevented prepared practised practiced challenged proofread silenced muted dismissed
    revoked
    """.split()
)
# Done by people to each other and to their work, by software to its data.
_SHARED = frozenset(
    "checked verified validated noticed caught spotted asked told informed notified scheduled "
    "analyzed analysed".split()
)
_DATA = frozenset(
    """
    request response input output header token message field value event job task pod container
    record row payload packet signature query order checksum client worker node replica key cookie
    session parameter argument url certificate file upload object entry item transaction block
    exception process thread instance consumer subscriber peer
    """.split()
)
# What a person does and, with "not", is held to have done wrong.
_DEEDS = frozenset(
    "approved attempted deployed done merged performed pushed released run rushed shipped".split()
)


# What people make or change, and what of: software does the same to other things.
_MADE = frozenset(
    """
    created added removed updated upgraded rotated renewed split merged enabled disabled configured
    rolled reverted raised lowered increased decreased limited set changed moved migrated drained
    decommissioned cleaned fixed patched replaced written agreed started stopped paused postponed
    cancelled canceled aborted locked protected restricted included trained declared opened followed
    used taken kept given made designed called assigned shared published deleted turned pinned
    staged put clarified signed handed addressed monitored measured defined owned specified deployed
    done run released held shut announced tuned sized bumped ordered replaced maintained built
    switched begun prepared brought halted reserved requested phased retired scrapped unplugged
    labelled tagged named granted budgeted resized shortened
    """.split()
)
_ARTEFACTS = frozenset(
    """
    index threshold limit alert runbook dashboard change migration deploy deployment rollout release
    rollback maintenance upgrade ticket incident feature flag config configuration setting
    permission policy rule test drill documentation plan code script patch fix version dependency
    password secret host server cluster database schema staging environment backup
    snapshot notice handover
    failover experiment window freeze warning question issue problem bug risk process procedure
    checklist step owner budget capacity timeout ttl quota
    interval retention default account contract vendor canary logging
    monitoring alerting metric work decision call bridge communication page customer-facing launch
    thought attention consideration care effort
    credential access board stakeholder responsibility library package branch pipeline template this
    that it these something more over
    """.split()
)
# Of "this" and "it" only what software never does to anything.
_PLAIN = frozenset("this that it these something more".split())
_PEOPLES_OWN = frozenset(
    """
    done addressed fixed raised flagged rolled reverted agreed declared postponed written split
    clarified announced called handed given taken
    """.split()
)


def is_human_work(verb: str, noun: str) -> bool:
    """Tell whether people are meant by what "should have been" made or changed."""
    if noun in _PLAIN:
        return verb in _PEOPLES_OWN
    return verb in _MADE and noun in _ARTEFACTS


def is_human_activity(verb: str, noun: str) -> bool:
    """Tell whether people alone do what a participle says to what a noun names."""
    return verb in _HUMAN or (verb in _SHARED and noun not in _DATA)


def is_deed(verb: str, noun: str) -> bool:
    """Tell whether people do it, and so are meant where it "should not have been" done."""
    return verb in _DEEDS and noun not in _DATA
