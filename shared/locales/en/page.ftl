# Pages that the server draws: the join poster.

poster-title = Join the walk
