{
  id = "HWC310";
  summary = "State that no backup covers";
  severity = "note";
  confidence = "medium";
  category = "storage";
  subject = "mount";
  pedantic = true;

  # Categories of state (conventions) that are worth a backup, beside every database.
  settings.categories = [
    "databases"
    "business"
  ];

  check =
    {
      mount,
      container,
      project,
      settings,
      lib,
      ...
    }:
    let
      path = mount.hostPath;
      covers = root: root == "/" || path == root || lib.hasPrefix "${root}/" path;
      isKept = container.isDatabase || lib.any (category: lib.hasInfix "/${category}/" path) settings.categories;
    in
    project.backupPaths != [ ]
    && !project.backupGap
    && mount.isBind
    && mount.isReadOnly == false
    && !mount.isSecret
    && !mount.isFile
    && !mount.existsAnyway
    && isKept
    && !lib.any covers project.backupPaths;
  message =
    { mount, container, ... }: "${container.name} keeps state in ${mount.hostPath}, which no backup job of the project covers";

  explanation = ''
    ## What it does

    Reports a writable mount of a database or a business container that none of the project's backup jobs covers. It is
    silent in a project without backup jobs, and where part of a job's list is not known.

    ## Why it matters

    A failing disk takes with it everything that no job has copied, and a new container is easily forgotten.

    ## What to do

    Add the directory, or one above it, to the `paths` of a job:

        services.restic.backups.server.paths = [ "/opt/databases" ];

    ## When to suppress

    For state that can be recreated, such as a cache.
  '';
  references = [ "https://search.nixos.org/options?query=services.restic.backups" ];
}
