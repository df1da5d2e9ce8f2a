"""One typed record for each page: what its template shows, and nothing else."""
