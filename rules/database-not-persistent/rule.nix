{
  id = "HWC312";
  summary = "Database whose data is lost";
  severity = { dataPlace, ... }: if dataPlace.mayBeElsewhere then "warning" else "error";
  defaultSeverity = "error";
  confidence = "high";
  category = "storage";
  subject = "dataPlace";

  check = { dataPlace, ... }: !dataPlace.isMounted;
  message =
    { dataPlace, container, ... }:
    if dataPlace.expects == null then
      "nothing is mounted at ${dataPlace.path} of ${container.name}, so its data is lost when the container stops"
    else if dataPlace.expects == dataPlace.path then
      "the image of ${container.name} declares a volume at ${dataPlace.path}, which the mount above it does not replace, so its data is lost when the container stops"
    else
      "this version of ${container.name} keeps its data below ${dataPlace.expects}, which needs a mount of its own, so its data is lost when the container stops";

  explanation = ''
    ## What it does

    Reports a database container without a mount at the directory where its image keeps the data. For postgres, the
    version matters: up to 17 the directory is `/var/lib/postgresql/data`, from 18 on `/var/lib/postgresql`. It is a
    warning where an environment file, a variable (`PGDATA`) or the command (`--datadir`) may have moved the data; a
    path that they name counts as the data directory if it is on a mount.

    ## Why it matters

    NixOS runs containers with `--rm`: the data is deleted with the container, at every restart and update. A mount one
    level above does not help, since the image declares a volume of its own at the exact path.

    ## What to do

        volumes = [ "/opt/databases/miniflux:/var/lib/postgresql/data" ];

    ## When to suppress

    For databases that only hold test data.
  '';
  references = [
    "https://hub.docker.com/_/postgres"
    "https://hub.docker.com/_/mariadb"
  ];
}
