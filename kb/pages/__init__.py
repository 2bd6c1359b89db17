"""The pages of the app, each one `show()`; no rule lives here."""
