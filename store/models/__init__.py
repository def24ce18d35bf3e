"""Every table, as columns and constraints.

A person has an opaque internal id, the only foreign key to people: they may be enrolled before they
have a Slack account, and erasing them leaves keys without identity. Every table carries
`workspace_id`.
"""

from store.models.accesses import AccessCheck
from store.models.base import new_id
from store.models.bonus import BonusRecord
from store.models.buddies import Buddy, NotWith, Wish
from store.models.checkins import Answer, Checkin, Snapshot, SurpriseReport, Tally
from store.models.files import HandedFile
from store.models.homes import Home
from store.models.incoming import Inbox
from store.models.joining import Joiner
from store.models.journeys import Journey, Switch, TaskDone
from store.models.letters import UNSENT, Letter
from store.models.obstacles import (
    LIVE,
    TIMED,
    GroupMember,
    Obstacle,
    ObstacleParty,
    ObstacleStep,
)
from store.models.outgoing import HELD, OPEN, PLANNED, UNASKED, UNSAID, Outbox, Plan, Relay
from store.models.pairings import OPEN_PAIR, Meeting, Pairing
from store.models.people import Audit, Away, Person, RoleGrant, Workspace
from store.models.questions import Question, Rating
from store.models.revisions import Revision

__all__ = [
    "HELD",
    "LIVE",
    "OPEN",
    "OPEN_PAIR",
    "PLANNED",
    "TIMED",
    "UNASKED",
    "UNSAID",
    "UNSENT",
    "AccessCheck",
    "Answer",
    "Audit",
    "Away",
    "BonusRecord",
    "Buddy",
    "Checkin",
    "GroupMember",
    "HandedFile",
    "Home",
    "Inbox",
    "Joiner",
    "Journey",
    "Letter",
    "Meeting",
    "NotWith",
    "Obstacle",
    "ObstacleParty",
    "ObstacleStep",
    "Outbox",
    "Pairing",
    "Person",
    "Plan",
    "Question",
    "Rating",
    "Relay",
    "Revision",
    "RoleGrant",
    "Snapshot",
    "SurpriseReport",
    "Switch",
    "Tally",
    "TaskDone",
    "Wish",
    "Workspace",
    "new_id",
]
