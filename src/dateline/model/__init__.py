"""The vocabulary that the rooms share. Standard library only."""
