"""Whose turn it is to write comments, and what everybody saw at their last check."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"


def upgrade() -> None:
    """Make the two tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "comment_turns",
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("taken_at", moment),
        sa.Column("written_at", moment),
        sa.PrimaryKeyConstraint("document_id", name="pk_comment_turns"),
    )
    op.create_table(
        "looks",
        sa.Column("user_id", sa.String(200), nullable=False),
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("earlier_findings", sa.Text),
        sa.Column("earlier_at", moment),
        sa.PrimaryKeyConstraint("user_id", "document_id", name="pk_looks"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("looks")
    op.drop_table("comment_turns")
