"""All that is known of one country."""
