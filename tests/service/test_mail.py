"""E-mails: at least once, kept until the server takes them, said when they are lost."""

import asyncio
import time
from datetime import timedelta
from email.message import EmailMessage

import pytest
from sqlalchemy import text

from bot import mail
from bot.clock import MovableClock
from bot.delivery import Skip
from bot.domain.deliveries import Notice, Outgoing
from bot.domain.languages import Language
from bot.domain.letters import By, Written
from bot.domain.people import Profile
from bot.domain.roles import Role
from bot.mail import Mailer, Smtp
from bot.services import letters as taking
from bot.services import people
from bot.settings import BadSetting, read
from bot.shelf import Shelf
from store import letters
from store.database import Database
from tests.service.post_office import PostOffice, post_office


async def write(row: Outgoing) -> Written | Skip:
    if row.kind == "nothing":
        return Skip("nothing left to say")
    return Written("Bonjour\nBcc: x@y.example", "Été & hiver", reply_to="rh@solstice.example")


class Sender:
    """A mailer with a server, and a workspace in which HR is one person."""

    def __init__(self, database: Database, office: PostOffice, workspace_id: str) -> None:
        self.database, self.office, self.workspace_id = database, office, workspace_id
        self.clock = MovableClock()
        smtp = Smtp("127.0.0.1", office.port, "Kamarade <bot@solstice.example>")
        self.mailer = Mailer(database, self.clock, smtp, write, None)

    async def put(self, key: str = "one", kind: str = "greeting") -> None:
        to = By(self.workspace_id, address="nina@home.example", language=Language.FR)
        async with self.database.transaction() as session:
            await letters.put(session, to, Notice(kind, key), due_at=self.clock.now())

    async def column(self, name: str, table: str = "letter") -> list[object]:
        async with self.database.reading() as session:
            return [row[0] for row in await session.exec(text(f"SELECT {name} FROM {table}"))]

    async def wait(self) -> None:
        """Let the pause after a refusal, or a lease, pass."""
        async with self.database.aside() as session:
            await session.exec(text("UPDATE letter SET not_before = NULL"))


@pytest.fixture
async def sender(database: Database, shelf: Shelf):
    workspace_id = await people.settle(database, "T1", "Test", None)
    now = MovableClock().now()
    await people.meet(database, workspace_id, Profile("UMAYA", "Maya"), shelf.company, now)
    await people.grant(database, workspace_id, "UMAYA", Role.HR, now=now)
    async with post_office() as office:
        yield Sender(database, office, workspace_id)


async def test_an_email_leaves_once_and_its_address_is_forgotten(sender: Sender):
    await sender.put()
    await sender.put()

    assert await sender.mailer.send_due() == 1
    assert await sender.mailer.send_due() == 0
    [letter] = sender.office.letters
    assert letter["To"] == "nina@home.example"
    assert letter["Reply-To"] == "rh@solstice.example"
    assert letter.get_content().strip() == "Été & hiver"
    assert await sender.column("state") == ["sent"]
    assert await sender.column("address") == [None]


async def test_a_subject_cannot_add_a_header(sender: Sender):
    await sender.put()
    await sender.mailer.send_due()

    [letter] = sender.office.letters
    assert letter["Subject"] == "Bonjour Bcc: x@y.example"
    assert letter["Bcc"] is None


async def test_a_busy_server_is_tried_again(sender: Sender):
    sender.office.answers = ["451 later"]
    await sender.put()

    assert await sender.mailer.send_due() == 0
    assert await sender.mailer.send_due() == 0  # not at once
    await sender.wait()
    assert await sender.mailer.send_due() == 1


async def test_an_answer_that_was_lost_means_a_second_copy_with_the_same_id(sender: Sender):
    sender.office.hangs_up_after_taking = True
    await sender.put()
    await sender.mailer.send_due()
    await sender.wait()
    await sender.mailer.send_due()

    ids = [letter["Message-ID"] for letter in sender.office.letters]
    assert len(ids) == 2
    assert len(set(ids)) == 1


async def test_a_refused_address_is_told_to_hr_once(sender: Sender):
    sender.office.answers = ["550 nobody here"]
    await sender.put()
    await sender.mailer.send_due()
    await sender.wait()
    await sender.mailer.send_due()

    assert await sender.column("state") == ["lost"]
    told = await sender.column("kind", "outbox")
    assert told.count("letter_lost") == 1


async def test_a_server_that_is_down_is_not_an_answer(sender: Sender):
    await sender.put()
    sender.mailer._smtp = Smtp("127.0.0.1", 1, "bot@solstice.example")

    await sender.mailer.send_due()

    assert await sender.column("state") == ["pending"]


async def test_after_a_day_of_refusals_hr_is_told(sender: Sender):
    await sender.put()
    sender.mailer._smtp = Smtp("127.0.0.1", 1, "bot@solstice.example")
    async with sender.database.aside() as session:
        await session.exec(text("UPDATE letter SET created_at = '2020-01-01 00:00:00.000000'"))

    await sender.mailer.send_due()

    assert await sender.column("state") == ["lost"]


async def test_a_password_never_travels_without_tls(sender: Sender):
    await sender.put()
    sender.mailer._smtp = Smtp("127.0.0.1", sender.office.port, "b@s.example", "user", "secret")

    await sender.mailer.send_due()

    assert sender.office.letters == []
    assert await sender.column("state") == ["pending"]


async def test_nothing_left_to_say_is_not_sent(sender: Sender):
    await sender.put(kind="nothing")

    assert await sender.mailer.send_due() == 0
    assert await sender.column("state") == ["skipped"]


async def test_what_is_due_later_waits(sender: Sender):
    to = By(sender.workspace_id, address="nina@home.example")
    later = sender.clock.now() + timedelta(hours=1)
    async with sender.database.transaction() as session:
        await letters.put(session, to, Notice("greeting", "later"), due_at=later)

    assert await sender.mailer.send_due() == 0
    sender.clock.move(3700)
    assert await sender.mailer.send_due() == 1


def test_a_server_without_a_sender_is_refused():
    with pytest.raises(BadSetting, match="KAMARADE_SMTP_FROM is missing"):
        read({"KAMARADE_SMTP_HOST": "mail.example"})


async def test_a_slow_server_is_given_each_email_once(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(mail, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(mail, "SLOWEST", timedelta(seconds=0.5))
    given: list[str] = []

    def slowly(_smtp: Smtp, message: EmailMessage) -> None:
        time.sleep(0.3)
        given.append(message["Message-ID"])

    monkeypatch.setattr(mail, "deliver", slowly)
    for number in range(6):
        await sender.put(f"e-mail {number}")
    another = Mailer(sender.database, sender.clock, sender.mailer._smtp, write, None)
    first = asyncio.create_task(sender.mailer.send_due())
    await asyncio.sleep(1.1)  # longer than a lease, and shorter than six e-mails take
    await another.send_due()
    await first

    assert len(given) == len(set(given)) == 6


async def test_an_email_whose_words_fail_is_lost_alone(sender: Sender):
    async def fail(row: Outgoing) -> Written | Skip:
        if row.kind == "broken":
            raise KeyError("words")
        return await write(row)

    sender.mailer._write = fail
    await sender.put("first", kind="broken")
    await sender.put("second")

    assert await sender.mailer.send_due() == 1
    assert await sender.column("state") == ["lost", "sent"]
    assert "letter_lost" in await sender.column("kind", "outbox")


async def test_a_process_that_wakes_past_its_lease_records_nothing(sender: Sender):
    await sender.put()
    slept = await taking.take(sender.database, sender.clock.now(), lease=mail.LEASE)
    assert slept is not None
    await sender.wait()
    assert await sender.mailer.send_due() == 1

    await taking.lose(
        sender.database, slept.letter, "refused [550]", hr_channel=None, now=sender.clock.now()
    )

    assert await sender.column("state") == ["sent"]
    assert "letter_lost" not in await sender.column("kind", "outbox")


async def test_a_server_that_says_goodbye_badly_took_it_all_the_same(sender: Sender):
    sender.office.goodbye = "421 too late"
    await sender.put()

    assert await sender.mailer.send_due() == 1
    assert await sender.column("state") == ["sent"]
