"""Which jobs are done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "006"


def upgrade() -> None:
    """Make the table."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "jobs",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("taken_at", moment, nullable=False),
        sa.Column("done_at", moment),
        sa.PrimaryKeyConstraint("key", name="pk_jobs"),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("jobs")
