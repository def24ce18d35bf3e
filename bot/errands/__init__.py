"""What the tick does beyond the use cases: it reads Slack, takes content up, sums up, tidies."""
