"""A mail server on this machine: it keeps what it is given, and refuses what it is told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class PostOffice:
    """What arrived; `answers` are given to RCPT, in order, before 250."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    hangs_up_after_taking: bool = False
    goodbye: str = "221 bye"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speak as much SMTP as smtplib needs."""
        await _say(writer, "220 here")
        while line := (await reader.readline()).decode().strip():
            word = line[:4].upper()
            if word == "DATA":
                if await self._take(reader, writer):
                    break
            elif word == "QUIT":
                await _say(writer, self.goodbye)
                break
            elif word == "RCPT":
                await _say(writer, self.answers.pop(0) if self.answers else "250 ok")
            else:
                await _say(writer, "250 ok")
        writer.close()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await _say(writer, "354 go on")
        text = await reader.readuntil(b"\r\n.\r\n")
        self.letters.append(message_from_bytes(text[:-3], policy=policy.default))  # type: ignore[arg-type]
        if self.hangs_up_after_taking:
            self.hangs_up_after_taking = False
            return True
        await _say(writer, "250 taken")
        return False


async def _say(writer: asyncio.StreamWriter, line: str) -> None:
    writer.write(f"{line}\r\n".encode())
    await writer.drain()


@asynccontextmanager
async def post_office() -> AsyncIterator[PostOffice]:
    """Open a mail server on any port."""
    office = PostOffice()
    server = await asyncio.start_server(office.serve, "127.0.0.1", 0)
    office.port = server.sockets[0].getsockname()[1]
    yield office
    server.close()
    await server.wait_closed()
