{
  id = "HWC004";
  summary = "Import of a file that does not exist";
  severity = "error";
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
