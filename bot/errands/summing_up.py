"""The monthly summary of obstacles, planned by whoever ticks first in a month."""

from bot.kamarade import Kamarade
from bot.services import friction


class SummingUp:
    """Plans the summary of each month once; a second process planning it moves nothing."""

    def __init__(self, kamarade: Kamarade) -> None:
        self._kamarade = kamarade
        self._planned = ""

    async def plan(self) -> None:
        """Plan this month's summary, unless this process did."""
        kamarade, now = self._kamarade, self._kamarade.now()
        month = f"{now:%Y-%m}"
        if month != self._planned:
            handbook, workspace_id = kamarade.handbook, kamarade.workspace_id
            await friction.plan_summary(kamarade.database, handbook, workspace_id, now)
            self._planned = month
