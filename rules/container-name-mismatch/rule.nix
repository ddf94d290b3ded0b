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
  summary = "Container named otherwise than its folder";
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
    "the container is named ${container.name}, which does not begin with its folder's name, ${container.folder.name}";

  explanation = ''
    ## What it does

    Reports a container whose name neither is its module folder's nor begins with the words of it. Kebab case and camel case are the same
    name, a number at the end is a word of its own, and endings such as `-container` do not count.

    ## Why it matters

    The container's name becomes that of its systemd unit and its host name on container networks. Who sees
    `podman-db.service` fail should find the module without searching.

    ## What to do

    Rename the container, for example `example-db` in the folder `example`. State paths and network aliases may hang on the
    old name.

    ## When to suppress

    When the name is known outside, in host names or in data, and renaming costs more than it gives.
  '';
  references = [ ];
}
