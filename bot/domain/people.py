"""People as Slack describes them."""

from dataclasses import dataclass

from bot.domain.deliveries import To
from bot.domain.languages import Language


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever clicks or types; rights are read from the database when they matter."""

    id: str
    workspace_id: str
    slack_id: str
    name: str
    language: Language
    zone: str
    country: str
    is_guest: bool
    is_external: bool
    is_greeted: bool

    @property
    def in_private(self) -> To:
        """Their direct message."""
        return To(self.workspace_id, person_id=self.id)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a message names them."""

    slack_id: str | None
    name: str
    language: Language


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of an account; `locale` and `zone` may be missing."""

    slack_id: str
    name: str
    email: str | None = None
    locale: str | None = None
    zone: str | None = None
    is_guest: bool = False
    is_external: bool = False
    is_active: bool = True
