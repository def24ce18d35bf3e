"""What members and the app do, one file per kind of act."""
