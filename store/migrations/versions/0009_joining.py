"""Accounts that open in the workspace; a figure of meetings; an audit that only grows."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

# A line is never changed. One of the last thirty days is never lost: retention forgets older ones.
SQLITE = (
    """CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_is_not_lost BEFORE DELETE ON audit
    WHEN julianday(OLD.at) > (SELECT julianday(MAX(at)) FROM audit) - 30
    BEGIN SELECT RAISE(IGNORE); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION audit_grows() RETURNS trigger AS $$
    BEGIN
        IF TG_OP <> 'DELETE' THEN RAISE EXCEPTION 'the audit is append-only'; END IF;
        IF OLD.at > (SELECT MAX(at) FROM audit) - INTERVAL '30 days' THEN RETURN NULL; END IF;
        RETURN OLD;
    END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_grows()""",
    """CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_grows()""",
)


def upgrade() -> None:
    op.create_table('joiner',
    sa.Column('workspace_id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('slack_id', sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
    sa.Column('joined_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('person_id', sa.String(length=32), nullable=True),
    sa.Column('told_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_joiner_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['workspace_id'], ['workspace.id'], name=op.f('fk_joiner_workspace_id_workspace'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('workspace_id', 'slack_id', name=op.f('pk_joiner'))
    )
    with op.batch_alter_table('joiner', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_joiner_told_on'), ['told_on'], unique=False)

    with op.batch_alter_table('journey', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_met_counted', sa.Boolean(), server_default=sa.text('false'), nullable=False))

    for statement in SQLITE if op.get_bind().dialect.name == 'sqlite' else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TRIGGER audit_is_not_changed')
        op.execute('DROP TRIGGER audit_is_not_lost')
    else:
        op.execute('DROP FUNCTION audit_grows CASCADE')

    with op.batch_alter_table('journey', schema=None) as batch_op:
        batch_op.drop_column('is_met_counted')
    op.drop_table('joiner')
