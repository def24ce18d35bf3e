"""What each table holds of people: exported, erased and forgotten by this one list.

A table that is not here fails the build, so that nothing personal is ever added in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.domain.deliveries import OutboxState
from bot.domain.letters import LetterState
from bot.domain.obstacle_states import State
from bot.domain.retention import Kept
from store.models import LIVE


class Leaving(StrEnum):
    """What becomes of a row when its person is erased, or when it is too old."""

    DELETED = "deleted"
    EMPTIED = "emptied"  # of what is personal; keys and counts stay
    KEPT = "kept"  # it holds keys, and a key without a person says nothing


@dataclass(frozen=True, slots=True)
class Held:
    """What one table holds.

    `about` are the columns that say whose a row is: their rows are exported to them, and leave with
    them. `emptied` maps columns to what they become. `kept` with `dated` says how long a row stays,
    once `done` (SQL) is true of it. `hidden` columns are other people's or machinery: not exported.
    """

    about: tuple[str, ...] = ()
    leaving: Leaving = Leaving.DELETED
    emptied: Mapping[str, Any] = field(default_factory=dict)
    kept: Kept | None = None
    dated: str = ""
    done: str = "1 = 1"
    hidden: tuple[str, ...] = ()


NOBODY = Held(leaving=Leaving.KEPT)
MACHINERY = ("workspace_id", "nonce", "token", "lease_until", "retry_at", "refs", "series")

TABLES: Mapping[str, Held] = {
    "workspace": NOBODY,
    "inbox": NOBODY,  # emptied once handled, gone after two days
    "rating": NOBODY,  # a random token, and no name
    "person": Held(
        about=("id",),
        leaving=Leaving.EMPTIED,
        emptied={
            "slack_id": None,
            "email": None,
            "name": None,
            "zone": "UTC",
            "region": None,
            "started_on": None,
            "paused_until": None,
            "is_active": False,
        },
    ),
    "role_grant": Held(about=("person_id",), hidden=("granted_by_id",)),
    "group_member": Held(about=("person_id",)),
    "home": Held(about=("person_id",)),  # the page they looked at last
    "absence": Held(about=("person_id",), kept=Kept.JOURNEYS, dated="last_on"),
    "audit": Held(
        about=("actor_id", "subject_id"), leaving=Leaving.KEPT, kept=Kept.AUDIT, dated="at"
    ),
    "plan": Held(
        about=("person_id",),
        kept=Kept.MESSAGES,
        dated="settled_at",
        done="state <> 'planned'",
        hidden=("key", "message_key"),
    ),
    "outbox": Held(
        about=("person_id",),
        leaving=Leaving.EMPTIED,
        emptied={"refs": {}, "thread_ts": None, "sent_channel": None, "sent_ts": None},
        kept=Kept.MESSAGES,
        dated="created_at",
        done="sent_channel IS NOT NULL",
        hidden=("key",),
    ),
    "handed_file": Held(  # taken back in Slack before it is forgotten: services/handing.py
        about=("person_id",),
        kept=Kept.MESSAGES,
        dated="handed_at",
        hidden=("channel", "file_id", "lists_people"),
    ),
    "relay": Held(
        about=("author_id",),
        leaving=Leaving.EMPTIED,
        emptied={"text": None},
        kept=Kept.MESSAGES,
        dated="created_at",
        done="text IS NOT NULL",
    ),
    "letter": Held(
        about=("person_id",),
        leaving=Leaving.EMPTIED,
        emptied={"address": None, "refs": {}},
        kept=Kept.MESSAGES,
        dated="created_at",
        done="state <> 'pending' AND address IS NOT NULL",
        hidden=("key",),
    ),
    "question": Held(
        about=("asker_id",),
        kept=Kept.QUESTIONS,
        dated="answered_at",
        done="state <> 'open'",
        hidden=("answered_by_id", "buddy_id"),
    ),
    "revision": Held(  # the booklet's own words, which no name enters
        about=("proposed_by_id", "decided_by_id"),
        leaving=Leaving.KEPT,
        hidden=("question_id", "proposed_by_id", "decided_by_id"),
    ),
    "obstacle": Held(
        about=("person_id",),
        leaving=Leaving.EMPTIED,
        emptied={"text": "", "prevents": None},
        kept=Kept.OBSTACLES,
        dated="ended_at",
        done="text <> ''",
        hidden=("taker_id",),
    ),
    "journey": Held(
        about=("person_id",),
        kept=Kept.JOURNEYS,
        dated="ended_on",
        hidden=(
            "line_manager_id",
            "buddy_wish_id",
            "enrolled_by_id",
            "path_version",
            "is_met_counted",
        ),
    ),
    "joiner": Held(
        about=("person_id",), kept=Kept.MESSAGES, dated="joined_at", hidden=("slack_id",)
    ),
    "checkin": Held(about=("person_id",), kept=Kept.CHECKINS, dated="asked_at"),
    "answer": Held(about=("person_id",), kept=Kept.CHECKINS, dated="answered_at"),
    "surprise_report": Held(about=("person_id",), kept=Kept.CHECKINS, dated="kept_at"),
    "tally": NOBODY,  # sums over five people or more
    "snapshot": NOBODY,
    "buddy": Held(about=("person_id",), hidden=("manager_id", "agreed_by_id", "invited_by_id")),
    "not_with": Held(about=("person_id",), hidden=("other_id",)),
    "wish": Held(about=("person_id",)),
    "pairing": Held(
        about=("newcomer_id", "buddy_id"),
        leaving=Leaving.EMPTIED,
        emptied={"decline_reason": None, "conversation": None},
        hidden=("decline_reason", "proposed_by_id", "stand_in_id"),
    ),
    "meeting": Held(leaving=Leaving.KEPT, hidden=("proposed_by_id",)),  # leaves with its journey
    "task_done": Held(leaving=Leaving.KEPT, hidden=("done_by_id",)),  # leaves with its journey
    "switch": Held(leaving=Leaving.KEPT, hidden=("changed_by_id",)),
    "access_check": Held(about=("person_id",)),
    "bonus_record": Held(about=("person_id",), hidden=("manager_id",)),
    "obstacle_step": Held(about=("by_id",), leaving=Leaving.KEPT),
    "obstacle_party": Held(about=("person_id",)),
}

# What was still to be said to somebody who leaves is not said.
UNSAID: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "outbox": (
        "state IN ('pending', 'sending', 'needs_review')",
        {"state": OutboxState.SKIPPED, "reason": "erased", "lease_until": None, "retry_at": None},
    ),
    "obstacle": (
        LIVE,
        {"state": State.WITHDRAWN, "next_act": None, "next_at": None, "taker_id": None},
    ),
    "letter": ("state = 'pending'", {"state": LetterState.SKIPPED, "reason": "erased"}),
}
