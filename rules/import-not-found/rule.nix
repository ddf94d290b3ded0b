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
    counts as its `default.nix`. Paths that are computed from something unknown are left alone, and so are files that
    the repository does not contain: those matched by `.gitignore`, and submodules that are not checked out.

    It is a note where the repository has hosts and none of them uses the module that names the file: a retired host, an
    example, a flake template. Modules exported through `nixosModules` are for others and count as used. It is also a
    note for the `hardware-configuration.nix` of a machine without a flake, which the installer leaves on that machine.

    ## Why it matters

    Evaluation stops at the import, so no host that reaches it can be built. In a flake, the file may exist but not be
    added to git: Nix only sees tracked files.

    ## What to do

    Correct the path, or add the file (`git add` is enough for a flake).

    ## When to suppress

    When a step before the evaluation creates the file.
  '';
  references = [ "https://nixos.org/manual/nixos/stable/#sec-modularity" ];
}
