"""What a workspace holds: members, groups, conversations, messages."""
