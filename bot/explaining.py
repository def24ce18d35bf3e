"""The one place where an error becomes a sentence, or a reference to a traceback."""

from uuid import uuid4

import structlog
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError

from bot.domain.errors import KamaradeError, TooSlow
from bot.domain.languages import DEFAULT
from bot.domain.people import Speaker
from bot.inbox import is_replay
from bot.kamarade import Kamarade

log = structlog.get_logger(__name__)

STALE_TRIGGERS = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"}


async def known(
    error: KamaradeError, args: AsyncArgs, speaker: Speaker | None, kamarade: Kamarade
) -> None:
    """Explain an error that has a sentence."""
    log.info("refused", error=type(error).__name__)
    language = speaker.language if speaker else DEFAULT
    words = kamarade.say(language, "errors", **error.details)
    field = str(error.details.get("field", ""))
    await _tell(words[type(error).__name__], args, speaker, field)


async def unknown(
    error: Exception, args: AsyncArgs, speaker: Speaker | None, kamarade: Kamarade
) -> None:
    """Log an error that has none, and give its reference; a replay stays silent."""
    if isinstance(error, SlackApiError) and error.response.get("error") in STALE_TRIGGERS:
        await known(TooSlow(), args, speaker, kamarade)
        return
    reference = uuid4().hex[:8]
    log.error("listener failed", reference=reference, exc_info=error)
    if is_replay():
        return
    words = kamarade.say(speaker.language if speaker else DEFAULT, "errors", reference=reference)
    await _tell(words["Unexpected"], args, speaker)


async def _tell(sentence: str, args: AsyncArgs, speaker: Speaker | None, field: str = "") -> None:
    """Say a sentence to the person alone, wherever they are."""
    try:
        if await _in_form(sentence, args, field):
            return
        if args.context.response_url and not is_replay():
            await args.ack()
            await args.respond(text=sentence, response_type="ephemeral", replace_original=False)
        elif speaker is not None:
            await _post(sentence, args, speaker)
    except SlackApiError as error:
        log.warning("explanation not delivered", reason=error.response.get("error"))


async def _in_form(sentence: str, args: AsyncArgs, field: str) -> bool:
    """Show the sentence in a form that is being submitted: under its field, else the first."""
    if args.body.get("type") != "view_submission" or is_replay():
        return False
    blocks = (args.view or {}).get("blocks", [])
    fields = [block["block_id"] for block in blocks if block["type"] == "input"]
    if not fields:
        return False
    under = field if field in fields else fields[0]
    await args.ack(response_action="errors", errors={under: sentence})
    return True


async def _post(sentence: str, args: AsyncArgs, speaker: Speaker) -> None:
    channel = args.context.channel_id
    if channel and not channel.startswith("D"):
        await args.client.chat_postEphemeral(channel=channel, user=speaker.slack_id, text=sentence)
    else:
        await args.client.chat_postMessage(channel=channel or speaker.slack_id, text=sentence)
