"""Random input for every stage: nothing but what a stage documents may come of it.

- `targets/`: one function from bytes for each stage, with the texts to begin from. Whatever it raises is a crash; it
  asserts what must hold besides, such as that a second run of the fixes changes nothing.
- `mutation.py`: how a text is changed: tokens, brackets with what is in them, repetitions, bytes. `structure.py`: how
  Nix is changed along its syntax, so that it still parses. `repositories.py`: how the files of a project are.
- `test_fuzz.py`: each target on some mutations, the same in every run, and on every file in `crashes/`.
- `run.py`: the same for as long as you like, in turns, in processes that are watched for time and memory; with
  `atheris` installed the quick ones look for input that reaches new code (`make fuzz MINUTES=30 JOBS=2`).
"""
