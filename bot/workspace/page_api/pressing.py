"""What the page presses: commands, buttons, forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.workspace.acts import acting, commanding, places, submitting

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.page_api.asked import Asked


async def command(asked: Asked) -> Body:
    """Run a slash command; what it says arrives by the live channel."""
    line = f"{asked.text('command')} {asked.text('text')}".strip()
    error = await commanding.run(asked.platform, asked.member, asked.conversation, line)
    return {"error": error} if error else {"ok": True}


async def action(asked: Asked) -> Body:
    """Press a button or choose in a select."""
    place = places.find(asked.platform, asked.member, asked.body("container"))
    error = await acting.press(asked.platform, asked.member, place, _press(asked))
    return {"ok": error is None}


async def options(asked: Asked) -> Body:
    """Search the options of an external select."""
    place = places.find(asked.platform, asked.member, asked.body("container"))
    what = acting.Press(
        asked.text("block_id"), asked.text("action_id"), {"value": asked.text("value")}
    )
    return {"options": await acting.options(asked.platform, asked.member, place, what)}


async def submit(asked: Asked) -> Body:
    """Send a form."""
    return await submitting.submit(
        asked.platform, asked.member, asked.text("view_id"), asked.body("values")
    )


async def close(asked: Asked) -> Body:
    """Close a form without sending it."""
    await submitting.close(asked.platform, asked.member, asked.text("view_id"))
    return {"ok": True}


def _press(asked: Asked) -> acting.Press:
    held, state = asked.body("element"), asked.body("state").get("values", {})
    return acting.Press(asked.text("block_id"), asked.text("action_id"), held, state)
