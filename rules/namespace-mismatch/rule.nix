{
  id = "HWC701";
  summary = "Options in another namespace than the folder's";
  severity = "warning";
  confidence = "medium";
  category = "structure";
  subject = "namespace";

  check =
    { namespace, folder, conventions, lib, ... }:
    !namespace.isExpected
    # Beside options of its own, a module may add some to another part of the configuration.
    && (
      lib.hasPrefix "${conventions.namespace}." namespace.path || builtins.all (other: !other.isExpected) folder.namespaces
    );
  message =
    { namespace, folder, ... }:
    "${folder.name} declares its options under ${namespace.path}, but the folder's name says ${namespace.expected}";

  explanation = ''
    ## What it does

    Compares the option path that a container module declares with the name of its folder: `domains/server/containers/x` goes
    with `hwc.server.containers.x`. Kebab case and camel case are the same name, and endings such as `-container` do not count.
    The roots, the namespace and the endings are settings.

    ## Why it matters

    Whoever wants to switch a container on looks for its options where all the others are. A path that was copied from another
    module declares options of that one.

    ## What to do

    Rename the path or the folder. `lib.mkRenamedOptionModule` keeps the old path working.

    ## When to suppress

    Where a module serves more than its container and belongs elsewhere.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations" ];
}
