"""Once a day, and whenever the booklet changed: who is to read an entry again?"""

from datetime import date

from bot.kamarade import Kamarade
from bot.notices.upkeep import by_role
from bot.services import freshness


class KeepingFresh:
    """Plans what asks owners about their entries; another process planning it moves nothing."""

    def __init__(self, kamarade: Kamarade) -> None:
        self._kamarade = kamarade
        self._planned_on = date.min

    async def plan(self) -> None:
        """Plan today's questions to owners, unless this process did."""
        kamarade = self._kamarade
        today = kamarade.today()
        if today == self._planned_on:
            return
        stale = {one.role for one in await by_role(kamarade) if one.stale}
        if stale:
            await freshness.plan(
                kamarade.database,
                kamarade.directory,
                kamarade.workspace_id,
                stale,
                kamarade.now(),
            )
        self._planned_on = today
