# The desk: researchers, auditors and facilitators. Plain, present tense, sentence case.

walkers = { $n ->
    [one] 1 walker
   *[other] { $n } walkers
}
