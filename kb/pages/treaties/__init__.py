"""Who is bound by what, on any day."""
