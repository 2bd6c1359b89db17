"""Countries side by side, question by question."""
