{ lib, ... }:
let
  missing = container: lib.filter (name: !(container.variables ? ${name})) [ "PUID" "PGID" ];
  isFrom = publisher: container: container.imagePath != null && lib.hasPrefix "${publisher}/" container.imagePath;
in
{
  id = "HWC503";
  summary = "LinuxServer image without PUID and PGID";
  severity = { container, ... }: if isFrom "hotio" container then "note" else "warning";
  defaultSeverity = "warning";
  confidence = "high";
  category = "privileges";
  subject = "container";
  # Names of further images that run as one fixed user.
  settings.noPuidImages = [ ];

  check =
    { container, settings, ... }:
    (isFrom "linuxserver" container || isFrom "hotio" container)
    && container.honoursPuid
    && !(lib.elem container.imageName settings.noPuidImages)
    && container.user == null
    && !container.isRootless
    && !container.confinement.mapsUsers
    && !container.confinement.variablesGap
    && missing container != [ ];
  message =
    { container, ... }:
    let
      names = missing container;
    in
    "${container.name} does not set ${lib.concatStringsSep " and " names}, so the image runs as its default user instead of the owner of its state";

  fix =
    { container, project, edit, ... }:
    {
      title = "Set ${lib.concatStringsSep " and " (missing container)}";
      safe = false;
      edits = map (name: edit.setAttribute container [ "environment" name ] "\"${project.settledNumbers.${name}}\"") (missing container);
    };

  explanation = ''
    ## What it does

    Reports containers from images of LinuxServer.io, and as a note those of hotio, that lack `PUID` or `PGID`. Not
    reported are containers with `user` or with an environment file (which may set them), rootless containers, those
    with a user namespace of their own, and images that do not use these variables: those of which LinuxServer's
    documentation says so (socket-proxy, kasm, ...) and those in the setting `noPuidImages`.

    ## Why it matters

    These images start as root and switch to the user that the two variables name. Without them the program runs as user
    911, which owns neither the state directory nor the shared media: it cannot write there, or other services cannot
    read its files.

    ## What to do

    Name the owner of the container's directories:

        environment = {
          PUID = "1000";
          PGID = "1000";
        };

    The fix uses the values of the settings `puid` and `pgid` or, if the settings file sets none, those of most
    containers here. It is unsafe, since files that the container has already written keep their owner.

    ## When to suppress

    When the state belongs to the image's own user, and nothing else reads it.
  '';
  references = [ "https://docs.linuxserver.io/general/understanding-puid-and-pgid/" ];
}
