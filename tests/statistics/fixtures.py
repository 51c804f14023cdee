#!/usr/bin/env python3
"""Figures that other software gives, for shared/tests/statistics.rs to hold Krok's against.

    python3 -m venv /tmp/fixtures
    /tmp/fixtures/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 \
        pingouin==0.7.0 krippendorff==0.9.0
    /tmp/fixtures/bin/python tests/statistics/fixtures.py

writes tests/statistics/fixtures.json, the same each time. Cliff's interval is in none of these
packages: it is computed here from the formula, the long way round.
"""

import json
import pathlib
import warnings

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

RNG = np.random.default_rng(20181123)


def levels(n, top=3, answers=1):
    """Walkers' mean levels over so many answers each: with ties, as they come."""
    return [float(v) for v in RNG.integers(0, top + 1, (n, answers)).mean(axis=1)]


def untied(n):
    return [float(v) for v in RNG.permutation(10 * n)[:n] / 7]


def distributions():
    x = [-8.2, -3.0, -1.0, -0.1, 0.0, 0.7, 2.5, 6.0]
    shares = [1e-12, 0.001, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999]
    chi = [(0.3, 1), (3.8, 1), (2.0, 2), (9.1, 3), (4.4, 4), (30.0, 5), (0.1, 7), (18.5, 10)]
    return {
        "normal": [[v, stats.norm.cdf(v)] for v in x],
        "normal_quantile": [[v, stats.norm.ppf(v)] for v in shares],
        "chi_square_above": [[v, d, stats.chi2.sf(v, d)] for v, d in chi],
    }


def wilson():
    cases = [(0, 5), (1, 5), (5, 5), (7, 10), (3, 8), (81, 263), (15, 148), (1, 29), (500, 1000)]
    return [[k, n, *proportion_confint(k, n, method="wilson")] for k, n in cases]


def newcombe():
    cases = [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29), (0, 10, 0, 20),
             (10, 10, 0, 20), (10, 10, 0, 10), (3, 5, 2, 9)]
    return [[*case, *confint_proportions_2indep(*case, method="newcomb", compare="diff")]
            for case in cases]


def pairs():
    """Two groups of walkers: apart and alike, small and larger, tied and not."""
    yield untied(3), untied(4)
    yield untied(5), untied(5)
    yield untied(8), untied(30)
    yield untied(9), untied(12)
    yield levels(5), levels(6)
    yield levels(7, answers=3), levels(8, answers=3)
    yield levels(15, answers=7), levels(12, answers=7)
    yield levels(40, top=4), levels(33, top=4)
    yield [0.0, 0.0, 1.0, 0.0, 1.0], [2.0, 3.0, 2.0, 3.0, 1.0, 2.0]
    yield [1.0, 1.0, 1.0, 1.0, 1.0], [1.0, 2.0, 1.0, 1.0, 1.0]


def mann_whitney():
    cases = []
    for a, b in pairs():
        test = stats.mannwhitneyu(a, b)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cles = pingouin.compute_effsize(a, b, eftype="CLES")
        assert abs(cles - test.statistic / (len(a) * len(b))) < 1e-12
        cases.append({"first": a, "second": b, "u": test.statistic, "p": test.pvalue,
                      "superiority": cles})
    return cases


def kruskal_wallis():
    cases = []
    for groups in ([untied(5), untied(4), untied(6)],
                   [levels(6), levels(7), levels(5)],
                   [levels(9, answers=3), levels(8, answers=3), levels(7, answers=3), levels(5, answers=3)],
                   [levels(6), levels(6)]):
        test = stats.kruskal(*groups)
        frame = pd.DataFrame([(i, v) for i, g in enumerate(groups) for v in g], columns=["g", "v"])
        same = pingouin.kruskal(frame, dv="v", between="g")
        assert abs(same["H"].iloc[0] - test.statistic) < 1e-4
        cases.append({"groups": groups, "h": test.statistic, "p": test.pvalue})
    return cases


def permutation():
    def mean(a, b, axis):
        return np.mean(a, axis=axis) - np.mean(b, axis=axis)

    cases = []
    for a, b in pairs():
        if len(a) + len(b) > 17:
            continue
        every = {"n_resamples": np.inf, "vectorized": True}
        ranks = stats.rankdata(a + b)
        cases.append({
            "first": a, "second": b,
            "of_means": stats.permutation_test((a, b), mean, **every).pvalue,
            "of_ranks": stats.permutation_test(
                (ranks[: len(a)], ranks[len(a):]), mean, **every).pvalue,
        })
    return cases


def delta(a, b):
    return float(np.mean(np.sign(np.subtract.outer(a, b))))


def cliff():
    """Feng and Cliff 2004, over the matrix of dominances."""
    z = stats.norm.ppf(0.975)
    cases = []
    for a, b in pairs():
        d = np.sign(np.subtract.outer(a, b))
        n, m = d.shape
        mean = d.mean()
        if abs(mean) == 1:
            continue
        rows, columns = d.mean(axis=1), d.mean(axis=0)
        of_rows = np.sum((rows - mean) ** 2) / (n - 1)
        of_columns = np.sum((columns - mean) ** 2) / (m - 1)
        of_cells = np.sum((d - mean) ** 2) / ((n - 1) * (m - 1))
        variance = ((m - 1) * of_rows + (n - 1) * of_columns + of_cells) / (n * m)
        reach = z * np.sqrt(variance) * np.sqrt((1 - mean**2) ** 2 + z**2 * variance)
        bottom = 1 - mean**2 + z**2 * variance
        cases.append({"first": a, "second": b, "delta": mean,
                      "low": max((mean - mean**3 - reach) / bottom, -1.0),
                      "high": min((mean - mean**3 + reach) / bottom, 1.0)})
    return cases


def bootstrap():
    """With the draws themselves, so that the ends can be checked to the last digit; and with so many
    that their mean can be trusted."""
    def mean_of(a, axis):
        return np.mean(a, axis=axis)

    cases = []
    for groups, statistic, name in (
        ([levels(6, answers=3)], mean_of, "mean"),
        ([[0.0, 0.0, 0.2, 0.3, 0.5, 0.9, 2.8]], mean_of, "mean"),
        ([levels(7, answers=3), levels(8, answers=3)], delta, "delta"),
        ([levels(9, top=5), levels(11, top=4)], delta, "delta"),
    ):
        def run(method, n):
            options = {"vectorized": statistic is mean_of, "method": method, "n_resamples": n}
            return stats.bootstrap(groups, statistic, rng=np.random.default_rng(7), **options)

        few = {method: run(method, 199) for method in ("percentile", "BCa")}
        drawn = few["BCa"].bootstrap_distribution
        assert np.array_equal(drawn, few["percentile"].bootstrap_distribution)
        many = {method: run(method, 40_000) for method in ("percentile", "BCa")}
        case = {"groups": groups, "figure": name, "drawn": [float(v) for v in drawn]}
        for method, word in (("percentile", "percentile"), ("BCa", "bca")):
            case[word] = [float(v) for v in few[method].confidence_interval]
            case[f"{word}_of_many"] = [float(v) for v in many[method].confidence_interval]
        cases.append(case)
    return cases


def alpha():
    def table(walkers, places, top, noise, missing):
        truth = RNG.integers(0, top + 1, places)
        answers = np.clip(truth + np.rint(RNG.normal(0, noise, (walkers, places))), 0, top)
        answers[RNG.random((walkers, places)) < missing] = np.nan
        return answers

    def plain(values):
        return [[None if np.isnan(v) else int(v) for v in row] for row in values]

    tables = [table(2, 9, 1, 0.4, 0.0), table(5, 7, 3, 0.8, 0.0), table(8, 7, 3, 0.8, 0.2),
              table(15, 10, 4, 1.5, 0.4), table(6, 1, 3, 1.0, 0.0), table(4, 12, 4, 0.3, 0.3),
              # No answer on the middle levels; one walker alone at a place.
              np.array([[0, 3, np.nan, 3, 0], [0, 3, 3, np.nan, 0], [3, 3, np.nan, np.nan, 0]])]
    cases = []
    for values in tables:
        case = {"table": plain(values)}
        for metric in ("nominal", "ordinal", "interval"):
            case[metric] = krippendorff.alpha(reliability_data=values, level_of_measurement=metric)
            # Without the first walker: what a weight of nothing must give.
            rest = values[1:]
            pairable = rest[:, np.sum(~np.isnan(rest), axis=0) > 1]
            if len(set(pairable[~np.isnan(pairable)])) > 1:
                case[f"{metric}_without_first"] = krippendorff.alpha(
                    reliability_data=rest, level_of_measurement=metric)
        same = answers = 0.0
        for column in values.T:
            given = column[~np.isnan(column)]
            if len(given) > 1:
                same += sum((np.sum(given == v) - 1) / (len(given) - 1) for v in given)
                answers += len(given)
        case["percent"] = same / answers
        cases.append(case)
    return cases


def holm():
    cases = [[0.01, 0.04, 0.03], [0.5, 0.9, 0.8, 0.7], [0.001, 0.001, 0.04, 0.2, 0.03], [0.02],
             [float(v) for v in RNG.random(12) ** 3]]
    adjusted = [multipletests(p, method="holm")[1] for p in cases]
    for p, ours in zip(cases, adjusted):
        assert np.allclose(pingouin.multicomp(p, method="holm")[1], ours)
    return [{"p": p, "adjusted": [float(v) for v in a]} for p, a in zip(cases, adjusted)]


def main():
    fixtures = {
        **distributions(),
        "wilson": wilson(), "newcombe": newcombe(), "mann_whitney": mann_whitney(),
        "kruskal_wallis": kruskal_wallis(), "permutation": permutation(), "cliff": cliff(),
        "bootstrap": bootstrap(), "alpha": alpha(), "holm": holm(),
    }
    lines = [f"{json.dumps(name)}: {json.dumps(cases, default=float)}" for name, cases in fixtures.items()]
    file = pathlib.Path(__file__).with_name("fixtures.json")
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
