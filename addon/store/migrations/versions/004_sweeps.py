"""The sweep over all postmortems, and what it noted of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "003"

_COUNTS = ("error", "warning", "suggestion", "dismissed")


def upgrade() -> None:
    """Make the two tables, and the one row that there is of a sweep."""
    moment = sa.DateTime(timezone=True)
    sweeps = op.create_table(
        "sweeps",
        sa.Column("name", sa.String(20), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *(sa.Column(name, moment) for name in ("began_at", "ended_at", "next_at")),
        sa.Column("lease", sa.Integer, nullable=False),
        sa.Column("leased_until", moment),
        sa.PrimaryKeyConstraint("name", name="pk_sweeps"),
    )
    op.bulk_insert(sweeps, [{"name": "postmortems", "number": 0, "lease": 0}])
    op.create_table(
        "readings",
        sa.Column("document_id", sa.String(200), nullable=False),
        sa.Column("sweep", sa.Integer, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("read_at", moment),
        sa.Column("kind", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _COUNTS),
        sa.Column("findings", sa.Text, nullable=False),
        sa.Column("factors", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_readings"),
    )
    op.create_index("ix_readings_sweep", "readings", ["sweep"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("readings")
    op.drop_table("sweeps")
