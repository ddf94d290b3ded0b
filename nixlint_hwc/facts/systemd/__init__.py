"""Units and tmpfiles rules, in systemd's own languages (systemd.unit(5), systemd.service(5), tmpfiles.d(5)).

In: definitions of units, and lines of tmpfiles rules. Out: what a unit runs and in which order, what a rule makes,
and which rules contradict each other.
"""
