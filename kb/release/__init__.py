"""The data folder: its layout, reading it into a base, writing it, finding damage in it."""
