"""Policies: facts and rules in, findings out.

In: an `Analysis` and the rules of the built-in folder and of the user's own. Out: a `Result`, in which findings are
sorted, distinct, redacted, and sifted by suppressions and the baseline. Always holds: a rule does no IO, sees facts
only, and is silent on what is not known; a rule that fails is a problem of the run, never the end of it.
"""
