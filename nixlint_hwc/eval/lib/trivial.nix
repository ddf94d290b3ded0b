# lib.trivial: small functions, numbers, and what is said about functions.
lib:
{
  concat = first: second: first ++ second;
  or = first: second: first || second;
  and = first: second: first && second;
  xor = first: second: !first != !second;
  bitNot = number: -1 - number;
  boolToYesNo = flag: if flag then "yes" else "no";
  mod = number: divisor: number - divisor * builtins.div number divisor;

  compare = first: second: if first < second then -1 else if second < first then 1 else 0;
  splitByAndCompare =
    isFirst: compareFirst: compareOther: a: b:
    let
      ranks = { a = isFirst a; b = isFirst b; };
    in
    if ranks.a && ranks.b then compareFirst a b
    else if ranks.a then -1
    else if ranks.b then 1
    else compareOther a b;

  importJSON = file: builtins.fromJSON (builtins.readFile file);
  importTOML = file: builtins.fromTOML (builtins.readFile file);

  checkListOfEnum =
    message: allowed: given:
    let
      foreign = lib.subtractLists allowed given;
      shown = values: lib.concatMapStringsSep ", " toString values;
    in
    lib.throwIf (foreign != [ ]) "${message}: ${shown foreign} unexpected; valid ones: ${shown allowed}";
  showWarnings = messages: value: lib.foldr lib.warn value messages;

  setFunctionArgs = function: formals: {
    __functor = _: function;
    __functionArgs = formals;
  };
  functionArgs =
    function:
    if builtins.isAttrs function && function ? __functor then
      function.__functionArgs or (lib.functionArgs (function.__functor function))
    else
      builtins.functionArgs function;
  mirrorFunctionArgs = model: function: lib.setFunctionArgs function (lib.functionArgs model);
  toFunction = value: if lib.isFunction value then value else _: value;

  fromHexString =
    text:
    let
      digits = lib.removePrefix "0x" (lib.toLower text);
    in
    (builtins.fromTOML "number = 0x${digits}").number;
  toHexString =
    number:
    lib.concatMapStrings (digit: builtins.substring digit 1 "0123456789ABCDEF") (lib.toBaseDigits 16 number);
  toBaseDigits =
    base: number:
    assert builtins.isInt base && builtins.isInt number;
    assert base >= 2 && number >= 0;
    let
      above = digits: left: if left < base then [ left ] ++ digits else above ([ (lib.mod left base) ] ++ digits) (left / base);
    in
    above [ ] number;

  inNixShell = false;
  inPureEvalMode = true;
  isInOldestRelease = lib.oldestSupportedReleaseIsAtLeast;
  oldestSupportedReleaseIsAtLeast = release: release <= lib.trivial.oldestSupportedRelease;
  oldestSupportedRelease = 2511;
}
