"""Keep and give back: documents, claims, decisions and events, in one file or on a server."""
