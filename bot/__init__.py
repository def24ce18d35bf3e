"""Kamarade: a comrade in Slack for every new key account manager."""
