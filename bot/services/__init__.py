"""Use cases: load, decide, save. One function, one transaction; they return what happened."""
