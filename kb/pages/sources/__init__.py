"""What the answers rest on."""
