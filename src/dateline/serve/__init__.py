"""The review desk: pages and a JSON interface over a store."""
