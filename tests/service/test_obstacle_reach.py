"""Whom an obstacle reaches, and whom it never does."""

from datetime import timedelta

import pytest

from bot.domain.companions import PairingState
from bot.domain.errors import KamaradeError
from bot.domain.obstacle_states import Act
from bot.domain.roles import Role
from bot.services import obstacle_tick, people
from bot.services import obstacle_views as views
from store.models import Journey, Pairing
from tests.service.obstacle_office import MONDAY, Company, handbook


async def test_without_a_mail_server_hr_is_told_at_once(company: Company):
    declared = await company.declare(kind="payroll")

    assert await company.all("SELECT is_reached FROM obstacle") == [(0,)]
    told = await company.all("SELECT person_id FROM outbox WHERE kind = 'obstacle_owner'")
    assert told == [(company.ids["maya"],)]
    await company.do(Act.HAND_OVER, company.press(declared.obstacle_id, "maya"))
    assert await company.all("SELECT is_reached, owner_role FROM obstacle") == [(1, "care")]


async def test_with_a_mail_server_the_address_gets_an_email(company: Company):
    company.book = handbook(can_mail=True)
    await company.declare(kind="payroll")

    assert await company.all("SELECT kind, address FROM letter") == [
        ("obstacle_owner", "paie@solstice.example")
    ]
    assert await company.all("SELECT is_reached FROM obstacle") == [(1,)]


async def test_what_speaks_of_the_manager_needs_consent_and_never_reaches_them(company: Company):
    async with company.database.aside() as session:
        session.add(
            Journey(
                workspace_id=company.workspace_id,
                person_id=company.ids["nina"],
                state="active",
                started_on=MONDAY.date(),
                line_manager_id=company.ids["maya"],  # in HR, too
                path_version="1",
                enrolled_at=MONDAY,
            )
        )
    with pytest.raises(KamaradeError) as refused:
        await company.declare(kind="manager-absent")
    assert type(refused.value).__name__ == "NeedsConsent"
    assert await company.all("SELECT id FROM obstacle") == []

    with pytest.raises(KamaradeError) as nobody:  # Maya alone is in HR: nobody else would hear
        await company.declare(kind="manager-absent", consents=True)
    assert type(nobody.value).__name__ == "NobodyInHr"


async def test_what_speaks_of_the_buddy_never_reaches_them(company: Company):
    company.book = handbook(hr_channel="C0HR")  # where the buddy, in HR, would read it
    await people.grant(company.database, company.workspace_id, "UZOE", Role.HR, now=MONDAY)
    await accompany(company, buddy="maya")

    declared = await company.declare(kind="buddy-absent", consents=True)
    await obstacle_tick.tick(company.database, company.book, MONDAY + timedelta(days=60))

    told = await company.all(
        "SELECT DISTINCT person_id, channel FROM outbox WHERE kind = 'obstacle_owner'"
    )
    assert told == [(company.ids["zoe"], None)]
    assert await company.outcome(Act.TAKE, "zoe", declared.obstacle_id, MONDAY) == "done"


async def accompany(company: Company, *, buddy: str) -> None:
    """Give Nina a buddy."""
    journey = Journey(
        workspace_id=company.workspace_id,
        person_id=company.ids["nina"],
        state="active",
        started_on=MONDAY.date(),
        path_version="1",
        enrolled_at=MONDAY,
    )
    async with company.database.aside() as session:
        session.add(journey)
        await session.flush()
        session.add(
            Pairing(
                workspace_id=company.workspace_id,
                journey_id=journey.id,
                newcomer_id=company.ids["nina"],
                buddy_id=company.ids[buddy],
                state=PairingState.ACCEPTED,
                proposed_at=MONDAY,
            )
        )


async def test_several_people_with_the_same_obstacle_are_counted(company: Company):
    first = await company.declare("nina")
    await company.declare("omar")
    await company.declare("lou", kind="quality")

    shown = await views.shown(company.database, company.book, first.obstacle_id, MONDAY)

    assert shown.same == 2
