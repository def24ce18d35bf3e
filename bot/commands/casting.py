"""The demo's first morning: everybody is known, two buddies are ready, two newcomers enrolled."""

from datetime import date, timedelta

from bot.app import Bot
from bot.commands.cast import CAST, HR, LINE_MANAGER, NEWCOMERS, VOLUNTEERS, Arrival, Volunteer
from bot.domain.buddies import BuddyProfile
from bot.domain.deliveries import To
from bot.domain.enrolment import Enrolment, Who
from bot.domain.languages import Language
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.domain.switches import SwitchName
from bot.kamarade import Kamarade
from bot.recognising import recognised
from bot.services import buddies, enrolling, people, switches
from bot.services.journeys import Act
from bot.workspace import Workspace


async def introduce(bot: Bot, workspace: Workspace) -> None:
    """Let the bot know the cast, and do what HR would have done, once."""
    kamarade, client = bot.kamarade, bot.app.client
    known = {name: await recognised(kamarade, client, workspace.person(name).id) for name in CAST}
    hr = known[HR]
    if await people.has_role(kamarade.database, hr.id, Role.HR):
        return  # done by an earlier demo
    await people.grant(
        kamarade.database, kamarade.workspace_id, hr.slack_id, Role.HR, now=kamarade.now()
    )
    for name in (SwitchName.LAUNCHED, SwitchName.CHECKINS):
        await switches.turn(kamarade.database, hr.in_private, name, on=True, now=kamarade.now())
    for volunteer in VOLUNTEERS:
        await _volunteer(kamarade, known[volunteer.name], known[LINE_MANAGER], volunteer)
    arriving = [_enrolment(one, known, kamarade.today()) for one in NEWCOMERS]
    act = Act(To(kamarade.workspace_id, hr.id), kamarade.guide, kamarade.now())
    for number, enrolment in enumerate(arriving):
        await enrolling.enrol(kamarade.database, act, [(number, enrolment)])


async def _volunteer(
    kamarade: Kamarade, buddy: Speaker, line_manager: Speaker, volunteer: Volunteer
) -> None:
    if await buddies.seen(kamarade.database, buddy.id) is not None:
        return
    now = kamarade.now()
    profile = BuddyProfile(
        languages=frozenset(Language),
        kam_since=kamarade.today() - timedelta(days=365 * volunteer.years),
        capacity=2,
        manager_id=line_manager.id,
        segment=volunteer.segment,
        site=volunteer.site,
        tools=("SAP", "Salesforce"),
        strengths=volunteer.strengths,
    )
    await buddies.volunteer(kamarade.database, kamarade.office, buddy.in_private, profile, now)
    await buddies.agree(kamarade.database, line_manager.in_private, buddy.id, agrees=True, now=now)


def _enrolment(arrival: Arrival, known: dict[str, Speaker], today: date) -> Enrolment:
    return Enrolment(
        who=Who(slack_id=known[arrival.name].slack_id),
        started_on=today + timedelta(days=arrival.in_days),
        country=arrival.country,
        region=None,
        site=arrival.site,
        language=known[arrival.name].language,
        line_manager=Who(slack_id=known[LINE_MANAGER].slack_id),
        segment=arrival.segment,
        tools=("SAP", "Salesforce"),
    )
