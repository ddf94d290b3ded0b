{
  id = "HWC701";
  summary = "Options whose namespace does not match the folder";
  severity = "warning";
  confidence = "medium";
  category = "structure";
  subject = "namespace";

  check =
    { namespace, folder, conventions, lib, ... }:
    !namespace.isExpected
    # Besides options of its own, a module may add some to another part of the configuration.
    && (
      lib.hasPrefix "${conventions.namespace}." namespace.path || builtins.all (other: !other.isExpected) folder.namespaces
    );
  message =
    { namespace, folder, ... }:
    "${folder.name} declares its options under ${namespace.path}, but its folder calls for ${namespace.expected}";

  explanation = ''
    ## What it does

    Compares the option path that a container module declares with the name of its folder: `domains/server/containers/x`
    corresponds to `hwc.server.containers.x`. Kebab case and camel case are equivalent, and suffixes such as
    `-container` are ignored. The roots, the namespace and the suffixes are settings.

    ## Why it matters

    People look for a container's options where all the others are. A path copied from another module declares that
    module's options.

    ## What to do

    Rename the path or the folder. `lib.mkRenamedOptionModule` keeps the old path working.

    ## When to suppress

    When a module serves more than its container and belongs elsewhere.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-option-declarations" ];
}
