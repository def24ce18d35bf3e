"""A Slack on this machine: the demo, and the fixture of every Slack test."""

from bot.workspace.clock import Clock, RealClock
from bot.workspace.faults import Fault
from bot.workspace.person import Person
from bot.workspace.workspace import Workspace

__all__ = ["Clock", "Fault", "Person", "RealClock", "Workspace"]
