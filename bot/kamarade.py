"""The tools that listeners and notices are handed, and the person who speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.clock import Clock
from bot.domain.languages import Language
from bot.domain.retention import DEFAULT_DAYS, Kept
from bot.erasures import Erasures
from bot.recent import Recent
from bot.services.contacts import Directory
from bot.services.following import Guide
from bot.services.obstacle_timing import Handbook
from bot.services.planning import Office
from bot.shelf import Shelf
from bot.texts import Words
from store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """What it takes to put a decision into words: the content in use, and the day."""

    shelf: Shelf
    today: date

    def say(self, language: Language, message: str, /, **variables: object) -> Words:
        """Return the words of a message."""
        return self.shelf.texts.say(language, message, **variables)


@dataclass(frozen=True, slots=True)
class Kamarade:
    """Everything a listener may use besides Slack itself."""

    database: Database
    shelf: Shelf
    clock: Clock
    workspace_id: str
    hr_channel: str | None = None
    can_mail: bool = False
    keep: Mapping[Kept, int] = field(default_factory=lambda: DEFAULT_DAYS)
    erasures: Erasures = field(kw_only=True)
    recent: Recent = field(default_factory=Recent)

    def now(self) -> datetime:
        """Return the business instant: read it once, and pass it down."""
        return self.clock.now()

    @property
    def office(self) -> Office:
        """When the company works."""
        company = self.shelf.company
        return Office(self.shelf.calendar, company.zone, company.country)

    @property
    def guide(self) -> Guide:
        """What is planned along a journey is planned from this."""
        return Guide(self.shelf.content, self.directory)

    @property
    def handbook(self) -> Handbook:
        """Which obstacles exist, and who answers for what."""
        return Handbook(self.shelf.obstacles, self.directory)

    @property
    def directory(self) -> Directory:
        """Who answers for what, and how they are reached."""
        roles = self.shelf.company.roles
        return Directory(roles, self.hr_channel, self.can_mail, self.office)

    def today(self) -> date:
        """Return the date where the company is."""
        return self.office.hours(None).local(self.now()).date()

    def desk(self) -> Desk:
        """Return what answers are written at."""
        return Desk(self.shelf, self.now().date())

    def say(self, language: Language, message: str, /, **variables: object) -> Words:
        """Return the words of a message."""
        return self.shelf.texts.say(language, message, **variables)
