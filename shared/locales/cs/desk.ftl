# Pracoviště: výzkumníci, auditoři a průvodci. Prostá řeč, vykání.

walkers = { $n ->
    [one] 1 chodec
    [few] { $n } chodci
   *[other] { $n } chodců
}
