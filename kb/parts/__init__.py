"""Elements of HTML that pages and documents share."""
