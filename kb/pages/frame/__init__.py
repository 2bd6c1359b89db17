"""What all pages share: address, what is read and remembered, look, links, the gate."""
