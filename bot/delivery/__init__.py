"""Outbox → Slack, exactly once.

A row is leased in one transaction, committed before any call to Slack; a row that somebody else
left unfinished is looked up in Slack before it is sent again. The fencing token keeps a slow worker
from recording over a later one. What was measured, and why each step is there:
`ARCHITECTURE.md`, "Exactly once".
"""

from bot.delivery.outcomes import Later, Pace, Render, Skip
from bot.delivery.worker import Delivery

__all__ = ["Delivery", "Later", "Pace", "Render", "Skip"]
