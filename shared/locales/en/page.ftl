# Pages that the server draws: the join poster and printed checklists.

poster-title = Join the walk
poster-scan = Point your phone's camera at the square and open the link.
poster-type = Or go to { $place } and type the code above.
poster-answer = Answer short questions at each stop. It works without a signal, too.
poster-free = No account, no app to install, no name. What you share is your choice, and you can stop at any time.

## Printed sheets

sheet-print = To print: Ctrl+P (⌘P), A4, on both sides. One sheet for each stop.
sheet-walker = Name or number
sheet-time = Time
sheet-day = Daylight
sheet-dusk = Dusk
sheet-night = Dark
sheet-how = Tick one round box for each question, as you see it here. Answer only what you want to. On a phone instead? Point its camera at the square.
sheet-several = (several can be ticked)
sheet-if = (only if it applies here)
sheet-cannot-judge = I cannot judge
sheet-notes = Anything else? Put the number of the question before it.
sheet-agree-answers = My answers on this sheet may be used in this audit.
sheet-agree-quotes = My words may be quoted, without my name.
