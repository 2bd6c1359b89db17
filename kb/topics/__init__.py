"""The views that know a topic: helplines and their contacts, treaties, organisations."""
