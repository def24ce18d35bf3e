"""The content folders, read and validated into frozen values; nothing else opens their files."""

from bot.library.content import Content, load, load_bare
from bot.library.faults import ContentError, Fault

__all__ = ["Content", "ContentError", "Fault", "load", "load_bare"]
