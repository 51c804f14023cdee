# The walker's phone after the first question: fetched along with the code that says it.

## Everywhere

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

## What this is, and consent

consent-change = You can change this at any time. It holds for everything from then on. Under “What you gave” you can take back what you gave before.

## Stops

map-label = Map of the walk: the district and its stops
near-stop = You seem to be near stop { $n }: { $name }
near-open = Open stop { $n }
near-not = Not now
stop-skip = Skip this stop
stop-skipped = Skipped
stop-later = Come back later
stop-later-said = To come back to
stand-begun = Begun
undo = Undo
pace = That was two minutes. What is still open can stay open.
ending-left = Stops you have begun and not finished
route-done = { $n } of { $of } stops done
route-skipped = { $n } skipped
changed-title = This checklist has changed
changed-added = { $n ->
    [one] 1 new question
   *[other] { $n } new questions
}
changed-dropped = { $n ->
    [one] 1 question is no longer asked
   *[other] { $n } questions are no longer asked
}
changed-reworded = { $n ->
    [one] 1 question has other words
   *[other] { $n } questions have other words
}
changed-otherwise = { $n ->
    [one] 1 question has other answers
   *[other] { $n } questions have other answers
}
changed-all-move = All your answers can move to the new one.
changed-left = These answers have no place in the new one. They are kept with the old one:
changed-move = Move my answers
changed-stay = Finish the old one

## The way one walks

track = Record my way
track-what = Shows researchers which streets the walk took. Off until you switch it on.
track-consent = While Krok is open on your screen, your phone notes about every 25 metres where you are, rounded to about 10 metres. Only the researchers of this audit see the line. You can pause it or switch it off at any time, and delete it under “What you gave”.
track-agree = Agree and record
track-recording = Recording your way
track-paused = Your way is paused
track-go-on = Go on
track-awake = Your screen stays on meanwhile.
track-may-go-dark = When your screen goes dark, it pauses.
track-denied = Your phone does not tell us where you are, so nothing is recorded. Allow location for this page in your browser’s settings, then switch it on again.
track-impossible = This browser cannot tell where you are, so nothing is recorded.
track-unsaved = Your phone could not save it, so recording has stopped. Your answers are safe.
track-full = That is as long a way as Krok records.
track-taken-back = You took your way back. It is not recorded again on this walk.
track-points = { $n ->
    [one] 1 point
   *[other] { $n } points
}
gave-track = Your way: { $points }, { $metres } m.
consent-track = The way I walk may be kept
consent-track-what = About every 25 metres, rounded to about 10 metres, and only while you have recording on. Only the researchers see it.
consent-track-without = Off: your way is not recorded.
withdraw-track = Take back my way
withdraw-track-what = Your way is deleted from the audit. Nobody sees it any more, and it is not recorded again on this walk.
delivery-track = The way you walked

## Filling in

kind-unknown = This question cannot be answered on this phone. Go on with the next one.
understood = I understand
note-title = Your note
note-hint = A word or a sentence about this question. It is saved as you write.
photo-take = Take a photo
photo-open = Open the photo
photo-title = Your photo
photo-caption = What does it show?
photo-remove = Remove the photo
photo-not-agreed = You chose not to share photos. You can change that under “About this walk”.
photo-not-a-picture = This file is not a picture that your phone can read. Your answers are safe. Choose another one.
photo-too-large = The phone has too little memory for this picture. Your answers are safe. Take it again with a smaller size, or go on without it.
side-bright = Bright side
side-dark = Dark side
photo-describe = Describe it
photo-caption-why = A few words are enough. They also tell people who cannot see the picture.
photo-of = Photo { $n } of { $of }
photo-up = Move forward
photo-enough = { $n } photos are enough for one answer. To take another, remove one.
photo-gallery = Choose from the gallery
photo-place = The place and time at which the photo was taken are kept with this note. They are removed from the photo itself.
camera-cut-off = Your phone closed Krok while the camera was open. Your answers are safe. If the photo is missing, choose it from the gallery or take it again.

## A photo being edited

edit-title = Hide or mark
edit-tools = Tools
edit-hide = Hide
edit-arrow = Arrow
edit-circle = Circle
edit-pen = Pen
edit-undo = Undo
edit-board = The photo. Arrow keys move a frame, with Shift they resize it, Enter draws.
edit-how-hide = Drag over what nobody should see, or tap it. It cannot be made visible again.
edit-how-mark = Drag across the photo to draw.
edit-changes = { $n ->
    [0] No changes
    [one] 1 change
   *[other] { $n } changes
}
edit-leave = Leave without your changes?
edit-leave-yes = Leave
edit-leave-no = Go on
edit-was-sent = The photo had already been sent as it was. That copy is being deleted, and the new one is sent instead.
faces-looking = Looking for faces …
faces-found = { $n ->
    [one] There seems to be 1 face in it.
   *[other] There seem to be { $n } faces in it.
}
faces-hide = Hide faces
faces-hidden = The faces found are hidden. Tap a frame to show one. Some may have been missed.
faces-shown = No face is hidden. Tap a frame to hide one.
faces-none = No faces were found. Please look yourself as well.
faces-look = Look for faces
faces-cannot = Your phone cannot look for faces now. You can hide them by hand.
face-hidden = Face { $n }: hidden. Show it
face-shown = Face { $n }: visible. Hide it

## Speaking and listening

record = Record your answer
record-again = Record again
record-stop = Stop
record-keep = Keep it
record-remove = Delete
recording = Recording …
record-left = { $n ->
    [one] 1 second left
   *[other] { $n } seconds left
}
record-interrupted = A recording was interrupted. What you had said until then is safe.
record-empty = Nothing was recorded. Please try again.
record-refused = This page may not use the microphone. Allow it in your browser’s settings for this page, then try again. You can also write your answer.
record-no-microphone = No microphone was found, or another app is using it. Close that app and try again, or write your answer.
record-impossible = This browser cannot record sound. Go on without it.
record-consent = The researchers of this audit can listen to what you record. People who know you may recognise your voice; please say no names. You can take it back at any time.
record-agree = Agree and record
record-not-now = Not now
recording-length = Recording, { $time }
recording-not-here = This recording cannot be played here.
listen = Listen
pause = Pause
consent-audio = My voice may be kept
consent-audio-what = The researchers can listen to what you record. A voice can be recognised.
consent-audio-without = Off: you answer in writing.
withdraw-recording = Take back this recording
withdraw-recording-what = The recording is deleted from the audit. Nobody can listen to it any more.
read-aloud = Read aloud
read-stop = Stop reading
second-title = Second language
second-hint = Questions and answers are shown in it as well, below your own language.
second-none = None

## The end of a checklist

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

## Delivery

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
rescue-readme-open = To read it, unpack the file and open answers.html. The pictures are in the folder “photos”, recordings in “recordings”.
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
reason-damaged = The file arrived damaged twice. It stays on this phone. Press “Send now” to try again.
reason-missing = The file is no longer on this phone. Your answers are safe.
trouble-network = No connection now. It is sent as soon as there is one.
trouble-unreadable = Something other than Krok answers, perhaps a Wi-Fi sign-in page. Sign in to the Wi-Fi or switch it off.
trouble-busy = The server is busy. It is tried again in a while.
trouble-shut = The server does not let this phone in. Everything stays safe here. Show this to the person who leads the walk.
trouble-server = The server has a problem. It is tried again in a while; everything stays safe here.

## Taking back and receipt

gave-title = What you gave
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
withdrawn-by-team = Taken back by the walk's team. Nothing of it is left.
withdrawn-parts = Photos and recordings taken back by the walk's team: { $n }
withdrawn-everything = You took back everything. Nothing of what you gave is kept in the audit.
join-again = Join the walk anew
consent-from-now = A change holds for everything from then on. What you gave before stays until you take it back.
receipt-title = Your receipt
receipt-qr = Your receipt as a square code
receipt-what = With this code you see what you gave, change what you agreed to, and take it back, later and on any device, without an account. Keep it to yourself: whoever has it can do the same.
receipt-where = Open { $place } and type the code, or point a camera at the square.
receipt-save = Print or save
receipt-ask = Open a receipt
receipt-ask-what = The code is on the receipt that you got on your phone at the walk.
receipt-code-label = Code of the receipt
receipt-not-a-code = The code of a receipt has 24 letters and digits. Please check it.
receipt-unknown = No receipt has this code. Please check it. If your phone had no connection until now, what it holds must arrive first.
receipt-offline = No connection. Nothing was changed. Find a signal or Wi-Fi, then try again.
receipt-fetching = Getting what you gave …

## Storage

keep-title = Keep Krok at hand
keep-why = On the home screen Krok opens without a network, and your phone does not clear your answers to make room.
keep-install = Add to the home screen
keep-by-hand = In your browser’s share menu, choose “Add to Home Screen”.
storage-low = Your phone has room for only { $n } MB more. Your answers will fit; photos may not. Make some room if you can.
check-now = Check again
checked = Checked { $ago }: the server has everything this phone delivered.
checked-lacking = { $n ->
    [one] The server no longer had 1 thing that had arrived. Krok sends it again.
   *[other] The server no longer had { $n } things that had arrived. Krok sends them again.
}
remove-hint = What has arrived stays on this phone for 30 days.
remove = Remove what has arrived
remove-what = Answers and photos that have arrived and were checked are deleted from this phone. The audit keeps them. Your receipt stays here: with it you can see them and take them back. What has not arrived stays here too.
remove-confirm = Remove from this phone
removed = { $n ->
    [one] 1 checklist has arrived and is no longer on this phone.
   *[other] { $n } checklists have arrived and are no longer on this phone.
}
removed-see = { $n ->
    [one] 1 checklist that arrived is no longer on this phone. Your receipt shows it.
   *[other] { $n } checklists that arrived are no longer on this phone. Your receipt shows them.
}
blocked-title = This browser keeps nothing
blocked = This window does not let Krok save anything, so your answers would not be safe. It is probably a private window, or saving is switched off for this page.
blocked-do = Open the same link in an ordinary window of your browser.
fleeting-title = If there is no other window
fleeting-how = You can take part here all the same: each answer is sent as soon as you give it. Without a connection it waits in this page, and is lost if the page is closed.
fleeting-go-on = Go on in this window
fleeting = Krok keeps nothing in this window. What you answer is sent at once.
fleeting-sent = Kept only on this page. All is sent.
fleeting-unsent = Do not close this page: not everything has been sent yet.
fleeting-receipt = This window forgets that you took part. Before you close it, save your receipt under “What you gave”: with it you can see your answers and take them back.
state-in-page = only in this page
short-lived = This looks like a private window: what has not been sent is gone once you close it. Better open the link in an ordinary window. If you stay, keep this window open until everything has arrived.
unsent-at-end = { $n ->
    [one] 1 thing has not been sent yet. Open Krok again where there is a connection; it then sends it by itself.
   *[other] { $n } things have not been sent yet. Open Krok again where there is a connection; it then sends them by itself.
}

## Several people on one phone

people-now = is answering now
people-give = Give the phone to { $name }
people-enter-for = Enter what { $name } says
people-hint = Each person’s answers are kept apart.
people-add = Add a person
people-share = Share this phone
people-handed = { $name } is answering now. What others answered before stays theirs.
people-handed-proxy = You are answering for { $name } now. Enter what { $name } says.
another-title = Another person on this phone
another-hint = For someone on this walk without a phone of their own. They have their own questions, their own consent and their own receipt. You switch by the name at the top.
another-own-name = What should we call you?
another-name = What should we call the other person?
another-names-needed = Write a name for each of you, and not the same one, so that the phone can show who is answering.
another-who = Who will enter their answers?
another-pair = They will
another-proxy = I will, for them
another-read = Read this to { $name }. Choose only what { $name } tells you.
