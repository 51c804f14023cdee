# Pages that the server draws: the join poster.

poster-title = Join the walk
poster-scan = Point your phone's camera at the square and open the link.
poster-type = Or go to { $place } and type the code above.
poster-answer = Answer short questions at each stop. It works without a signal, too.
poster-free = No account, no app to install, no name. What you share is your choice, and you can stop at any time.
