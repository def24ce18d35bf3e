"""Files given to whoever asked, in their direct message and nowhere else."""

from collections.abc import Sequence

from bot.kamarade import Kamarade
from bot.services import handing
from bot.services.handing import Handed
from bot.turn import Turn
from bot.uploading import Upload, send


async def hand(
    turn: Turn,
    kamarade: Kamarade,
    files: Sequence[Upload],
    comment: str,
    *,
    lists_people: bool = False,
) -> None:
    """Give files to the speaker, in one message; what was given is known before it is there."""
    ids = [await send(turn.client, file) for file in files]
    opened = await turn.client.conversations_open(users=turn.speaker.slack_id)
    channel = opened["channel"]["id"]
    handed = Handed(turn.speaker, channel, ids, lists_people)
    await handing.note(kamarade.database, handed, kamarade.now())
    titled: list[dict[str, str | None]] = [
        {"id": id_, "title": file.name} for id_, file in zip(ids, files, strict=True)
    ]
    await turn.client.files_completeUploadExternal(
        files=titled, channel_id=channel, initial_comment=comment
    )
