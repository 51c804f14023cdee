# The walker's phone. Short, second person, for people reading a second language.

## Everywhere

app-name = Krok
back = Back
next = Next
done = Done
close = Close
yes = Yes
no = No
saved = Saved
language = Language
broken-title = Krok has stopped
broken = This is our mistake, not yours. What you filled in is saved on this phone. Open Krok again and go on.
reload = Open again
demo = Demo: this walk is invented, for trying things out.
just-now = just now
minutes-ago = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
days-ago = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}

## First page

start-title = Join a walk
start-hint = You need no account and no app from a store. The code is on the poster or with the person who leads the walk. You can also point your phone's camera at the square code.
start-joined = Your walks
code-label = Code of the walk
code-go = Go on
code-not-a-code = A code has six letters and digits, such as KRK 7BT. Please check it.
scan = Scan the code
scan-stop = Stop scanning
scan-refused = The camera cannot be used here. Type the code instead, or open it with your phone's own camera.

## Joining

join-fetching = Getting the walk …
join-offline-title = No connection
join-offline = The walk has to be loaded once over the internet. After that you need no connection. Find a signal or Wi-Fi, then try again.
join-unreadable-title = Something is in between
join-unreadable = Something other than Krok answered, perhaps a Wi-Fi sign-in page. Sign in to the Wi-Fi or switch it off, then try again.
join-wrong-code-title = No walk has this code
join-wrong-code = Please check the code on the poster, or ask the person who leads the walk.
join-not-open-title = The walk is not open yet
join-not-open = You are early. The person who leads the walk opens it; then try again.
join-closed-title = The walk is over
join-closed = Nobody new can join this walk. If you joined it before, your answers are safe. Ask the person who leads the walks for a new code.
join-too-many-title = Too many tries
join-too-many = Wait a minute, then try again.
join-failed-title = The server has a problem
join-failed = It is not your phone. Try again in a while, and tell the person who leads the walk.
try-again = Try again
later-not-here = This part of Krok is not on your phone yet. What you have answered is safe. Find a signal or Wi-Fi, then try again.
other-code = Enter another code
language-title = Choose your language

## What this is, and consent

about-title = What this is
about-link = About this walk
about-walk = You walk through { $place } with a small group. There { $n ->
    [one] is 1 stop
   *[other] are { $n } stops
} on the way.
about-what = At each stop you answer short questions about what you see and how you feel there. It takes about two minutes. There are no wrong answers.
about-who = The answers are for the audit “{ $name }”. Its researchers read them and write recommendations for the city.
about-anonymous = We do not ask for your name. Everything stays on your phone first and is sent when there is a connection.
consent-title = What you agree to
consent-needed = Without this you cannot join, because the answers are the walk. Nothing about you was kept.
consent-change = You can change this at any time. It holds for everything from then on. Under “What you gave” you can take back what you gave before.
consent-answers = My answers may be used
consent-answers-what = Researchers keep your answers and use them in the audit.
consent-answers-without = Off: you cannot join the walk.
consent-place = My place may be kept with each answer
consent-place-what = Your phone says where you stand while you answer, and only then.
consent-place-without = Off: only the stop is kept. Your phone will not be asked where you are.
consent-photos = My photos may be kept
consent-photos-what = The researchers see your photos. Hidden data, such as the place, are removed from them on your phone.
consent-photos-without = Off: you answer without photos.
consent-quotes = My words and photos may be quoted in the report
consent-quotes-what = Without your name.
consent-quotes-without = Off: they are only counted and read, never shown.

## Background

background-title = About you, if you like
background-hint = It helps to see whether people experience a place differently. Nothing here has to be answered.
rather-not-say = I would rather not say
nickname = What should we call you?
nickname-hint = Any name. It helps the person who leads the walk to see who has joined. You can leave it empty.
role = I am here as
role-newcomer = a newcomer
role-resident = a local resident
role-ngo = someone from an NGO
role-city = someone from the city
gender = I am
gender-woman = a woman
gender-man = a man
gender-other = neither of these
age = My age
age-under-25 = under 25
age-25-44 = 25 to 44
age-45-64 = 45 to 64
age-65-plus = 65 or more
years = I have lived in this country
years-under-1 = less than a year
years-1-4 = 1 to 4 years
years-5-9 = 5 to 9 years
years-10-plus = 10 years or more
years-always = all my life
knows-area = Do you know this area well?
mobility = Do steps or kerbs make walking hard for you?
join = Join the walk

## Stops

stops-title = Stops
stop-number = Stop { $n }
once-title = Once, for the whole walk
progress-open = { $n ->
    [one] 1 question
   *[other] { $n } questions
}
progress-begun = { $answered } of { $asked } answered
progress-done = done
progress-done-partly = done, { $answered } of { $asked } answered
do-not-linger = Do not stay long here. Answer on the way, or a little further on.
map = Map
map-label = Map of the walk: the district and its stops
spot = Spot
spots-noted = { $n ->
    [one] You noted 1 spot.
   *[other] You noted { $n } spots.
}

## Filling in

question-of = { $n } of { $of }
segment-answered = Question { $n }: answered
segment-skipped = Question { $n }: skipped
segment-open = Question { $n }: open
cannot-judge = I cannot judge
answer-odd = This answer looks unusual. It is kept; please check it.
kind-unknown = This question cannot be answered on this phone. Go on with the next one.
understood = I understand
note = Note
note-title = Your note
note-hint = A word or a sentence about this question. It is saved as you write.
another = { $what }: { $n } so far. Is there another one?
another-yes = Yes, add one
another-no = No, go on
photo = Photo
photo-take = Take a photo
photo-busy = Saving the photo …
photo-open = Open the photo
photo-title = Your photo
photo-caption = What does it show?
photo-remove = Remove the photo
photo-not-agreed = You chose not to share photos. You can change that under “About this walk”.
photo-not-a-picture = This file is not a picture that your phone can read. Your answers are safe. Choose another one.
photo-too-large = The phone has too little memory for this picture. Your answers are safe. Take it again with a smaller size, or go on without it.
side-bright = Bright side
side-dark = Dark side

## The end of a checklist

review = Overview
review-all = Everything is answered
review-missing = { $n ->
    [one] 1 question is open
   *[other] { $n } questions are open
}
review-hint = You can answer them now, or leave them.
place = Place
place-gps = From your phone, within { $n } m
place-pin = Set by you on the map
place-stop = The stop on the map; your phone did not say where you are
place-searching = Looking for your place …
place-none = Not known. You can set it on the map.
place-denied = Your phone does not tell us where you are, so the stop counts as the place. You can set it on the map.
pin-move = Correct on the map
pin-title = Where were you?
pin-hint = Tap where you stood, or drag the pin. With a keyboard, use the arrow keys.
pin-label = Map with a pin that you can move
daylight = Light
daylight-day = Day
daylight-dusk = Dusk
daylight-night = Night
gone-title = This is not on this phone
gone = The page belongs to answers that are not on this phone. Everything you filled in here is still here.
to-stops = To the stops

## Delivery

status-on-phone = On this phone
status-waiting = { $n } waiting
status-delivered = Delivered
status-problems = { $n ->
    [one] 1 problem
   *[other] { $n } problems
}
delivery-title = Where everything is
delivery-all = Everything you finished has arrived. You can close the page.
delivery-waiting = { $n ->
    [one] 1 thing is safe on this phone and waits for a connection.
   *[other] { $n } things are safe on this phone and wait for a connection.
}
delivery-problems = { $n ->
    [one] 1 thing could not be delivered. It is still on this phone.
   *[other] { $n } things could not be delivered. They are still on this phone.
}
delivery-join = That you joined, and what you agreed to
delivery-hint = Krok sends by itself as soon as there is a connection. Do not clear this browser's data before everything has arrived.
send-now = Send now
rescue-title = Save what is on this phone
rescue-hint = If sending does not work: one file with all answers and photos on this phone. It needs no connection, and nothing is deleted.
rescue-save = Save everything as a file
rescue-busy = Making the file …
rescue-failed = The file could not be made ({ $detail }). Everything is still on this phone.
rescue-kept = The file was not saved. Everything is still on this phone.
rescue-shared = The file was passed on. Give it to the person who leads the walk.
rescue-downloaded = The file { $name } is in your downloads. Give it to the person who leads the walk.
rescue-lacking = { $n ->
    [one] 1 photo could not be read and is not in it.
   *[other] { $n } photos could not be read and are not in it.
}
rescue-answers = My answers
rescue-readme-what = This file holds what Krok kept on one phone: answers, photos, and what the walker said about themselves. Give it only to the person who leads the walk.
rescue-readme-open = To read it, unpack the file and open answers.html. The pictures are in the folder “photos”.
rescue-readme-import = For the person who leads the walk: open the walk at the desk and choose “Import a rescue file”. Importing it twice does no harm.
state-begun = on this phone, not finished
state-on-phone = on this phone
state-received = received, photos on the way
state-verified = arrived and checked
state-problem = not delivered
reason-malformed = The server could not read it ({ $detail }). It stays on this phone. Show it to the person who leads the walk.
reason-too-large = It is too large for the server. It stays on this phone. Show it to the person who leads the walk.
reason-differs = The server has something else under the same number. It stays on this phone. Show it to the person who leads the walk.
reason-refused = The server did not take it (answer { $status }). It stays on this phone. Press “Send now” to try again.
reason-damaged = The photo arrived damaged twice. It stays on this phone. Press “Send now” to try again.
reason-missing = The photo is no longer on this phone. Your answers are safe.
trouble-network = No connection now. It is sent as soon as there is one.
trouble-unreadable = Something other than Krok answers, perhaps a Wi-Fi sign-in page. Sign in to the Wi-Fi or switch it off.
trouble-busy = The server is busy. It is tried again in a while.
trouble-shut = The server does not let this phone in. Everything stays safe here. Show this to the person who leads the walk.
trouble-server = The server has a problem. It is tried again in a while; everything stays safe here.

## Taking back and receipt

gave-title = What you gave
gave-link = What you gave
gave-all-done = All stops are done. Thank you!
gave-nothing = You have not given anything yet.
gave-thanks = Thank you. You gave { $answers } and { $photos }.
gave-answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
gave-photos = { $n ->
    [one] 1 photo
   *[other] { $n } photos
}
gave-place = Your place is kept with it.
withdraw = Take back
withdraw-keep = Keep it
withdraw-photo = Take back this photo
withdraw-photo-what = The photo is deleted from the audit. Nobody sees it any more, in no list, map or report.
withdraw-answer = Take back this answer
withdraw-answer-what = The answer, its note and its photos are deleted from the audit. They stay deleted, even if you answer this question here again.
withdraw-response = Take back all answers here
withdraw-response-what = These answers, their photos and their place are deleted from the audit. Nobody sees them any more, in no list, map or report.
withdraw-everything = Take back everything
withdraw-everything-what = All your answers and photos are deleted from the audit, and what you said about yourself. What your phone still holds of this walk is not kept either.
withdraw-for-good = This cannot be undone. What was printed or handed out before stays as it is.
withdrawn = Taken back. Nothing of it is left.
withdrawn-everything = You took back everything. Nothing of what you gave is kept in the audit.
join-again = Join the walk anew
consent-from-now = A change holds for everything from then on. What you gave before stays until you take it back.
receipt-title = Your receipt
receipt-qr = Your receipt as a square code
receipt-what = With this code you see what you gave, change what you agreed to, and take it back, later and on any device, without an account. Keep it to yourself: whoever has it can do the same.
receipt-where = Open { $place } and type the code, or point a camera at the square.
receipt-save = Print or save
receipt-have = I have a receipt
receipt-ask = Open a receipt
receipt-ask-what = The code is on the receipt that you got on your phone at the walk.
receipt-code-label = Code of the receipt
receipt-not-a-code = The code of a receipt has 24 letters and digits. Please check it.
receipt-unknown = No receipt has this code. Please check it. If your phone had no connection until now, what it holds must arrive first.
receipt-offline = No connection. Nothing was changed. Find a signal or Wi-Fi, then try again.
receipt-fetching = Getting what you gave …

## Storage

blocked-title = This browser keeps nothing
blocked = This window does not let Krok save anything, so your answers would not be safe. It is probably a private window, or saving is switched off for this page.
blocked-do = Open the same link in an ordinary window of your browser.
storage-full = Your phone is full: the last change is not saved. What was saved before is safe. Delete something else, such as videos, then answer again.
storage-blocked = The browser does not let Krok save any more: the last change is not saved. Close the page and open it again.
storage-broken = The last change is not saved ({ $detail }). What was saved before is safe. Close the page and open it again.
keep-title = Keep Krok at hand
keep-why = On the home screen Krok opens without a network, and your phone does not clear your answers to make room.
keep-install = Add to the home screen
keep-by-hand = In your browser’s share menu, choose “Add to Home Screen”.
storage-low = Your phone has room for only { $n } MB more. Your answers will fit; photos may not. Make some room if you can.
