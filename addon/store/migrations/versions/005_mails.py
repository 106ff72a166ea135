"""Mails that go out once, and the address of an action item's owner."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"


def upgrade() -> None:
    """Make the table and the column; of items that are there no address is known."""
    op.create_table(
        "mails",
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_mails"),
    )
    # With a default, for those instances of the version before that still serve.
    with op.batch_alter_table("pushes") as pushes:
        pushes.add_column(
            sa.Column("owner_email", sa.String(320), nullable=False, server_default="")
        )


def downgrade() -> None:
    """Drop them."""
    with op.batch_alter_table("pushes") as pushes:
        pushes.drop_column("owner_email")
    op.drop_table("mails")
