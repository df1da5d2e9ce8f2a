"""Keep documents, claims, decisions and events, and give them back."""
