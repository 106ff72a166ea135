"""When the incident of a postmortem was, and how many of its action items were declined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "005"


def upgrade() -> None:
    """Make the table; it fills with the next checks."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "outlines",
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("started_at", moment),
        sa.Column("ended_at", moment),
        sa.Column("declined", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_outlines"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("outlines")
