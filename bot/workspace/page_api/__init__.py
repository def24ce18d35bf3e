"""What the browser page asks of the workspace, and what it is told."""
