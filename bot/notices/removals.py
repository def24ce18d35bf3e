"""What is taken out of Slack when somebody is erased."""

from bot.domain.deliveries import Outgoing
from bot.kamarade import Kamarade
from bot.posting import REMOVED, Message
from bot.services import privacy


async def removal(_kamarade: Kamarade, _row: Outgoing) -> Message:
    """Take the message away: the row says where it stands."""
    return REMOVED


KINDS = {privacy.REMOVAL: removal}
