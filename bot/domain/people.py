"""People as Slack describes them."""

from dataclasses import dataclass

from bot.domain.languages import Language


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
