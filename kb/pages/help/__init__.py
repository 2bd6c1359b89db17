"""Whom a child can call."""
