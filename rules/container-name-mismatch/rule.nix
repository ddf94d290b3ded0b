{ lib, ... }:
let
  plain =
    suffixes: name:
    let
      bare = lib.foldl' (found: suffix: if found != suffix then lib.removeSuffix suffix found else found) name suffixes;
    in
    lib.toLower (lib.replaceStrings [ "-" "_" ] [ "" "" ] bare);
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
    && !lib.hasPrefix container.folder.name container.name
    && !lib.hasPrefix (plain conventions.suffixes container.folder.name) (plain conventions.suffixes container.name)
    && !lib.hasInfix "<?>" container.name;
  message =
    { container, ... }:
    "the container is named ${container.name}, which does not begin with its folder's name, ${container.folder.name}";

  explanation = ''
    ## What it does

    Reports a container whose name neither is its module folder's nor begins with it. Kebab case and camel case are the same
    name, and endings such as `-container` do not count.

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
