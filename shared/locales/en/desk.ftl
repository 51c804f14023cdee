# The desk: researchers, auditors and facilitators. Plain, present tense, sentence case.

## Counts

walkers = { $n ->
    [one] 1 walker
   *[other] { $n } walkers
}
answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
stops = { $n ->
    [one] 1 stop
   *[other] { $n } stops
}
items = { $n ->
    [one] 1 question
   *[other] { $n } questions
}
photos = { $n ->
    [one] 1 photo
   *[other] { $n } photos
}
metres = { $n } m
version-number = version { $n }

## Times

just-now = just now
minutes-ago = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
hours-ago = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}

## Everywhere

app-name = Krok
skip-to-content = Skip to content
save = Save
saved = Saved.
cancel = Cancel
close = Close
remove = Remove
edit = Edit
back = Back
loading = Loading
try-again = Try again
no-connection = The server does not answer. Nothing was changed; try again when you are online.
demo-data = Demo data: generated, not real.
language = Language
title-of-page = { $page } · Krok

## What goes wrong

problem-wrong-code = No walk has this code.
problem-walk-not-open = This walk is not open yet.
problem-walk-closed = This walk is closed.
problem-not-found = This does not exist, or not for your account.
problem-sign-in-needed = Your session has ended. Sign in again.
problem-wrong-password = E-mail and password do not match.
problem-not-allowed = Your role in this audit does not allow this. Ask its owner.
problem-bad-request = The server could not take this: { $detail }
problem-too-large = This file is too large for the server.
problem-not-an-image = This is not a picture that Krok can show.
problem-not-a-recording = This is not a recording that Krok can play.
problem-bad-geojson = This file cannot be imported: { $detail }
problem-bad-workbook = This workbook has errors. They are listed below; correct them and choose the file again.
problem-bad-rescue = This is not a rescue file of a phone, or it is damaged. Choose the file whose name begins with “krok” and ends in “.zip”, or save it on the phone again.
problem-rescue-elsewhere = This rescue file belongs to another audit. Open that audit and import it there.
problem-too-many-requests = Too many tries. Wait a minute, then try again.
problem-conflict = This is not possible now: { $detail }
problem-invitation-spent = This invitation was used or has expired. Ask whoever sent it for another.
problem-link-spent = This link was used or has expired. Ask an owner of the audit for another.
problem-no-such-evidence = The finding cites an answer or a photo that is not there, or was taken back. Remove it and save again.
problem-no-such-comparison = The finding compares a question or a district that this audit does not have. Remove that comparison and save again.
problem-internal = The server failed; nothing was changed. Try again, and tell whoever runs the server if it stays.

## Signing in

sign-in = Sign in
sign-out = Sign out
email = E-mail
password = Password
password-hint = At least 10 characters. A few words are easier to remember than one.
password-short = The password needs at least 10 characters.
your-name = Your name
invitation-title = Welcome to Krok
invitation-text = You have been invited to the desk. Choose how to sign in from now on.
invitation-accept = Create my account
signed-in-as = Signed in as { $name }

## The rail

pages = Pages
overview = Overview
walks = Walks
review = Review
map = Map
compare = Compare
districts = Districts
checklists = Checklists
audit = Audit
new-audit = New audit
menu = Menu

## A new audit

audit-name = Name
audit-name-hint = For example: Safety audit 2026
audit-city = City
audit-zone = Time zone
audit-zone-hint = As in Europe/Prague: walk times are shown in it.
audit-languages = Languages of the walkers
audit-languages-hint = Language tags, the first is the one to fall back to: cs, en, uk, vi
audit-longitude = Longitude of the centre
audit-latitude = Latitude of the centre
audit-create = Create the audit
audit-first = No audit yet. An audit is one city's look at itself: its districts, walks and what people found.

## Overview

overview-sentence = { $walkers } gave { $answers } on { $walks ->
    [one] 1 walk
   *[other] { $walks } walks
}.
overview-empty = Three steps to the first walk: bring in the districts, publish a checklist, plan the walk.
overview-step-districts = Import the districts
overview-step-checklists = Publish a checklist
overview-step-walk = Plan a walk
overview-open-walks = Open now
overview-no-open-walk = No walk is open.
overview-step-done = done
overview-attention = What waits for you
overview-quiet = Nothing waits for you.
overview-to-review = { $n ->
    [one] 1 answer to review
   *[other] { $n } answers to review
}
overview-flagged = { $n ->
    [one] 1 flagged answer
   *[other] { $n } flagged answers
}
overview-problems = { $n ->
    [one] 1 answer with a problem
   *[other] { $n } answers with problems
}
overview-phones-n = { $n ->
    [one] 1 phone has not sent everything
   *[other] { $n } phones have not sent everything
}
overview-coverage = What is filled in
overview-coverage-hint = Each square is a stop: how many of those who answered on the walk finished the checklist there.
overview-answered = { $n ->
    [one] 1 answered
   *[other] { $n } answered
}
overview-begun = { $n ->
    [one] 1 checklist begun
   *[other] { $n } checklists begun
}
overview-missing = { $n ->
    [one] 1 checklist missing
   *[other] { $n } checklists missing
}
overview-of = { $n } of { $total }
overview-at = { $stop }: { $n } of { $total }
overview-more-walks = All walks
overview-phones = Phones that have not sent everything
overview-phone-never = nothing sent yet
overview-translations = Translations of the checklists
overview-complete = complete
overview-percent = { $n } %

## Districts

districts-sentence = { $n ->
    [0] No district yet
    [one] 1 district
   *[other] { $n } districts
}
districts-empty = No districts yet. A district is the area that a walk goes through and that is compared with others. Bring its outline as GeoJSON.
districts-import = Import GeoJSON
districts-import-hint = Polygons in WGS84 with a name each. Drop the file here or choose it.
districts-added = { $n ->
    [one] 1 district was added.
   *[other] { $n } districts were added.
}
districts-skipped = Left out, with the reason:
district = District
colour = Colour
source = Source

## Checklists

checklists-empty = No checklists yet. A checklist is the list of questions that walkers answer at each stop. Krok reads XLSForm workbooks, as ODK and KoboToolbox do.
checklists-sentence = { $n ->
    [0] No checklist yet
    [one] 1 checklist
   *[other] { $n } checklists
}
checklist = Checklist
checklist-upload = Read a workbook
checklist-upload-hint = An XLSForm workbook (.xlsx). It is checked first and published only when you say so.
checklist-version = Version
checklist-published = Published
checklist-languages = Languages
checklist-questions = Questions
checklist-checked = { $title }: { $items }, ready to publish.
checklist-has-errors = { $n ->
    [one] 1 error on a known row. Correct it in the workbook, then choose the file again.
   *[other] { $n } errors on known rows. Correct them in the workbook, then choose the file again.
}
checklist-has-warnings = { $n ->
    [one] 1 remark
   *[other] { $n } remarks
}
checklist-publish = Publish this version
checklist-was-published = { $title } is published as version { $n }. Walks that use an older version keep it.
checklist-unchanged = This is what version { $n } already says; no new version was needed.
sheet = Sheet
row = Row
column = Column
what-is-wrong = What is wrong and what to do
severity-error = Error
severity-warning = Remark
question = Question
kind = Kind
measure = Measure
measure-observation = observation
measure-perception = perception
theme = Theme
scale = Scale, worst to best
kind-choice = one of
kind-several = several of
kind-text = text
kind-number = number
kind-photo = photo
kind-audio = sound
kind-note = note
kind-date = date
kind-place = place
kind-other = other

## Themes

theme-safety = safety
theme-lighting = light
theme-signage = signs
theme-services = services
theme-mixing = mixing
theme-hate = hate
theme-space = space
theme-access = access
theme-feeling = feeling

## Walks

walks-empty = No walks yet. A walk is a group, a route of stops in one district, and the questions asked there.
walks-sentence = { $n ->
    [0] No walk yet
    [one] 1 walk
   *[other] { $n } walks
}
walk = Walk
walk-new = Plan a walk
walk-edit = Edit the walk
walk-title = Title
walk-title-hint = What walkers see after joining: Praha 7, Monday evening
walk-date = Date
walk-no-district = no district
walk-walkers = Walkers
walk-answers = Answers
walk-state = State
state-draft = draft
state-open = open
state-closed = closed
walk-open = Open the walk
walk-open-hint = From then on people can join with the code.
walk-close = Close the walk
walk-close-hint = Once it is closed nobody can join; answers still on phones arrive all the same.
walk-reopen = Open again
newer-version = “{ $title }” has a version { $newest }. This walk asks version { $asked }.
newer-hint = Phones learn of it when they are next online. A checklist that was begun can be finished as it is or moved; answers keep the version they were given to.
newer-ask = Ask version { $n } from now on
walk-join = Join
walk-join-address = Join address
walk-join-code = Join code
walk-qr = QR code of the join address
walk-poster = Poster to print
walk-sheets = Checklists to print
walk-draft-hint = The code works once the walk is open.
walk-no-stops-yet = Add a stop and a checklist before opening the walk.
stop = Stop
stop-number = Stop { $n }
stops-title = Stops
stops-empty = No stops yet. Click on the map to place one, or paste a list.
stops-on-map = Click on the map to place a stop; drag it to move it. With the keyboard: Tab to a stop, arrow keys move it.
stop-add = Add a stop
stop-add-hint = At the centre of the map; then move it.
stop-name = Name
stop-new-name = New stop
stop-latitude = Latitude
stop-longitude = Longitude
stop-radius = Radius in metres
stop-note = Note for the facilitator
stop-linger = Do not linger here
stop-up = Move { $name } up
stop-down = Move { $name } down
stop-remove = Remove { $name }
stop-details = Details
stops-paste = Paste a list
stops-paste-hint = One stop a line: name; latitude; longitude
stops-paste-add = Add these stops
stops-paste-bad = Line { $line } is not read: { $text }. Write: name; latitude; longitude
stops-reuse = Take the stops of another walk
stops-reuse-choose = Choose a walk
assign-title = Checklists
assign-none-published = No checklist is published yet.
assign-add = Add a checklist
assign-when = When
when-stop = at each stop
when-once = once for the walk
when-any = any time
when-never = not on this walk
walk-needs-title = Give the walk a title.
walk-needs-district = Choose the district that the walk goes through.
date-needed = Choose the day of the walk.

## Live roster

roster = Who is walking
roster-empty = Nobody has joined yet. Show the QR code or read the code aloud: { $code }
roster-walker = Walker
roster-unnamed = without a name
roster-heard = Last heard from
roster-elsewhere = No stop
roster-waiting = Waiting on the phone
roster-photos = Photos missing
roster-total = Answered
roster-live = Looked at { $time }. It looks again every few seconds.
roster-stale = The roster could not be read again; what you see is from { $time }.
entry-pair = shared phone
entry-proxy = entered by somebody else
entry-paper = on paper

## Rescue files

rescue = Rescue file
rescue-about = A phone that cannot send can save everything on it as one file. Import that file here; it counts as if the phone had sent it, and importing it twice changes nothing.
rescue-import = Import a rescue file
rescue-import-hint = Drop the file here or choose it.
rescue-busy = Importing …
rescue-empty = There is nothing in this file to import: no answers and no photos.
rescue-answers-taken = { $n ->
    [one] 1 saved answer sheet was taken in.
   *[other] { $n } saved answer sheets were taken in.
}
rescue-answers-already = { $n ->
    [one] 1 answer sheet was here already.
   *[other] { $n } answer sheets were here already.
}
rescue-quarantined = { $n ->
    [one] 1 of them is marked for a researcher to look at.
   *[other] { $n } of them are marked for a researcher to look at.
}
rescue-photos-taken = { $n ->
    [one] 1 photo was taken in and checked.
   *[other] { $n } photos were taken in and checked.
}
rescue-photos-already = { $n ->
    [one] 1 photo was here already.
   *[other] { $n } photos were here already.
}
rescue-elsewhere = { $n ->
    [one] 1 walk in the file belongs to another audit and was left out.
   *[other] { $n } walks in the file belong to other audits and were left out.
}
rescue-refused = { $n ->
    [one] 1 thing could not be taken in. Keep the file:
   *[other] { $n } things could not be taken in. Keep the file:
}
rescue-refused-answer = Answer sheet
rescue-refused-photo = Photo
rescue-malformed = the server cannot read it ({ $detail })
rescue-unknown-walker = this audit has no such walk, or the walker is another phone’s
rescue-not-named = no answer names it: it was removed, or photos were not agreed to
rescue-withdrawn = the walker took it back
rescue-damaged = it is damaged
rescue-too-large = it is too large
rescue-being-sent = the phone is sending it right now; import the file again later

## Export

export = Export
export-sentence = { $n ->
    [0] Nothing to export: no answer matches
    [one] Export 1 answer
   *[other] Export { $n } answers
}
export-about = What the filters show is what is exported. Each file says which filters were set, when it was made and which versions of the checklists it holds.
export-refused = Answers are not for viewers to take away. Owners and researchers of this audit can export them.
export-rounded = In your role, files hold places rounded to about 100 metres and no answers, notes or photos.
export-everything = Everything
export-everything-about = All the files below and a README, in one archive.
export-archive = Archive (ZIP)
export-tables = Tables
export-tables-about = A line per filled checklist or per single answer, for R, Python and statistics programs. The codebook explains every column.
export-csv-wide = Checklists (CSV)
export-csv-long = Single answers (CSV)
export-codebook = Codebook (CSV)
export-workbook = Spreadsheet
export-workbook-about = For Excel and LibreOffice, with the codebook and the methods as sheets.
export-xlsx-wide = Checklists (XLSX)
export-xlsx-long = Single answers (XLSX)
export-map = Map
export-map-about = Answers, stops and districts drawn for QGIS; or the answers alone as GeoJSON.
export-geopackage = QGIS (GeoPackage)
export-geojson = Places (GeoJSON)
export-photos = Photos
export-photos-about = The photos, and a table of what each shows and where it was taken.
export-photos-zip = Photos (ZIP)

## Review

review-sentence = { $n ->
    [0] No answer matches
    [one] 1 answer
   *[other] { $n } answers
}
review-empty = No answers yet. They appear here as soon as phones send them.
review-no-match = No answer matches these filters. Remove one of them.
filter-add = Filter
filter-remove = Remove the filter { $name }
filters = Filters
filter-daylight = Light
filter-problems = Problems
filter-photos = Photos
filter-area-drawn = drawn on the map
filter-hidden = Hidden answers
filter-hidden-with = included
filter-hidden-without = left out
any = any
daylight-day = day
daylight-dusk = dusk
daylight-night = night
with-problems = with problems
without-problems = without problems
with-photos = with photos
without-photos = without photos
received = Received
when-answered = Answered
status = Status
status-complete = complete
status-partial = not finished
status-problems = { $n ->
    [one] 1 problem
   *[other] { $n } problems
}
more = Show more
shown-of = { $shown } of { $total } shown
answer = Answer
answer-of = Answer of { $name }
cannot-judge = cannot judge
not-answered = not answered
answer-note = Note
answer-at = Answered { $time }, received { $received }
place = Place
place-none = No place was kept.
place-gps = GPS, within { $n } m
place-gps-plain = GPS
place-pin = pin set by the walker
place-stop = place of the stop
place-moved = Pin moved { $n } m from the GPS fix; both are kept.
place-at = { $lat }, { $lon }
history = History
history-revision = Revision { $n }
history-current = current
history-changed = { $n ->
    [0] no answer changed
    [one] 1 answer changed
   *[other] { $n } answers changed
}
history-first = first saved
history-typed = Typed in from paper by { $name }.
problems = Problems
problems-none = No problem.
photo-by = Photo of { $item }
photo-missing = A photo was announced but has not arrived yet.
recording-by = { $item } ({ $time })
recording = recording
photo-or-recording = photo or recording
recording-missing = A recording was announced but has not arrived yet.
spoken = spoken: see the recording
rather-not-say = nothing said

filter-state = Review
state-received = received
state-in-review = in review
state-accepted = accepted
state-flagged = flagged
state-hidden = hidden
review-accept = Accept
review-flag = Flag
review-hide = Hide
review-code = Code
review-code-filter = Code
review-codes = Codes
review-note = Note
review-undo = Undo
review-note-hint = Other researchers of this audit read it; walkers do not.
review-own-code = Own code
review-corrected = Should read
review-corrected-hint = It stands beside what the walker gave, never in its place.
review-correct-place = Correct the stop or place
review-place-mark = Where it was answered
review-place-move = Drag the ring to where it was, or click there.
review-corrected-to = Corrected to
review-metres = , { $n } m from where it was given
review-longitude = Longitude
review-latitude = Latitude
review-stop-is = → { $stop }
review-say = Codes, note and corrections
review-say-of = Codes and note: { $name }
review-saved = Saved.
review-said = { $n ->
    [one] Now { $state }.
   *[other] { $n } answers are now { $state }.
}
review-undone = Undone.
review-nothing-to-undo = Nothing has been done here that could be undone.
review-conflict = Someone else decided otherwise meanwhile, so nothing was changed. Look at it as it is now, and decide again.
review-outdated = The walker changed the answer after this was said.
review-photo-hidden = The photo is hidden.
review-photo-shown = The photo is shown.
review-recording-hidden = The recording is hidden.
review-recording-shown = The recording is shown.
review-tick = Select { $stop }, { $name }
review-tick-all = Select all rows
review-bulk = With the selected answers
review-selected = { $n ->
    [one] 1 answer selected
   *[other] { $n } answers selected
}
review-events = Said by researchers
review-no-events = Nothing yet.
did-state = says: { $state }
did-code = coded it { $code }
did-uncode = took off the code { $code }
did-note = noted
did-place = corrected the place
did-stop = corrected the stop
did-text = corrected the text
did-undo = undid something
did-erased = said something that went with what the walker took back
did-take-back = took it back because the walker asked
take-back = Take back
take-back-of = Take back: { $name }
take-back-at-request = At the walker's request
take-back-hint = For a walker who asks in person and has no receipt at hand.
take-back-answers = Take back these answers
take-back-answers-what = All answers given here are deleted from the audit, with their photos, recordings and place and with what researchers wrote about them. Nobody sees them any more, in no list, map, file or report.
take-back-photo = Take back this photo
take-back-photo-what = The photo is deleted from the audit, and so are all notes on this answer, which may describe it. Nobody sees it any more, in no list, map, file or report.
take-back-recording = Take back this recording
take-back-recording-what = The recording is deleted from the audit, and so are all notes on this answer, which may quote it. Nobody can listen to it any more.
take-back-for-good = This cannot be undone.
take-back-stays = It stays known when it arrived, and that you took it back and when: in the history and in the log. The walker's receipt says that the walk's team took it back. What was printed or handed out before stays as it is.
taken-back = Taken back.
gone-by = { $name } took these answers back because the walker asked: { $time }. They arrived { $received }; nothing more of them is left.
gone-by-walker = The walker took these answers back: { $time }. They arrived { $received }; nothing more of them is left.
keys = Keys
keys-on = Letters act (turn off if you speak your input)
key-next = Next answer
key-previous = Previous answer
others = Others at this stop
others-none = Nobody else answered here.
others-sentence = { $n ->
    [one] 1 other answer; this one is framed.
   *[other] { $n } other answers; this one is framed.
}
others-level = { $level }: { $n }
others-and-this = { $level }: { $n } and this one

## Map

map-of = Map of { $district }
map-headline = { $question } · { $counted }
all-districts = all districts
map-colour-by = Colour by
map-by-theme = Theme of spots
map-by-side = Bright or dark side
map-by-item = Question
map-people = Walkers who are
map-width = Hexagon width
map-metres = { $n } m
map-shows = What is drawn
map-stops = Stops
map-hexagons = Hexagons
map-answers = Answers
map-photos = Photos
map-photo = Photo without a caption
map-other-source = other source
map-draw = Draw around answers
map-area = Only in the drawn area
map-area-remove = Show answers everywhere again
map-review = { $n ->
    [one] Review 1 answer
   *[other] Review all { $n } answers
}
map-export = Export them
map-time = Time
map-from = From
map-to = To
map-legend = Legend
map-legend-stop = Ring: a stop, with its walkers
map-legend-hexagon = Hexagon: { $n } m or wider, with its walkers; the colour is their mean or what most said
map-legend-crowded = Where there are too many answers to tell apart, hexagons say how many.
map-legend-few = Grey: fewer than { $n } walkers, or withheld so that these cannot be computed
map-stops-list = Stops and how they were answered
map-hexagons-list = { $n ->
    [one] 1 hexagon of { $width } m
   *[other] { $n } hexagons of { $width } m
}
map-listed = The { $n } with the most walkers are listed; the map shows all.
map-listed-newest = The newest { $n } are listed; draw around some to see fewer.
map-column-walkers = Walkers
map-column-when = When
map-column-said = Said
map-mean = { $level } (mean { $mean })
map-near = { $n } m from { $stop }
map-no-place = without a place
map-no-match = No answer matches these filters.
map-only-here = Only answers from here
map-elsewhere = at no stop
map-basemap-failed = The background map cannot be read; a schematic ground is shown instead.
map-context-failed = A layer of another source cannot be read and is left out.
map-answer-selected = Selected answer
map-open-answer = Open the answer
map-zoom-in = Zoom in
map-zoom-out = Zoom out
side-bright = bright side
side-dark = dark side
people-role = In what capacity
role-newcomer = newcomers
role-resident = residents
role-ngo = from an organisation
role-city = from the city
people-gender = Gender
gender-woman = women
gender-man = men
gender-other = another gender
people-age = Age
age-under-25 = under 25
age-25-44 = 25 to 44
age-45-64 = 45 to 64
age-65-plus = 65 or more
people-years = Years in the country
years-under-1 = under 1
years-1-4 = 1 to 4
years-5-9 = 5 to 9
years-10-plus = 10 or more
years-always = always
people-knows = Know the area
people-mobility = Mobility need
said-yes = yes
said-no = no
level = Level
n-shown = n = { $n }
choose-checklist = Checklist
choose-question = Question

## Compare

compare-choose = Side by side
compare-empty = Nothing to compare yet. Choose sides that people have answered on.
compare-sentence = { $walkers } in { $districts ->
    [one] 1 district
   *[other] { $districts } districts
}
compare-theme-none = Other questions
compare-too-few = { $n ->
    [one] 1 walker: too few to say
   *[other] { $n } walkers: too few to say
}
compare-lower-same = Rated { $most ->
    [negligible] hardly
    [small] a little
    [medium] clearly
   *[large] much
} lower { $lower } than { $higher }.
compare-lower = Rated lower { $lower } than { $higher }; the difference could be { $least ->
    [negligible] negligible
    [small] small
    [medium] medium
   *[large] large
} to { $most ->
    [negligible] negligible
    [small] small
    [medium] medium
   *[large] large
}.
compare-alike = Rated alike { $first } and { $second }: at most a small difference.
compare-open = The answers leave open whether it is rated lower { $first } or { $second }.
compare-difference-few = Too few walkers to say how it is rated { $first } and { $second }.
compare-delta = Cliff’s delta { $delta } ({ $low } to { $high }), { $n } and { $m } walkers
compare-p = p { $p }, adjusted for all that is compared (Holm)
compare-p-small = p below 0.001, adjusted for all that is compared (Holm)
agreement = Observers: at the same place { $percent } % say the same; Krippendorff’s alpha { $alpha } ({ $low } to { $high }), { $walkers } walkers, { $places } places
agreement-few-walkers = Observers: too few at the same place to say how far they agree
agreement-few-places = Observers: at the same place { $percent } % say the same; too few places to say more
agreement-no-variation = Observers: at the same place { $percent } % say the same, but nearly all answers are alike: too little variation to say more
compare-nobody = nobody answered
compare-withheld = not shown, so that a small group stays private
compare-n = { $walkers }, { $answers }
compare-how = How to read this
compare-how-text = Each bar is one side: how many of its answers lie on each level of the scale, aligned on the neutral middle. The thin line is the interval of the mean over walkers. A walker counts once, however many stops they answered. A difference is Cliff’s delta: from −1, when everyone on the first side rates lower than everyone on the second, to 1, the other way round; 0 is no difference. First and second visit are the first two days on which people answered at the same place, within 30 m.
compare-side = { $side ->
    [role-newcomer] newcomers
    [role-resident] residents
    [role-ngo] people from organisations
    [role-city] people from the city
    [gender-woman] women
    [gender-man] men
    [gender-other] people of another gender
    [age-under-25] under 25
    [age-25-44] 25 to 44
    [age-45-64] 45 to 64
    [age-65-plus] 65 or more
    [years-under-1] under 1 year here
    [years-1-4] 1 to 4 years here
    [years-5-9] 5 to 9 years here
    [years-10-plus] 10 years or more here
    [years-always] always lived here
    [knows-yes] know the area
    [knows-no] do not know the area
    [mobility-yes] with a mobility need
    [mobility-no] without a mobility need
    [light-day] by day
    [light-dusk] at dusk
    [light-night] by night
    [visit-first] first visit
    [visit-second] second visit
   *[other] { $name }
}
compare-in = { $side ->
    [role-newcomer] by newcomers
    [role-resident] by residents
    [role-ngo] by people from organisations
    [role-city] by people from the city
    [gender-woman] by women
    [gender-man] by men
    [gender-other] by people of another gender
    [age-under-25] by people under 25
    [age-25-44] by people of 25 to 44
    [age-45-64] by people of 45 to 64
    [age-65-plus] by people of 65 or more
    [years-under-1] by people under 1 year here
    [years-1-4] by people 1 to 4 years here
    [years-5-9] by people 5 to 9 years here
    [years-10-plus] by people 10 years or more here
    [years-always] by people who always lived here
    [knows-yes] by people who know the area
    [knows-no] by people who do not know the area
    [mobility-yes] by people with a mobility need
    [mobility-no] by people without a mobility need
    [light-day] by day
    [light-dusk] at dusk
    [light-night] by night
    [visit-first] on the first visit
    [visit-second] on the second visit
   *[other] in { $name }
}
compare-by = Compare
compare-by-district = Districts
compare-by-light = Day, dusk and night
compare-by-visit = First and second visit
compare-by-groups = Groups of walkers
compare-groups-sentence = { $walkers }: { $by }
compare-views = Views of the comparison
compare-questions = Questions
compare-themes = Themes
compare-stops = Stops
compare-viewer = Groups of walkers, day and night, and visits are compared by the audit’s researchers: beside the districts’ figures they would tell what small groups said.
compare-first = First side
compare-second = Second side
compare-order = Order
compare-order-size = by size of the difference
compare-order-theme = by theme
compare-largest = Differences: { $first } and { $second }
compare-largest-none = Too few walkers on these two sides.
compare-direction = A dot left of the middle: rated lower { $first }. Right of it: lower { $second }. The line is the 95 % interval; without five walkers on both sides there is none.
compare-question = Question
compare-difference = Difference
compare-delta-column = Cliff’s delta (95 %)
compare-walkers-column = Walkers
compare-delta-short = { $delta } ({ $low } to { $high })
compare-delta-alone = { $delta }
compare-percent = { $n } %
compare-percent-interval = { $n } % ({ $low } to { $high })
compare-all = Show all { $n }
compare-fewer = Show fewer
compare-pair-n = { $n } and { $m } walkers
compare-end = lower { $side }
compare-both = { $n ->
    [one] 1 walker is on both sides and weighs once for both; there is no p.
   *[other] { $n } walkers are on both sides and weigh once for both; there is no p.
}
compare-no-visits = No place was visited on two days yet. A second walk with the same stops makes this comparison.
compare-take = Take away
compare-take-named = Take away: { $name }
compare-svg = Picture (SVG)
compare-png = Picture (PNG)
compare-csv = Numbers (CSV)
compare-take-failed = This browser could not make the picture. The SVG and the numbers work all the same.
compare-table = As a table
compare-table-named = As a table: { $name }
compare-side-column = Side
compare-answers-column = Answers
compare-good = On the good side
compare-about = { $audit }, { $city }. Compared: { $by }; { $sides }.
compare-about-within = { $audit }, { $city }. Compared: { $by }; { $sides }. District: { $district }.
compare-made = Made { $when } with Krok { $version }.
compare-demo = Demo data: generated, not real.
compare-themes-head = Themes at a glance
compare-themes-about = How many of the answers to a theme’s questions lie on the good side of their scale, every walker weighing the same; a neutral middle counts half. The line is the 95 % interval over walkers. All pictures have the same scale.
compare-theme-questions = { $n ->
    [one] 1 question
   *[other] { $n } questions
}
compare-theme-sensitive = sensitive questions, for researchers
compare-stops-choose = A stop is in one district, so that districts cannot be compared there. Choose groups of walkers, day and night, or visits above.
compare-stops-sentence = Where the same street is seen differently { $first } and { $second }
compare-stops-about = One question at one place, the furthest apart first. Among many places some are far apart by chance: look here first, and read it as no test. Both sides have at least { $least } walkers; what fewer than { $k } say is for the audit’s researchers, not to be published.
compare-stops-none = There is no place where at least { $least } walkers of both sides answered the same question.
compare-stops-more = { $n } of { $all } are shown, the furthest apart.
compare-stop-map = On the map
compare-stop-answers = Answers
compare-stop-answers-of = Answers: { $walk }

## Sheets on paper

paper-title = Sheets on paper
paper-what = What walkers wrote on printed checklists is typed in here. It is kept as entered from paper, with your name.
paper-open = Type in sheets
paper-hint = The number of a box chooses it and goes on; 0 is “cannot judge”. Letters find a choice by its words, Enter goes on, Backspace takes an answer back, Ctrl+Enter saves.
paper-nothing = This walk has no checklist that is filled in at a stop or once.
paper-sheet = Sheet
paper-walker = Name or number on the sheet
paper-new = A new walker
paper-known = { $n ->
    [one] This walker has 1 sheet in already
   *[other] This walker has { $n } sheets in already
}
paper-light = Light
paper-agreed = “My answers may be used” is ticked
paper-quotes = “My words may be quoted” is ticked
paper-need-walker = Write the name or number that stands on the sheet. If there is none, give the sheet one and write it there.
paper-need-consent = Nobody’s answers are typed in without their consent. Tick it if it is ticked on the sheet.
paper-note = Note
paper-wrong = The checklist does not allow this answer. It is saved and marked.
paper-save = Save and next sheet
paper-saved = Saved: { $sheet }, { $walker }, { $n ->
    [one] 1 answer
   *[other] { $n } answers
}.
paper-marks = { $n ->
    [one] 1 rule is broken; the answer is marked in the review.
   *[other] { $n } rules are broken; the answers are marked in the review.
}
paper-receipt = Receipt of { $name }: { $code }. Write it down for them now; it is not shown again.
paper-refused = The server could not take this sheet: { $detail }. It is still here.
paper-kept = What you type is kept in this browser until it is saved.
paper-not-kept = This browser keeps nothing: a sheet is lost when you leave before it is saved.

## Ways that walkers had recorded

tracks = Ways walked
tracks-what = { $walkers } had their way recorded, { $km } km in all. Points are about 25 m apart and rounded to about 10 m.
tracks-label = Map of the walk with the ways that { $walkers } took
tracks-file = The ways as GeoJSON
## People

people = People
people-owners = Who may do what is for the owners of this audit.
role-of-member = Role
people-actions = What to do
people-you = (you)
people-role-of = Role of { $name }
people-role-set = The role is changed.
people-remove = Remove
people-remove-named = Remove { $name }
people-remove-sure = Take away the role of { $name } in this audit? What they wrote stays.
people-removed = Removed. What they wrote stays.
people-reset = New password
people-reset-link = Give this link to the person themselves. It works once, for 2 days, and lets them set another password.
people-invite = Invite somebody
people-invite-hint = You get a link for one person. With it they make an account, or use the one they have.
people-invite-make = Make a link
people-invite-link = Send this link to one person. It works once, for 7 days, and is not shown again.
people-invited = Not accepted yet
people-uninvite = Withdraw
people-uninvited = The link does not work any more.
people-by = by { $name }
people-until = until { $when }
people-secret-done = I have it
people-copy = Copy
people-copied = Copied
people-tokens = Tokens for scripts
people-tokens-hint = With a token a script reads this audit, for instance its files in R or Python. It changes nothing and ends with your own role.
people-token-name = What it is for
people-token-reads = Reads as
people-token-days = Works for
people-token-make = Make a token
people-token-shown = Copy this token now; it is not shown again. Scripts send it as “Authorization: Bearer” and the token.
people-token-used = used
people-token-unused = not used yet
people-token-revoke = End it
people-token-revoked = The token does not work any more.
people-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
role-owner = owner
role-researcher = researcher
role-facilitator = facilitator
role-viewer = viewer
log = What was done
log-hint = Who read answers whole, took files away, took answers back for walkers, or changed who may do what. No walker is named here.
log-empty = Nothing yet.
log-when = When
log-who = Who
log-what = What
log-show = Show
log-token = by the token “{ $name }”
log-opened = read an answer
log-took-back = took back an answer because its walker asked
log-took-back-part = took back a photo or recording because its walker asked
log-exported = took away { $file }
log-exported-filter = took away { $file } ({ $filter })
log-reported = made the report ({ $language })
log-invited = made an invitation: { $role }
log-uninvited = withdrew an invitation: { $role }
log-joined = accepted an invitation: { $role }
log-role-set = changed the role of { $email }: { $role }
log-role-removed = took away the role of { $email }
log-password-reset = made a link for a new password of { $email }
log-token-made = made the token “{ $name }”: { $role }
log-token-revoked = ended the token “{ $name }”
account = Your account
sessions = Where you are signed in
session-seen = used { $when }
session-here = here
session-end = Sign out there
session-unknown = A browser that says nothing of itself
password-change = Change your password
password-old = Password now
password-new = New password
password-set = Set the password
password-changed = The password is changed. Everywhere else you are signed out.
reset-title = Choose a new password
invitation-join = Accept with this account

## Findings

findings = Findings
findings-sentence = { $n ->
    [0] No finding yet
    [one] 1 finding
   *[other] { $n } findings
}
findings-listed = { $n ->
    [0] None is in the report.
    [one] 1 is in the report.
   *[other] { $n } are in the report.
}
findings-about = A finding is a sentence that you stand behind, with the answers, photos, comparisons and conversations it rests on. The report has them in this order.
findings-empty = No finding yet. Write one here, or cite an answer in the review or a question in the comparison.
findings-refused = Findings are for the researchers of this audit. What they list is in the report.
finding = Finding
finding-new = Write a finding
finding-edit = Edit the finding
finding-edit-name = Edit “{ $name }”
finding-sentence = Sentence ({ $language })
finding-needs-sentence = Write the sentence in one language at least.
finding-listed = In the report
finding-unlisted = Not in the report
finding-listed-hint = The sentence is then as public as the report.
finding-no-theme = no theme
finding-evidence = Evidence
finding-no-evidence = No evidence is cited yet.
finding-evidence-how = Evidence is cited where it is seen: open an answer in the review, or a question in the comparison, and choose “Cite in a finding”.
finding-print = Show in the report
finding-printed = shown in the report
finding-sensitive = Sensitive question: shown only in the report for researchers.
finding-drop = Take off the evidence: { $name }
finding-up = Move “{ $name }” up
finding-down = Move “{ $name }” down
finding-remove = Remove the finding
finding-removed = The finding is removed.
finding-undo = Bring it back
finding-saved = Saved.
finding-conflict = { $name } wrote this finding meanwhile: “{ $text }” Your text is still here. If you save again, it takes the place of theirs.
finding-order-conflict = Someone else ordered the findings meanwhile. This is the order as it is now.
finding-by = Version { $n }, { $name }, { $time }
finding-history = Earlier versions
finding-note = Add a note of a conversation or a document
finding-note-text = What was said
finding-note-from = Where from
finding-note-from-hint = Focus group with traders, 3 September
finding-note-add = Add this note
evidence-response = Checklist
evidence-answer = Answer
evidence-photo = Photo
evidence-comparison = Comparison
evidence-note = Note
evidence-said = { $question } { $answer }
quoted = “{ $text }”
standing-not-agreed = Its author has not agreed to be quoted: it is not shown in the report.
standing-not-arrived = The photo has not arrived yet.
standing-hidden = Hidden in the review: it is not shown in the report.
standing-withdrawn = The walker took it back or answered otherwise since. Check whether the sentence still stands.
cite = Cite in a finding
cite-what = What
cite-whole = The whole checklist
cite-new = A new finding
cite-save = Cite
cite-conflict = Someone else wrote this finding meanwhile. Choose “Cite” again to add yours to theirs.
cited-in = Findings that rest on this
cited-nowhere = No finding rests on this yet.

## Report

report = Report
report-title = City Audit Report
report-about = Made from the answers each time you open it: walks, people, findings, districts compared, and how it was measured.
report-inside = { $n ->
    [0] No finding is in it yet.
    [one] 1 finding is in it, with { $m } things shown below it.
   *[other] { $n } findings are in it, with { $m } things shown below them.
}
report-not-printed = { $n ->
    [one] 1 chosen quote or photo is not shown: it was taken back or hidden, or its author has not agreed.
   *[other] { $n } chosen quotes and photos are not shown: they were taken back or hidden, or their authors have not agreed.
}
report-public = For everyone
report-public-about = No group of fewer than { $k } walkers and no sensitive questions. Words and photos only where you chose them and their authors agree.
report-researchers = For researchers
report-researchers-about = With small groups and sensitive questions. Not to be passed on.
report-open = Open
report-open-in = Open in { $language }: { $version }
report-save = Save as a file
report-save-in = Save in { $language } as a file: { $version }
report-how = It is one file without anything from elsewhere, photos included, so it can be mailed. To print or make a PDF: open it and press Ctrl+P (⌘P).
