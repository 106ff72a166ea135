"""Postmortems that were asked for, and what happened to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None


def upgrade() -> None:
    """Make the first two tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "postmortems",
        sa.Column("intent", sa.String(64), nullable=False),
        sa.Column("incident_id", sa.String(200)),
        sa.Column("document_id", sa.String(200)),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("severity", sa.String(40), nullable=False),
        sa.Column("visibility", sa.String(20), nullable=False),
        sa.Column("template_version", sa.Integer, nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("created_at", moment),
        sa.PrimaryKeyConstraint("intent", name="pk_postmortems"),
        sa.UniqueConstraint("incident_id", name="uq_postmortems_incident_id"),
        sa.UniqueConstraint("document_id", name="uq_postmortems_document_id"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("by_user", sa.String(200), nullable=False),
        sa.Column("reason", sa.String(2000), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_document_id", "events", ["document_id"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("events")
    op.drop_table("postmortems")
