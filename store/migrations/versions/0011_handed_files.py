"""Files handed over."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('handed_file',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('workspace_id', sa.String(length=32), nullable=False),
    sa.Column('person_id', sa.String(length=32), nullable=False),
    sa.Column('channel', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('file_id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('lists_people', sa.Boolean(), nullable=False),
    sa.Column('handed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_handed_file_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], name=op.f('fk_handed_file_workspace_id_workspace')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handed_file'))
    )
    with op.batch_alter_table('handed_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_handed_file_workspace_id'), ['workspace_id'], unique=False)


def downgrade() -> None:
    op.drop_table('handed_file')
