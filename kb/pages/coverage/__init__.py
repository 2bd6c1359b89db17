"""What is known of what is asked, and what to do about it."""
