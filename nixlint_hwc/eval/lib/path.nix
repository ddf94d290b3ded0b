# lib.path: paths component by component.
lib:
let
  inherit (builtins) isPath isString match;

  reason =
    value:
    if !isString value then
      "The given value is of type ${builtins.typeOf value}, but a string was expected"
    else if value == "" then
      "The given string is empty"
    else if lib.hasPrefix "/" value then
      "The given string \"${value}\" starts with a `/`, representing an absolute path"
    else if builtins.elem ".." (lib.splitString "/" value) then
      "The given string \"${value}\" contains a `..` component, which is not allowed in subpaths"
    else
      null;
  named = text: builtins.filter (piece: piece != "" && piece != ".") (lib.splitString "/" text);
  relative = components: if components == [ ] then "./." else "./" + lib.concatStringsSep "/" components;
  components = path: named (toString path);
  checked =
    what: path: result:
    assert lib.assertMsg (isPath path) "${what} is of type ${builtins.typeOf path}, but a path was expected";
    result;
  valid =
    what: text: result:
    assert lib.assertMsg (reason text == null) "${what} is not a valid subpath string:\n    ${reason text}";
    result;
in
{
  append =
    path: subpath:
    checked "lib.path.append: The first argument" path (
      valid "lib.path.append: Second argument" subpath (path + ("/" + subpath))
    );
  hasPrefix =
    prefix:
    checked "lib.path.hasPrefix: First argument" prefix (
      path:
      checked "lib.path.hasPrefix: Second argument" path (lib.lists.hasPrefix (components prefix) (components path))
    );
  removePrefix =
    prefix:
    checked "lib.path.removePrefix: First argument" prefix (
      path:
      checked "lib.path.removePrefix: Second argument" path (
        if lib.lists.hasPrefix (components prefix) (components path) then
          relative (lib.drop (builtins.length (components prefix)) (components path))
        else
          throw "lib.path.removePrefix: The first path argument \"${toString prefix}\" is not a component-wise prefix of the second path argument \"${toString path}\"."
      )
    );
  splitRoot =
    path:
    checked "lib.path.splitRoot: Argument" path { root = /.; subpath = relative (components path); };
  hasStorePathPrefix =
    path:
    let
      names = components path;
    in
    checked "lib.path.hasStorePathPrefix: Argument" path (
      (lib.take 2 names == [ "nix" "store" ] && builtins.length names > 2 && match ".{32}-.+" (builtins.elemAt names 2) != null)
      || (names != [ ] && match "[0-9a-z]{52}" (builtins.head names) != null)
    );
  subpath = {
    isValid = value: reason value == null;
    components = text: valid "lib.path.subpath.components: Argument" text (named text);
    normalise = text: valid "lib.path.subpath.normalise: Argument" text (relative (named text));
    join =
      texts:
      relative (
        builtins.concatLists (
          lib.imap0 (index: text: valid "lib.path.subpath.join: Element at index ${toString index}" text (named text)) texts
        )
      );
  };
}
