# lib.debug: tracing prints nothing here; what it forces is forced all the same.
lib:
{
  traceIf = condition: message: value: if condition then builtins.trace message value else value;
  traceVal = value: builtins.trace value value;
  traceValFn = function: value: builtins.trace (function value) value;
  traceSeq = message: value: builtins.deepSeq message value;
  traceSeqN = _: message: value: builtins.seq message value;
  traceValSeq = value: builtins.deepSeq value value;
  traceValSeqFn = function: value: builtins.deepSeq value (builtins.seq (function value) value);
  traceValSeqN = _: value: builtins.seq value value;
  traceValSeqNFn = function: _: value: builtins.seq (function value) value;
  traceFnSeqN = _: _: function: value: function value;

  runTests =
    tests:
    let
      chosen = tests.tests or [ ];
      runs = name: if chosen == [ ] then builtins.substring 0 4 name == "test" else builtins.elem name chosen;
      failures =
        name:
        let
          test = tests.${name};
        in
        if runs name && test.expr != test.expected then
          [ { inherit name; inherit (test) expected; result = test.expr; } ]
        else
          [ ];
    in
    builtins.concatMap failures (builtins.attrNames tests);
  throwTestFailures =
    { failures, description ? "tests", ... }:
    if failures == [ ] then
      null
    else
      throw "${toString (builtins.length failures)} ${description} failed:\n- ${
        lib.concatMapStringsSep "\n- " (failure: failure.name) failures
      }\n\n${builtins.toJSON failures}";
  testAllTrue = expr: { inherit expr; expected = map (_: true) expr; };
}
