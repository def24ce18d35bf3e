"""E-mails through the company's own mail server, for whoever cannot be reached in Slack.

At least once: a server that took a message and whose answer was lost, or never recorded, gets it a
second time, with the same `Message-ID`.
"""

import asyncio
import smtplib
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage

import structlog

from bot.clock import Clock
from bot.delivery.outcomes import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.letters import LetterState, Written
from bot.raised import raised_at
from bot.services import letters
from store.database import UNAVAILABLE, Database
from store.letters import Taken
from store.machine import machine_now, steady
from store.models import Letter

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=5)  # of one e-mail
PATIENCE = timedelta(hours=24)
PAUSE = timedelta(minutes=5)
TIMEOUT = 20.0  # seconds, of each step of a delivery
SLOWEST = timedelta(seconds=10 * TIMEOUT)

Write = Callable[[Outgoing], Awaitable[Written | Skip]]


@dataclass(frozen=True, slots=True)
class Smtp:
    """How to reach the mail server; without TLS only where there is no password to protect."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


class Undelivered(Exception):
    """The server did not take it; `is_final` when it never will."""

    def __init__(self, reason: str, *, is_final: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final


class Mailer:
    """Sends what is due, one message after another."""

    def __init__(
        self, database: Database, clock: Clock, smtp: Smtp, write: Write, hr_channel: str | None
    ) -> None:
        self._database = database
        self._hr_channel = hr_channel
        self._clock = clock
        self._smtp = smtp
        self._write = write

    async def send_due(self) -> int:
        """Send what is due; return how many e-mails left."""
        sent = 0
        while True:
            latest = steady() + (LEASE - SLOWEST).total_seconds()
            taken = await letters.take(self._database, self._clock.now(), lease=LEASE)
            if taken is None:
                return sent
            try:
                sent += await self._send(taken, latest)
            except Undelivered as error:
                await self._failed(taken.letter, error)

    async def _send(self, taken: Taken, latest: float) -> bool:
        letter, now = taken.letter, self._clock.now()
        message = await self._written(taken)
        if isinstance(message, Skip):
            await letters.finish(self._database, letter, LetterState.SKIPPED, message.reason, now)
            return False
        if steady() > latest:  # a process that slept: the next lease sends it
            return False
        await asyncio.to_thread(deliver, self._smtp, message)
        await letters.finish(self._database, letter, LetterState.SENT, None, now)
        return True

    async def _written(self, taken: Taken) -> EmailMessage | Skip:
        """Write an e-mail; a bug in its words loses it, says so, and holds up no other."""
        letter = taken.letter
        try:
            written = await self._write(Outgoing(letter.kind, letter.refs, letter.person_id))
            if isinstance(written, Skip):
                return written
            if taken.address is None:
                raise Undelivered("no address", is_final=True)
            return envelope(self._smtp, taken.address, written, letter)
        except (Undelivered, *UNAVAILABLE):
            raise
        except Exception as error:  # noqa: BLE001 — any bug in the words loses this one alone
            log.error("e-mail not written", kind=letter.kind, where=raised_at(error))
            raise Undelivered(f"not written: {type(error).__name__}", is_final=True) from None

    async def _failed(self, letter: Letter, error: Undelivered) -> None:
        log.warning("e-mail not sent", kind=letter.kind, seq=letter.seq, reason=error.reason)
        if error.is_final or machine_now() - letter.created_at > PATIENCE:
            now, channel = self._clock.now(), self._hr_channel
            await letters.lose(self._database, letter, error.reason, hr_channel=channel, now=now)
        else:
            await letters.put_back(self._database, letter, PAUSE)


def envelope(smtp: Smtp, address: str, written: Written, letter: Letter) -> EmailMessage:
    """Return the message as it goes on the line; a header never takes a line break from a text."""
    message = EmailMessage()
    message["From"], message["To"] = smtp.sender, address
    message["Subject"] = " ".join(written.subject.split())
    domain = smtp.sender.rpartition("@")[2].strip("> ")
    message["Message-ID"] = f"<{letter.workspace_id}.{letter.seq}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if written.reply_to:
        message["Reply-To"] = written.reply_to
    message.set_content(written.body)
    return message


def deliver(smtp: Smtp, message: EmailMessage) -> None:
    """Give a message to the mail server; blocks, so it is called in a thread.

    Raises:
        Undelivered: the server did not take it.
    """
    try:
        line = _line(smtp)
        try:
            if smtp.user:
                line.login(smtp.user, smtp.password or "")
            line.send_message(message)
        finally:
            _leave(line)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        refused = bool(codes) and all(code >= 500 for code in codes)
        raise Undelivered(f"refused {codes}", is_final=refused) from None
    except smtplib.SMTPException as error:
        raise Undelivered(type(error).__name__, is_final=False) from None
    except OSError as error:
        raise Undelivered(type(error).__name__, is_final=False) from None


def _leave(line: smtplib.SMTP) -> None:
    """Say goodbye; a server that answers it badly took the message all the same."""
    with suppress(smtplib.SMTPException, OSError):
        line.quit()
    line.close()


def _line(smtp: Smtp) -> smtplib.SMTP:
    if smtp.port == 465:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(smtp.host, smtp.port, timeout=TIMEOUT, context=context)
    line = smtplib.SMTP(smtp.host, smtp.port, timeout=TIMEOUT)
    line.ehlo()
    if line.has_extn("starttls"):
        line.starttls(context=ssl.create_default_context())
    elif smtp.user:
        line.close()
        raise Undelivered("no TLS for the password", is_final=False)
    return line
