"""The module system: values in, merged configurations out.

In: an `Evaluator` on a project. Out: a `Configuration` per host (`fleet.py`, `whole_systems.py`) and per root that no
host reaches (`open_configurations.py`), whose options are found and merged on demand (`configuration.py`, `types/`).
Always holds: reading one option forces the definitions of that option only, and per name where it is an `attrsOf`; a
definition keeps its place, priority and condition; what foreign modules may define is `Unknown`, not missing. The
options of NixOS, agenix, sops-nix and Caddy that facts need are declared in `prelude/`, in Nix.
"""
