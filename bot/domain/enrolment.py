"""What HR says of somebody when enrolling them."""

from dataclasses import dataclass
from datetime import date

from bot.domain.journeys import Track
from bot.domain.languages import Language

ALMOST_NOTHING = 10  # people enrolled at once without being asked again


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as HR names them: by their Slack account, or by their e-mail address."""

    slack_id: str | None = None
    email: str | None = None
    name: str | None = None

    def is_same(self, other: "Who") -> bool:
        """Tell whether both are named alike."""
        return (self.slack_id, self.email) == (other.slack_id, other.email)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A newcomer to enrol; what is None or empty was not said.

    Without a `buddy`, Kamarade chooses one.
    """

    who: Who
    started_on: date
    country: str
    region: str | None = None
    site: str | None = None
    language: Language | None = None
    line_manager: Who | None = None
    segment: str | None = None
    track: Track | None = None
    industries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    buddy: Who | None = None
    is_new_role: bool = False
