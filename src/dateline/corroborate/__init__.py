"""Claims of many documents settle into events: copies, blocks, features, clusters, voices."""
