"""Ways in: files to rows, rows to drafts and problems; no session, no database."""
