"""Slack out: words → Block Kit, by pure functions that own the `action_id` of each button."""
