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
who = Who is answering
broken-title = Krok has stopped
broken = This is our mistake, not yours. What you filled in is saved on this phone. Open Krok again and go on.
reload = Open again
demo = Demo: this walk is invented, for trying things out.

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
note = Note
another = { $what }: { $n } so far. Is there another one?
another-yes = Yes, add one
another-no = No, go on
photo = Photo
photo-busy = Saving the photo …

## The end of a checklist

review = Overview
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
rescue-save = Save everything as a file

## Taking back and receipt

gave-link = What you gave
receipt-have = I have a receipt

## Storage

storage-full = Your phone is full: the last change is not saved. What was saved before is safe. Delete something else, such as videos, then answer again.
storage-blocked = The browser does not let Krok save any more: the last change is not saved. Close the page and open it again.
storage-broken = The last change is not saved ({ $detail }). What was saved before is safe. Close the page and open it again.
