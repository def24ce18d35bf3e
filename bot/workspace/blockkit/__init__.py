"""Slack's rules for blocks and views: `tables` says what, `rules` says how."""
