"""Triggers of event types, with status, and the mentions that fill their roles."""
