"""Action items on their way to a tracker."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "002"
down_revision = "001"

_TEXTS = {
    "document_id": 200,
    "tracker": 20,
    "project": 200,
    "fingerprint": 64,
    "state": 20,
    "draft": 0,
    "text": 0,
    "owner": 300,
    "item_priority": 40,
    "due": 10,
    "attempt_id": 36,
    "problem": 1000,
    "key": 200,
    "url": 1000,
    "other_keys": 1000,
    "category": 20,
    "status": 200,
    "assignee": 300,
    "priority": 100,
}
_MOMENTS = (
    "attempt_at",
    "not_before",
    "seen_at",
    "written_at",
    "created_at",
    "done_at",
    "leased_until",
)


def upgrade() -> None:
    """Make the table."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "pushes",
        sa.Column("uid", sa.String(36), nullable=False),
        *(
            sa.Column(name, sa.String(length) if length else sa.Text, nullable=False)
            for name, length in _TEXTS.items()
        ),
        *(sa.Column(name, moment) for name in _MOMENTS),
        sa.Column("floor", sa.Integer),
        sa.Column("unknown_rounds", sa.Integer, nullable=False),
        sa.Column("lease", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_pushes"),
    )
    for column in ("document_id", "state", "key"):
        op.create_index(f"ix_pushes_{column}", "pushes", [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("pushes")
