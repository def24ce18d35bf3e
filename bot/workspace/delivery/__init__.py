"""Ways for a payload to reach the app: in process, Socket Mode, signed HTTP."""
