"""The Web API: one file per family of methods, all listed in the registry."""
