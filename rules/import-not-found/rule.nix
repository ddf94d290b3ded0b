{
  id = "HWC004";
  summary = "Import of a file that does not exist";
  severity = { diagnostic, ... }: if diagnostic.isInUse then "error" else "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC004";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Reports a path in `imports`, or given to `import`, that lies inside the project and does not exist there. A folder
    counts as its `default.nix`. Paths that are computed from something unknown are left alone, and so is what
    the repository keeps out of itself: what `.gitignore` names, and submodules that are not checked out.

    It is a note where the repository has hosts and none of them has the module that names the file: a retired host, an
    example, a template of the flake. What `nixosModules` exports is for others, and counts as in use. It is a note also
    for the `hardware-configuration.nix` of a machine without a flake, which the installer leaves on that machine.

    ## Why it matters

    Evaluation stops at the import, so no host that reaches it can be built. In a flake the file may be there but not
    added to git: Nix sees tracked files only.

    ## What to do

    Correct the path, or add the file (`git add` is enough for a flake).

    ## When to suppress

    When a step before the evaluation makes the file.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-modularity" ];
}
