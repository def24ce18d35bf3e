"""A company of a few people and three kinds of obstacles, without Slack."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import text
from sqlmodel import SQLModel

from bot.domain.company import RoleHolder
from bot.domain.errors import KamaradeError
from bot.domain.languages import Language
from bot.domain.obstacle_states import Act, State
from bot.domain.obstacles import Catalogue, ObstacleType, Rung, Severity
from bot.domain.people import Profile
from bot.domain.roles import Role
from bot.domain.working_time import CompanyCalendar
from bot.services import obstacle_acts as acts
from bot.services import obstacles, people
from bot.services.contacts import Directory
from bot.services.obstacle_rights import Press
from bot.services.obstacle_timing import Handbook
from bot.services.obstacles import Declaration, Declared
from bot.services.planning import Office
from bot.shelf import Shelf
from store.database import Database
from store.models import ObstacleParty

MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)  # ten o'clock in Paris
PEOPLE = ("nina", "omar", "karim", "lou", "nadia", "maya", "zoe", "helene")
BOTH = dict.fromkeys(Language, "x")
LADDER = (Rung("lead", 0), Rung("manager", 3), Rung("sponsor-role", 7))


def handbook(*, can_mail: bool = False, hr_channel: str | None = None) -> Handbook:
    """Return who answers for what: `it` is Karim, its lead Nadia, `care` a channel."""
    roles = {
        "hr": RoleHolder(BOTH, BOTH),
        "it": RoleHolder(BOTH, BOTH, email="karim@solstice.example", lead="it-lead"),
        "it-lead": RoleHolder(BOTH, BOTH, email="nadia@solstice.example"),
        "care": RoleHolder(BOTH, BOTH, slack="C0CARE"),
        "payroll": RoleHolder(BOTH, BOTH, email="paie@solstice.example"),
        "manager": RoleHolder(BOTH, BOTH),
        "sponsor-role": RoleHolder(BOTH, BOTH, slack="UZOE"),
    }
    kinds = [
        ObstacleType("erp-access", BOTH, BOTH, "it", 2, Severity.HIGH, LADDER, access="erp"),
        ObstacleType("quality", BOTH, BOTH, "care", 3, Severity.HIGH, LADDER),
        ObstacleType("payroll", BOTH, BOTH, "payroll", 5, Severity.HIGH, LADDER),
        ObstacleType(
            "manager-absent", BOTH, BOTH, "hr", 5, Severity.LOW, LADDER[1:], about="manager"
        ),
        ObstacleType("buddy-absent", BOTH, BOTH, "hr", 5, Severity.LOW, LADDER[2:], about="buddy"),
    ]
    office = Office(CompanyCalendar(), "Europe/Paris", "FR")
    directory = Directory(roles, hr_channel, can_mail=can_mail, office=office)
    return Handbook(Catalogue({kind.id: kind for kind in kinds}), directory)


@dataclass
class Company:
    """The database with its people, by first name."""

    database: Database
    workspace_id: str
    ids: dict[str, str]
    book: Handbook
    promises: date = date(2027, 3, 5)  # what is picked where a day is asked for

    async def declare(
        self, who: str = "nina", kind: str = "erp-access", **more: object
    ) -> Declared:
        said = Declaration(
            self.workspace_id,
            self.ids[who],
            kind,
            "Toujours rien",
            date(2027, 3, 1),
            **more,  # type: ignore[arg-type]
        )
        return await obstacles.declare(self.database, self.book, said, MONDAY)

    def press(self, obstacle_id: str, who: str, at: datetime = MONDAY, channel: str | None = None):
        return Press(obstacle_id, self.ids[who], at, channel)

    async def do(self, act: Act, press: Press) -> None:
        """Press whatever button does this."""
        match act:
            case Act.TAKE:
                await acts.take(self.database, self.book, press)
            case Act.DATE:
                await acts.promise(self.database, self.book, press, self.promises)
            case Act.ASK:
                await acts.ask(self.database, self.book, press, "Quel numéro ?")
            case Act.ANSWER:
                await acts.answer(self.database, self.book, press, "4521")
            case Act.HAND_OVER:
                await acts.hand_over(self.database, self.book, press, "care")
            case _:
                await acts.press(self.database, self.book, act, press)

    async def outcome(self, act: Act, who: str, obstacle_id: str, at: datetime = MONDAY) -> str:
        """Press, and return "done" or the name of the refusal."""
        try:
            await self.do(act, self.press(obstacle_id, who, at))
        except KamaradeError as error:
            return type(error).__name__
        return "done"

    async def let_in(self, obstacle_id: str, who: str, role: str, *, is_current: bool) -> None:
        """Tell somebody of an obstacle, as the ladder or a former owner was."""
        party = ObstacleParty(
            obstacle_id=obstacle_id,
            role=role,
            place=self.ids[who],
            workspace_id=self.workspace_id,
            person_id=self.ids[who],
            is_owner=False,
            is_current=is_current,
            since=MONDAY,
        )
        async with self.database.aside() as session:
            session.add(party)

    async def forget(self) -> None:
        """Let the next press begin from the same place: in the hands of `it`, no date counted."""
        async with self.database.aside() as session:
            await session.exec(text("UPDATE obstacle SET owner_role = 'it', dates_given = 0"))
            current = "UPDATE obstacle_party SET is_current = (role IN ('it', 'it-lead'))"
            await session.exec(text(current))

    async def wind(self, obstacle_id: str, act: str) -> None:
        """Let the clock have something to do now, whoever was warned having been."""
        table = SQLModel.metadata.tables["obstacle"]
        values = {"next_act": act, "next_at": MONDAY, "warned_at": MONDAY, "climbed": 0}
        async with self.database.aside() as session:
            await session.exec(table.update().where(table.c.id == obstacle_id).values(**values))

    async def put(self, obstacle_id: str, state: State) -> None:
        """Put an obstacle into a state, as if it had lived."""
        values = {
            "state": state,
            "taker_id": None if state is State.OPEN else self.ids["karim"],
            "promised_on": date(2027, 3, 4) if state is State.DATED else None,
            "stopped_at": MONDAY if state in {State.ASKED, State.SOLVED, State.FADED} else None,
            "ended_at": MONDAY if state in {State.CLOSED, State.FADED} else None,
        }
        table = SQLModel.metadata.tables["obstacle"]
        async with self.database.aside() as session:
            await session.exec(table.update().where(table.c.id == obstacle_id).values(**values))

    async def all(self, query: str) -> list[tuple]:
        """Return the rows of a query."""
        async with self.database.reading() as session:
            return [tuple(row) for row in await session.exec(text(query))]


async def open_company(database: Database, shelf: Shelf) -> Company:
    """Let everybody be known, Maya in HR."""
    workspace_id = await people.settle(database, "T1", "Office", None)
    ids = {}
    for name in PEOPLE:
        email = f"{name}@solstice.example"
        profile = Profile(f"U{name.upper()}", name, email, "fr-FR", "Europe/Paris")
        speaker = await people.meet(database, workspace_id, profile, shelf.company, MONDAY)
        ids[name] = speaker.id
    await people.grant(database, workspace_id, "UMAYA", Role.HR, now=MONDAY)
    return Company(database, workspace_id, ids, handbook())
