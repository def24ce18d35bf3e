"""conversations.history and conversations.replies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bot.workspace.api import access
from bot.workspace.api.pages import page
from bot.workspace.api.registry import method
from bot.workspace.bodies import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.workspace.api.arguments import Args
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation


@method("conversations.history")
def history(platform: Platform, args: Args) -> Body:
    """Return a conversation's messages, latest first, replies left out."""
    args.required("channel")
    conversation = access.readable(platform, args.text("channel"))
    asked = _between(args, conversation.timeline)[::-1]
    return _reply(args, conversation, asked)


@method("conversations.replies")
def replies(platform: Platform, args: Args) -> Body:
    """Return a thread, its root first."""
    args.required("channel", "ts")
    conversation = access.readable(platform, args.text("channel"))
    message = conversation.messages.get(args.text("ts"))
    if message is None:
        raise Refused("thread_not_found")
    root = message.thread_ts or message.ts
    asked = [root, *_between(args, conversation.threads.get(root, []))]
    return _reply(args, conversation, asked)


def _between(args: Args, line: list[str]) -> list[str]:
    """Return the part of a line that `oldest`, `latest` and `inclusive` ask for."""
    oldest, latest = args.text("oldest"), args.text("latest")
    inclusive = args.flag("inclusive")
    start, end = 0, len(line)
    if oldest and oldest != "0":
        start = (bisect_left if inclusive else bisect_right)(line, _padded(oldest))
    if latest:
        end = (bisect_right if inclusive else bisect_left)(line, _padded(latest))
    return line[start:end]


def _padded(ts: str) -> str:
    """Write any number the way a `ts` is written, so that both sort alike."""
    seconds, _, fraction = ts.partition(".")
    if not seconds.isdigit() or (fraction and not fraction.isdigit()):
        raise Refused("invalid_ts_latest")
    return f"{int(seconds):010d}.{fraction[:6]:0<6}"


def _reply(args: Args, conversation: Conversation, asked: Sequence[str]) -> Body:
    chosen, cursor = page(args, asked)
    with_metadata = args.flag("include_all_metadata")
    messages = [
        conversation.messages[ts].as_slack(with_metadata=with_metadata)
        | conversation.thread_facts(ts)
        for ts in chosen
    ]
    body: Body = {"ok": True, "messages": messages, "has_more": bool(cursor)}
    if cursor:
        body["response_metadata"] = {"next_cursor": cursor}
    return body
