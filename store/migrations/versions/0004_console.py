"""console."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.add_column(sa.Column('source', sa.String(length=20), server_default='command', nullable=False))
        batch_op.add_column(sa.Column('granted_by_id', sa.String(length=32), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_role_grant_granted_by_id_person'), 'person', ['granted_by_id'], ['id'], ondelete='SET NULL')


def downgrade() -> None:
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_role_grant_granted_by_id_person'), type_='foreignkey')
        batch_op.drop_column('granted_by_id')
        batch_op.drop_column('source')
