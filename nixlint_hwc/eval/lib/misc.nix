# lib.misc: what is left of old nixpkgs.
lib:
let
  inherit (builtins) attrNames elem head isAttrs isList tail;
  zeros = count: lib.concatStrings (lib.replicate count "0");
in
{
  imap = lib.imap1;
  nvs = name: value: { ${name} = value; };
  setAttr = set: name: value: set // { ${name} = value; };
  setAttrMerge = name: default: set: function: set // { ${name} = function (set.${name} or default); };
  maybeAttr = name: default: set: set.${name} or default;
  maybeAttrNullable = name: default: set: set.${name} or default;
  maybeEnv = name: default: let value = builtins.getEnv name; in if value == "" then default else value;
  ifEnable =
    condition: value:
    if condition then
      value
    else if isList value then
      [ ]
    else if isAttrs value then
      { }
    else if builtins.isBool value then
      false
    else
      null;
  defaultMergeArg = old: new: if isAttrs new then new else new old;
  defaultMerge = old: new: old // lib.defaultMergeArg old new;
  uniqList =
    { inputList, acc ? [ ] }:
    let
      fresh =
        seen: items:
        if items == [ ] then
          [ ]
        else if elem (head items) seen then
          fresh seen (tail items)
        else
          [ (head items) ] ++ fresh ([ (head items) ] ++ seen) (tail items);
    in
    fresh acc inputList;
  uniqListExt =
    { inputList, outputList ? [ ], getter ? value: value, compare ? first: second: first == second }:
    let
      add = kept: item: if builtins.any (other: compare (getter other) (getter item)) kept then kept else kept ++ [ item ];
    in
    builtins.foldl' add outputList inputList;
  condConcat =
    name: pairs: wanted:
    if pairs == [ ] then
      name
    else
      lib.condConcat (if wanted (head pairs) then name + head (tail pairs) else name) (lib.drop 2 pairs) wanted;
  # A name of the second set that the first lacks is merged with itself; that is how nixpkgs has it.
  mergeAttrsWithFunc =
    function: first: second:
    first // builtins.mapAttrs (name: value: function (first.${name} or value) value) second;
  mergeAttrsConcatenateValues = lib.mergeAttrsWithFunc (first: second: lib.toList first ++ lib.toList second);
  nixType =
    value:
    if isAttrs value then
      if value ? outPath then "derivation" else "attrs"
    else if lib.isFunction value then
      "function"
    else if elem (builtins.typeOf value) [ "list" "bool" "null" "int" ] then
      builtins.typeOf value
    else
      "string";
  fakeHash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  fakeSha256 = zeros 64;
  fakeSha512 = zeros 128;
}
