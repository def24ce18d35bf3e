"""The subcommands of `kamarade`, one file each; they read the settings and compose the parts."""
