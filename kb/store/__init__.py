"""Where statements are kept: tables, sessions, migrations, and the index of what search can find."""
