"""The rules: pure functions on frozen values, standard library only."""
