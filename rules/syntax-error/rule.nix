{
  id = "HWC001";
  summary = "File that Nix cannot parse";
  severity = { diagnostic, ... }: if diagnostic.isInUse then "error" else "note";
  defaultSeverity = "error";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC001";
  message = { diagnostic, ... }: diagnostic.message;

  explanation = ''
    ## What it does

    Reports a file that Nix would refuse to parse: a syntax error, an empty file, text that is not UTF-8, or a file that
    cannot be read. An empty file is a note where the repository has hosts and nothing in them imports it.

    ## Why it matters

    Nothing that imports the file can be evaluated, so the next `nixos-rebuild` fails. The linter analyses the rest of
    the file, but what the broken part defines is unknown, and no rule is checked there.

    ## What to do

    Correct the marked place. `nix-instantiate --parse FILE` shows whether Nix accepts the file. Files encrypted by
    git-crypt are not reported here: a notice lists them, and they are skipped.

    ## When to suppress

    Never: Nix refuses the file as well. List files that are not Nix, such as templates, in the setting `exclude`.
  '';
  references = [ "https://nix.dev/manual/nix/latest/language/syntax" ];
}
