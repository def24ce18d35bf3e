"""Whom a question was put to, and what a revision replaced."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.add_column(sa.Column('receiver', sa.String(length=20), nullable=False, server_default='hr'))
        batch_op.add_column(sa.Column('buddy_id', sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column('role', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_question_buddy_id_person'), 'person', ['buddy_id'], ['id'], ondelete='SET NULL')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.alter_column('receiver', server_default=None)


    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.add_column(sa.Column('was', sqlmodel.sql.sqltypes.AutoString(length=3200), nullable=False, server_default=''))
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.alter_column('was', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.drop_column('was')
    with op.batch_alter_table('question', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_question_buddy_id_person'), type_='foreignkey')
        batch_op.drop_column('role')
        batch_op.drop_column('buddy_id')
        batch_op.drop_column('receiver')
