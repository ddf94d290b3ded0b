"""Random input for every stage: nothing but what a stage documents may come of it.

- `targets/`: one function from bytes for each stage, with the texts to begin from. Whatever it raises is a crash.
- `mutation.py`: how a text is changed: tokens, brackets with what is in them, repetitions, bytes.
- `test_fuzz.py`: each target on some mutations, the same in every run, and on every file in `crashes/`.
- `run.py`: the same for as long as you like, in a process of its own that is watched for time and memory; with
  `atheris` installed it looks for input that reaches new code (`make fuzz MINUTES=30`).
"""
