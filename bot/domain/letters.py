"""An e-mail, for whoever cannot be reached in Slack."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.languages import DEFAULT, Language


class LetterState(StrEnum):
    """Where an e-mail stands; the last three never change by themselves."""

    PENDING = "pending"
    SENT = "sent"
    SKIPPED = "skipped"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class By:
    """Whom an e-mail is for: somebody Kamarade knows, or an address."""

    workspace_id: str
    person_id: str | None = None
    address: str | None = None
    language: Language = DEFAULT


@dataclass(frozen=True, slots=True)
class Written:
    """What an e-mail says, in plain text; whoever answers it writes to `reply_to`."""

    subject: str
    body: str
    reply_to: str | None = None
