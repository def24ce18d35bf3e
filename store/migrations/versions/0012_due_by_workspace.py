"""What is due is found by workspace and date."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

PLANNED = sa.text("state = 'planned'")


def upgrade() -> None:
    op.drop_index('ix_plan_due', 'plan')
    op.create_index('ix_plan_due', 'plan', ['workspace_id', 'due_at'], sqlite_where=PLANNED, postgresql_where=PLANNED)


def downgrade() -> None:
    op.drop_index('ix_plan_due', 'plan')
    op.create_index('ix_plan_due', 'plan', ['due_at'], sqlite_where=PLANNED, postgresql_where=PLANNED)
