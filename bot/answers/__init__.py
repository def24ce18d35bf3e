"""A question becomes a decision: normalise, gate, rank, abstain. Reads no content file."""
