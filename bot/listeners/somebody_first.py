"""Words of distress or violence, in any window: human contacts first, nothing kept or sent."""

from bot.blocks import forms
from bot.blocks.answers import Origin
from bot.blocks.pieces import section
from bot.domain import asking
from bot.domain.decisions import Kind
from bot.kamarade import Kamarade
from bot.services import people
from bot.turn import Turn
from bot.wording import compose


async def is_needed(turn: Turn, kamarade: Kamarade, text: str) -> bool:
    """Show human contacts over the window, if its words call for them.

    What Slack delivered is forgotten before they are shown. The window stays below, with its text:
    only its author has it, and may say it otherwise.
    """
    speaker = turn.speaker
    decision = kamarade.shelf.engine.decide(text, country=speaker.country)
    if decision.kind is not Kind.SENSITIVE:
        return False
    await people.forget_delivery(kamarade.database)
    help_ = compose(kamarade.desk(), asking.reply(decision, speaker.language), Origin())
    words = kamarade.say(speaker.language, "talk")
    said = section(f"{help_.text}\n\n{words['not_sent']}")
    await turn.ack(response_action="push", view=forms.read(words, [said], name="sensitive"))
    return True
