"""What is remembered: tables, queries by noun, migrations."""
