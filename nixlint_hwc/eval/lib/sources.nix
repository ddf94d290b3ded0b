# lib.sources: copies of folders that leave files out. What stays in them is known only when they are built.
lib:
let
  inherit (builtins) match;
  versionControl = [ ".svn" "CVS" ".hg" ".jj" ".pijul" "_darcs" ];
  parts =
    source:
    if source ? _isLibCleanSourceWith then
      { inherit (source) origSrc filter name; }
    else
      { origSrc = source; filter = _: _: true; name = "source"; };
  made =
    { origSrc, filter, name }@attributes:
    attributes // { _isLibCleanSourceWith = true; outPath = builtins.path { inherit filter name; path = origSrc; }; };
  shortened =
    text:
    let
      stem = match "(.*)\\.(git|tar|zip|gz|tgz|bz|tbz|bz2|tbz2|lzma|txz|xz|zstd)" text;
    in
    if stem == null then text else shortened (builtins.head stem);
in
{
  cleanSourceFilter =
    path: type:
    let
      name = baseNameOf path;
      left =
        name == ".git"
        || (type == "directory" && builtins.elem name versionControl)
        || lib.hasSuffix "~" name
        || match "\\.(.*\\.)?sw[a-z]" name != null
        || lib.hasSuffix ".o" name
        || lib.hasSuffix ".so" name
        || (type == "symlink" && lib.hasPrefix "result" name)
        || type == "unknown";
    in
    !left;
  cleanSource = src: lib.cleanSourceWith { filter = lib.cleanSourceFilter; inherit src; };
  cleanSourceWith =
    { src, filter ? _: _: true, name ? null }:
    let
      old = parts src;
    in
    made {
      inherit (old) origSrc;
      filter = path: type: filter path type && old.filter path type;
      name = if name == null then old.name else name;
    };
  sourceByRegex =
    src: patterns:
    let
      root = toString (parts src).origSrc + "/";
      relative = path: lib.removePrefix root (toString path);
    in
    lib.cleanSourceWith { filter = path: _: builtins.any (pattern: match pattern (relative path) != null) patterns; inherit src; };
  sourceFilesBySuffices =
    src: suffixes:
    lib.cleanSourceWith {
      filter = path: type: type == "directory" || builtins.any (suffix: lib.hasSuffix suffix (baseNameOf path)) suffixes;
      inherit src;
    };
  trace = source: made (parts source);
  canCleanSource = source: source ? _isLibCleanSourceWith || !lib.pathHasContext (toString source);
  pathHasContext = text: lib.hasPrefix "/nix/store" text;
  urlToName = url: shortened (baseNameOf (lib.removeSuffix "/" (lib.last (lib.splitString ":" (toString url)))));
  shortRev =
    revision:
    let
      name = baseNameOf (toString revision);
      version = match "([A-Za-z]+[-_. ]?)*(v)?([0-9.]+.*)" name;
    in
    if match "[a-f0-9]+" name != null then
      builtins.substring 0 7 name
    else if version != null then
      lib.last version
    else
      name;
  revOrTag = revision: tag: if tag != null then tag else if revision != null then revision else "HEAD";
  repoRevToName =
    kind:
    let
      full =
        repository: revision: suffix:
        lib.sources.urlToName repository
        + (if revision == null then "" else "-${lib.sources.shortRev revision}")
        + (if suffix == null then "" else "-${suffix}")
        + "-source";
    in
    {
      source = _: _: _: "source";
      versioned = repository: revision: _: full repository revision null;
      inherit full;
    }
    .${kind} or (throw "repoRevToName: invalid kind");
}
