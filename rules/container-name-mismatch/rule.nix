{ lib, ... }:
let
  withoutSuffixes = lib.foldl' (found: suffix: if found != suffix then lib.removeSuffix suffix found else found);
  # "paperlessDb_2" as [ "paperless" "db" "2" ]
  words =
    name:
    let
      spaced = map (sign: if lib.toLower sign != sign then " ${lib.toLower sign}" else sign) (lib.stringToCharacters name);
    in
    builtins.filter (word: builtins.isString word && word != "") (builtins.split "[-_ ]|([0-9]+$)" (lib.concatStrings spaced));
  beginsWith =
    folder: name:
    let
      own = words name;
      whole = lib.concatStrings (words folder);
    in
    lib.any (count: lib.concatStrings (lib.take count own) == whole) (lib.range 0 (builtins.length own));
in
{
  id = "HWC711";
  summary = "Container name that does not match its folder";
  severity = "note";
  confidence = "medium";
  category = "structure";
  subject = "container";

  check =
    { container, conventions, ... }:
    container.folder != null
    && container.name != container.folder.name
    && !lib.hasInfix "<?>" container.name
    && !lib.hasPrefix "${container.folder.name}-" container.name
    && !beginsWith (withoutSuffixes container.folder.name conventions.suffixes) (
      withoutSuffixes container.name conventions.suffixes
    );
  message =
    { container, ... }:
    "the container's name, ${container.name}, does not begin with its folder's name, ${container.folder.name}";

  explanation = ''
    ## What it does

    Reports a container whose name does not begin with the words of its module folder's name. Kebab case and camel case
    are equivalent, a trailing number is a separate word, and suffixes such as `-container` are ignored.

    ## Why it matters

    The container's name becomes that of its systemd unit and its host name on container networks. Anyone who sees
    `podman-db.service` fail should be able to find the module without searching.

    ## What to do

    Rename the container, for example `example-db` in the folder `example`. State paths and network aliases may depend
    on the old name.

    ## When to suppress

    When the name is used elsewhere, in host names or in data, and renaming costs more than it gains.
  '';
  references = [ ];
}
