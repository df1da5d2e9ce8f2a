"""What people decide: what to look at next, decisions and their undoing, agreement."""
