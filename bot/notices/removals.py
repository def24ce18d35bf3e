"""What is taken out of Slack when somebody is erased."""

from bot.domain.deliveries import Outgoing
from bot.kamarade import Kamarade
from bot.posting import REMOVED, Message
from bot.services import handing


async def removal(_kamarade: Kamarade, row: Outgoing) -> Message:
    """Take away a file, or the message that stands where the row says."""
    file_id = row.refs.get("file")
    return Message("", takes_back=file_id) if file_id else REMOVED


KINDS = {handing.REMOVAL: removal}
