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

    op.create_table('home',
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('workspace_id', sa.String(length=32), nullable=False),
    sa.Column('page', sa.String(length=250), nullable=False),
    sa.Column('opened_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_home_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], name=op.f('fk_home_workspace_id_workspace')),
    sa.PrimaryKeyConstraint('person_id', name=op.f('pk_home'))
    )
    with op.batch_alter_table('home', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_home_opened_at'), ['opened_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_home_workspace_id'), ['workspace_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('home', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_home_workspace_id'))
        batch_op.drop_index(batch_op.f('ix_home_opened_at'))

    op.drop_table('home')
    with op.batch_alter_table('role_grant', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_role_grant_granted_by_id_person'), type_='foreignkey')
        batch_op.drop_column('granted_by_id')
        batch_op.drop_column('source')
