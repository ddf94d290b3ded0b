# lib.strings: what need not be native.
lib:
let
  inherit (builtins) elem genList head isString length match replaceStrings stringLength substring tail toJSON;

  characterAt = text: index: substring index 1 text;
  keywords = [ "assert" "else" "if" "in" "inherit" "let" "or" "rec" "then" "with" ];
  letters = "abcdefghijklmnopqrstuvwxyz";

  # The number of equal characters from the start on, of which `at text index` gives one each.
  equalRun =
    at: first: second:
    let
      most = lib.min (stringLength first) (stringLength second);
      from = index: if index < most && at first index == at second index then from (index + 1) else index;
    in
    from 0;

  onlyString =
    function: text: result:
    lib.throwIfNot (isString text) "${function} does only accepts string values, but got ${builtins.typeOf text}" result;

  feature = yes: no: flag: name: assert builtins.isBool flag; assert isString name; "--${if flag then yes else no}-${name}";
in
{
  join = builtins.concatStringsSep;
  replicate = count: text: lib.concatStrings (lib.replicate count text);
  replaceString = old: new: replaceStrings [ old ] [ new ];
  intersperse =
    separator: items:
    if length items < 2 then items else tail (builtins.concatMap (item: [ separator item ]) items);
  stringAsChars = function: text: lib.concatStrings (map function (lib.stringToCharacters text));
  makeSearchPathOutput = output: folder: packages: lib.makeSearchPath folder (map (lib.getOutput output) packages);
  makeLibraryPath = lib.makeSearchPathOutput "lib" "lib";
  makeIncludePath = lib.makeSearchPathOutput "dev" "include";
  makeBinPath = lib.makeSearchPathOutput "bin" "bin";
  normalizePath =
    text:
    let
      pieces = lib.splitString "/" text;
      kept = lib.ifilter0 (index: piece: piece != "" || index == 0 || index == length pieces - 1) pieces;
    in
    # Only slashes: an absolute path without names.
    if match "/+" text != null then "/" else lib.concatStringsSep "/" kept;

  escape = characters: replaceStrings characters (map (character: "\\" + character) characters);
  escapeC =
    characters:
    replaceStrings characters (
      map (character: "\\x" + lib.fixedWidthString 2 "0" (lib.toLower (lib.toHexString (lib.strings.charToInt character)))) characters
    );
  escapeRegex = lib.escape (lib.stringToCharacters "\\[{()^$?*+|.");
  escapeNixString = text: lib.escape [ "$" ] (toJSON text);
  escapeNixIdentifier =
    text:
    if match "[a-zA-Z_][a-zA-Z0-9_'-]*" text != null && !elem text keywords then
      text
    else
      lib.strings.escapeNixString text;
  escapeXML = replaceStrings [ "&" "<" ">" "'" "\"" ] [ "&amp;" "&lt;" "&gt;" "&apos;" "&quot;" ];

  lowerChars = lib.stringToCharacters letters;
  upperChars = lib.stringToCharacters (lib.toUpper letters);
  toSentenceCase =
    text:
    onlyString "toSentenceCase" text (
      lib.toUpper (substring 0 1 text) + lib.toLower (substring 1 (-1) text)
    );
  toCamelCase =
    text:
    let
      isSeparator = _: character: elem character [ "-" "_" " " ];
      isHump = previous: character: match "[a-z]" previous != null && match "[A-Z]" character != null;
      words = builtins.concatMap (lib.splitStringBy isHump true) (lib.splitStringBy isSeparator false text);
    in
    onlyString "toCamelCase" text (
      lib.toLower (head words) + lib.concatMapStrings lib.toSentenceCase (tail words)
    );
  splitStringBy =
    isSplit: keep: text:
    let
      size = stringLength text;
      at = index: if index < 0 then "" else characterAt text index;
      starts = builtins.filter (index: isSplit (at (index - 1)) (at index)) (genList (index: index) size);
      from = map (index: if keep then index else index + 1) starts;
    in
    lib.zipListsWith (start: end: substring start (end - start) text) ([ 0 ] ++ from) (starts ++ [ size ]);
  addContextFrom = _: text: text;

  isValidPosixName = name: match "[a-zA-Z_][a-zA-Z0-9_]*" name != null;
  toShellVar =
    name: value:
    let
      entry = key: element: "[${lib.escapeShellArg key}]=${lib.escapeShellArg element}";
      assignment =
        if builtins.isAttrs value && !lib.isStringLike value then
          "declare -A ${name}=(${lib.concatStringsSep " " (lib.mapAttrsToList entry value)})"
        else if builtins.isList value then
          "declare -a ${name}=(${lib.escapeShellArgs value})"
        else
          "${name}=${lib.escapeShellArg value}";
    in
    lib.throwIfNot (lib.isValidPosixName name) "toShellVar: ${name} is not a valid shell variable name" assignment;
  toShellVars = variables: lib.concatStringsSep "\n" (lib.mapAttrsToList lib.toShellVar variables);

  getName =
    package:
    let
      parsed = text: (builtins.parseDrvName text).name;
    in
    if isString package then parsed package else package.pname or (parsed package.name);
  getVersion =
    package:
    let
      parsed = text: (builtins.parseDrvName text).version;
    in
    if isString package then parsed package else package.version or (parsed package.name);
  nameFromURL =
    url: separator:
    let
      file = lib.last (lib.splitString "/" url);
      name = head (lib.splitString separator file);
    in
    assert name != file;
    name;

  cmakeOptionType =
    type: name: value:
    assert elem (lib.toUpper type) [ "BOOL" "FILEPATH" "PATH" "STRING" "INTERNAL" "LIST" ];
    assert isString name && isString value;
    "-D${name}:${lib.toUpper type}=${value}";
  cmakeBool =
    name: flag:
    assert isString name && builtins.isBool flag;
    lib.cmakeOptionType "bool" name (if flag then "TRUE" else "FALSE");
  cmakeFeature = lib.cmakeOptionType "string";
  mesonOption = name: value: assert isString name && isString value; "-D${name}=${value}";
  mesonBool = name: flag: assert builtins.isBool flag; lib.mesonOption name (lib.boolToString flag);
  mesonEnable = name: flag: assert builtins.isBool flag; lib.mesonOption name (if flag then "enabled" else "disabled");
  enableFeature = feature "enable" "disable";
  enableFeatureAs = flag: name: value: lib.enableFeature flag name + lib.optionalString flag "=${value}";
  withFeature = feature "with" "without";
  withFeatureAs = flag: name: value: lib.withFeature flag name + lib.optionalString flag "=${value}";

  floatToString = toString;
  isConvertibleWithToString =
    value:
    lib.isStringLike value
    || elem (builtins.typeOf value) [ "null" "int" "float" "bool" ]
    || (builtins.isList value && builtins.all lib.strings.isConvertibleWithToString value);
  fileContents = file: lib.removeSuffix "\n" (builtins.readFile file);
  readPathsFromFile =
    root: file:
    map (name: root + "/${name}") (
      builtins.filter (line: line != "" && !lib.hasPrefix "#" line) (lib.splitString "\n" (builtins.readFile file))
    );

  levenshtein =
    first: second:
    let
      table = genList (i: genList (distance i) (stringLength second + 1)) (stringLength first + 1);
      at = i: j: builtins.elemAt (builtins.elemAt table i) j;
      distance =
        i: j:
        if i == 0 || j == 0 then
          i + j
        else
          let
            changed = if characterAt first (i - 1) == characterAt second (j - 1) then 0 else 1;
          in
          lib.min (at (i - 1) (j - 1) + changed) (1 + lib.min (at (i - 1) j) (at i (j - 1)));
    in
    at (stringLength first) (stringLength second);
  levenshteinAtMost =
    most: first: second:
    if most <= 0 then first == second else lib.strings.levenshtein first second <= most;
  commonPrefixLength = equalRun characterAt;
  commonSuffixLength = equalRun (text: index: characterAt text (stringLength text - 1 - index));
}
