"""Everything on one country as elements: its head and each section that a page or a document may show."""
