"""What the outbox sends, rendered when it is sent: load by a use case, say, build — or skip."""

from collections.abc import Awaitable, Callable, Mapping

from bot.delivery import Render, Skip
from bot.domain.deliveries import Outgoing
from bot.kamarade import Kamarade
from bot.notices import answers, questions, welcome
from bot.posting import Message

Notice = Callable[[Kamarade, Outgoing], Awaitable[Message | Skip]]

KINDS: Mapping[str, Notice] = {**answers.KINDS, **questions.KINDS, **welcome.KINDS}


def renderer(kamarade: Kamarade) -> Render:
    """Return what turns a row of the outbox into a message."""

    async def render(row: Outgoing) -> Message | Skip:
        notice = KINDS.get(row.kind)
        return Skip(f"unknown kind {row.kind}") if notice is None else await notice(kamarade, row)

    return render
