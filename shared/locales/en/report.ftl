# The City Audit Report: one page that is read, printed and mailed.

title = City Audit Report
title-of = City Audit Report: { $audit }
for-all = For everyone. Groups of fewer than { $k } walkers and answers to sensitive questions are left out.
for-researchers = For the researchers of this audit only: it shows small groups and answers to sensitive questions. Do not pass it on.
demo = Demo: the answers are generated, not real.
made = Made on { $day } from answers that arrived until { $until }
made-empty = Made on { $day }. No answer has arrived yet.
page-of = Page
contents = Contents
walks-n = { $n ->
    [one] 1 walk
   *[other] { $n } walks
}
walkers-n = { $n ->
    [one] 1 walker
   *[other] { $n } walkers
}
sheets-n = { $n ->
    [one] 1 checklist filled in
   *[other] { $n } checklists filled in
}
answers-n = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
photos-n = { $n ->
    [one] 1 photo
   *[other] { $n } photos
}

## Findings

findings = What we found
findings-none = No finding has been put into this report yet.
rests-on = Rests on { $list }.
rests-on-nothing = No evidence is cited.
evidence-answers = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
evidence-photos = { $n ->
    [one] 1 photo
   *[other] { $n } photos
}
evidence-comparisons = { $n ->
    [one] 1 comparison
   *[other] { $n } comparisons
}
evidence-notes = { $n ->
    [one] 1 note of a conversation
   *[other] { $n } notes of conversations
}
withdrawn = { $n ->
    [one] 1 piece of evidence was taken back by its author since.
   *[other] { $n } pieces of evidence were taken back by their authors since.
}
not-agreed = { $n ->
    [one] 1 quote or photo was chosen but is not printed: its author has not agreed.
   *[other] { $n } quotes or photos were chosen but are not printed: their authors have not agreed.
}
draft = Not listed: this finding is in the report for researchers only.
photo-of = Photo: { $item }
photos-over = { $n ->
    [one] 1 more photo was chosen than a report holds.
   *[other] { $n } more photos were chosen than a report holds.
}
cannot-judge = cannot judge
should-read = Researchers read: { $text }
sensitive = sensitive question

## Walks and people

walks = Walks
walk = Walk
day = Day
district = District
stops = Stops
walkers = Walkers
sheets = Checklists
total = In all
call = Photo call
people = Who walked
people-about = What { $walkers } said of themselves. Every question could be left out.
people-k = Groups of fewer than { $k } are not told apart from none.
role = Here as
role-newcomer = newcomer to the country
role-resident = local resident
role-ngo = from an NGO
role-city = from the city
gender = Gender
gender-woman = woman
gender-man = man
gender-other = neither of these
age = Age
age-under-25 = under 25
age-25-44 = 25 to 44
age-45-64 = 45 to 64
age-65-plus = 65 or more
years = In the country
years-under-1 = less than a year
years-1-4 = 1 to 4 years
years-5-9 = 5 to 9 years
years-10-plus = 10 years or more
years-always = since birth
knows-area = Knows the area well
mobility = Steps or kerbs make walking hard
yes = yes
no = no
not-said = nothing said
few = fewer than { $k }
withheld-size = not shown

## Districts compared

compared = Districts compared
compared-about = Each bar is one district: how the answers of its walkers lie on the scale, aligned on its neutral middle. The thin line is the interval in which the end of the bar would lie with other walkers of the same kind (95 %). A walker counts once, however many stops they answered at.
compared-none = Nobody has answered a question with a scale yet.
largest = The clearest differences
largest-none = No difference is so clear that the answers settle which district is rated lower.
nobody = nobody answered
too-few = { $n ->
    [one] 1 walker: too few to say
   *[other] { $n } walkers: too few to say
}
withheld = not shown, so that a small group stays private
n-of = { $walkers }, { $answers }
lower-same = { $lower } is rated { $most ->
    [negligible] hardly
    [small] a little
    [medium] clearly
   *[large] much
} lower than { $higher }.
lower = { $lower } is rated lower than { $higher }: { $least ->
    [negligible] hardly
    [small] a little
    [medium] clearly
   *[large] much
} to { $most ->
    [negligible] hardly
    [small] a little
    [medium] clearly
   *[large] much
}.
alike = { $first } and { $second } are alike: at most a small difference.
open = { $first } and { $second }: the answers leave open which is rated lower.
difference-few = { $first } and { $second }: too few walkers to compare.
delta = Cliff’s delta { $delta } ({ $low } to { $high })
p = { $delta }; p { $p }
p-small = { $delta }; p below 0.001
observation = observation
perception = perception
theme-safety = Safety
theme-lighting = Light
theme-signage = Finding the way
theme-services = Services
theme-mixing = Living together
theme-hate = Hate
theme-space = Space
theme-access = Access
theme-feeling = Feeling
theme-none = Other questions

## Where people feel differently

divergence = Where people feel differently about the same street
divergence-about = Two people who feel differently at the same stop do not disagree: the difference is a finding. Here are the questions about feelings for which the walkers at a stop are at least half as far apart as the scale allows, the furthest first.
divergence-none = At no stop with { $k } walkers or more are feelings so far apart.
groups-about = Of the groups by what walkers said of themselves, the two that are furthest apart are named. Chosen for that, they are where to look, and no test of anything.
groups-apart = { $trait }: “{ $lower }” ({ $these }) rated it lower than “{ $higher }” ({ $those }); Cliff’s delta { $delta }.
groups-none = No two groups of { $n } walkers or more are more than slightly apart here.
groups-shown-none = Of the groups that may be shown here, of { $n } walkers or more, no two are more than slightly apart.
spread = spread { $value } of 1

## Method

method = Method
method-walker = The walker is the unit, not the answer: all that a walker answers in a district is first made one value of that walker, so that nobody counts more for having answered more often.
method-interval = Intervals (95 %) are over walkers, by the Bayesian bootstrap with a half walker added at either end of the scale. With fewer than 5 walkers there is no interval.
method-difference = Differences are told by their size: Cliff’s delta, from −1 to 1, is how much more often a walker of the first district rates higher than one of the second than the other way round. Below 0.147 it is called hardly a difference, below 0.33 a little, below 0.474 clear, else much. The p values are of permutation tests and adjusted for all that is compared (Holm).
method-agreement = Observations (is there light?) should be the same for all who stand at one place, so agreement is measured; perceptions (do I feel safe?) may differ and are never part of it. Alpha is Krippendorff’s, for ordered levels: 1 is full agreement, 0 is what chance would give.
method-spread = The spread of feelings at a stop is one minus Leik’s ordinal consensus: 0 when all say the same, 1 when half are at either end.
method-seed = All draws are seeded by what they are of: the same answers give the same figures.
method-privacy = For anyone but the researchers of the audit, no figure is of fewer than { $k } walkers, nor can one be had by subtraction, and sensitive questions are left out.
method-quotes = Words and photos are printed only if researchers chose them and their authors agree to be quoted, without a name. What an author takes back is in no report made after that.
method-hidden = Answers that researchers have hidden in the review are in no figure.
method-made = Made by Krok { $version }; its methods with their sources are described in docs/statistics.md of the program.
versions = Checklists
checklist = Checklist
version = Version
published = Published
questions = Questions
filled-in = Filled in
answered = What was answered
answered-about = Of finished checklists that ask the question. “Cannot judge” is an answer, but no figure. A question with an asterisk (*) is asked only where it applies, so what is blank may not have been asked.
question = Question
answered-n = Answered
cannot-judge-n = Cannot judge
blank-n = Blank
agreement = Agreement of observers
agreement-none = No observation has been judged by two walkers at one place yet.
places = Places
same = Say the same
alpha = Alpha (95 %)
few-walkers = too few walkers
few-places = too few places
no-variation = too little variation
range = { $value } ({ $low } to { $high })
