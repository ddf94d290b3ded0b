"""The evaluator: syntax trees in, lazy values with origins out.

It knows the Nix language (`compiler/`, `operators.py`, `builtins/`) and the modelled part of nixpkgs (`library.py`,
`lib/`, `packages.py`). What the repository does not determine is `Unknown`, never an error and never a guess; what is
certain to fail raises an `EvalError`; a budget bounds everything (`thunk.py`). Nothing outside the project is read.
"""
