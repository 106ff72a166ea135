"""The tables of the store.

All times are aware UTC. Of a document they hold ids and what DESIGN 3 allows, and nothing else.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

# Constraints have names, so that a migration can drop them on every engine.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware UTC time on every engine: SQLite keeps no zone of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone, which would be guessed elsewhere."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time in the store needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Give the zone back that the engine has left out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# One row for each postmortem that was asked for. ``intent`` is the key of the click that asked,
# written before Google is called; ``document_id`` is empty until Google's answer is known.
POSTMORTEMS = Table(
    "postmortems",
    METADATA,
    Column("intent", String(64), primary_key=True),
    Column("incident_id", String(200), unique=True),
    Column("document_id", String(200), unique=True),
    Column("kind", String(20), nullable=False),
    Column("severity", String(40), nullable=False),
    Column("visibility", String(20), nullable=False),
    Column("template_version", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("created_at", Moment),
)

# What happened to a document that somebody may ask about later: published, by whom and why.
EVENTS = Table(
    "events",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("by_user", String(200), nullable=False),
    Column("reason", String(2000), nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "document_id"),
)

# One row for each action item that was asked to become a ticket; what its columns mean is told in
# ``addon.domain.pushes.Push``. Of a private document no words are kept.
PUSHES = Table(
    "pushes",
    METADATA,
    Column("uid", String(36), primary_key=True),
    Column("document_id", String(200), nullable=False),
    Column("tracker", String(20), nullable=False),
    Column("project", String(200), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("state", String(20), nullable=False),
    Column("draft", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("owner", String(300), nullable=False),
    Column("owner_email", String(320), nullable=False, server_default=""),
    Column("item_priority", String(40), nullable=False),
    Column("due", String(10), nullable=False),
    Column("attempt_id", String(36), nullable=False),
    Column("attempt_at", Moment),
    Column("not_before", Moment),
    Column("floor", Integer),
    Column("unknown_rounds", Integer, nullable=False),
    Column("problem", String(1000), nullable=False),
    Column("key", String(200), nullable=False),
    Column("url", String(1000), nullable=False),
    Column("other_keys", String(1000), nullable=False),
    Column("category", String(20), nullable=False),
    Column("status", String(200), nullable=False),
    Column("assignee", String(300), nullable=False),
    Column("priority", String(100), nullable=False),
    Column("seen_at", Moment),
    Column("written_at", Moment),
    Column("created_at", Moment),
    Column("done_at", Moment),
    Column("lease", Integer, nullable=False),
    Column("leased_until", Moment),
    Index(None, "document_id"),
    Index(None, "state"),
    Index(None, "key"),
)

# Whose turn it is to write comments to a document: one click at a time, over all instances.
# ``taken_at`` is empty when nobody is at it; ``written_at`` is when comments were last written.
COMMENT_TURNS = Table(
    "comment_turns",
    METADATA,
    Column("document_id", String(200), primary_key=True),
    Column("taken_at", Moment),
    Column("written_at", Moment),
)

# What somebody saw of a document at their last check and at the one before that differs from it:
# codes and fingerprints, one finding a line.
LOOKS = Table(
    "looks",
    METADATA,
    Column("user_id", String(200), primary_key=True),
    Column("document_id", String(200), primary_key=True),
    Column("findings", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("earlier_findings", Text),
    Column("earlier_at", Moment),
)

# The sweep over all postmortems: one row, since there is one robot with one quota. ``ended_at`` is
# empty while it is under way. Nobody may send a request before ``next_at``.
SWEEPS = Table(
    "sweeps",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("began_at", Moment),
    Column("ended_at", Moment),
    Column("next_at", Moment),
    Column("lease", Integer, nullable=False),
    Column("leased_until", Moment),
)

# What the sweep noted last of each postmortem: counts, and codes with fingerprints, one a line.
# ``read_at`` is when it could be read, which what was found is of; ``at`` is when that was tried.
READINGS = Table(
    "readings",
    METADATA,
    Column("document_id", String(200), primary_key=True),
    Column("sweep", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("read_at", Moment),
    Column("kind", String(20), nullable=False),
    Column("error", Integer, nullable=False),
    Column("warning", Integer, nullable=False),
    Column("suggestion", Integer, nullable=False),
    Column("dismissed", Integer, nullable=False),
    Column("findings", Text, nullable=False),
    Column("factors", Text, nullable=False),
    Index(None, "sweep"),
)

# How far each mail has come that is to go out once; its key tells kind, week or day, and a checksum
# of the receiver's address.
MAILS = Table(
    "mails",
    METADATA,
    Column("key", String(80), primary_key=True),
    Column("state", String(20), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)

# What the digest tells of a postmortem that was created here and is not private: when the incident
# was, and how many action items were declined, ``PRIORITY number`` a line.
OUTLINES = Table(
    "outlines",
    METADATA,
    Column("document_id", String(200), primary_key=True),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("declined", Text, nullable=False),
)

# Work that a queue delivers, at least once, by what makes it the same. ``done_at`` is empty while
# somebody is at it.
JOBS = Table(
    "jobs",
    METADATA,
    Column("key", String(200), primary_key=True),
    Column("taken_at", Moment, nullable=False),
    Column("done_at", Moment),
)
