{
  id = "HWC309";
  summary = "Directory that everybody can write to";
  severity = "warning";
  confidence = "high";
  category = "storage";
  securitySeverity = 5.5;
  subject = "tmpfiles";

  check =
    { rule, lib, ... }:
    rule.isWorldWritable
    && rule.problem == null
    && lib.elem rule.type [ "d" "D" "v" "q" "Q" "e" "f" "F" "z" "Z" "C" ];
  message = { rule, ... }: "every user of the machine can write to ${rule.path}";

  fix =
    { rule, edit, lib, ... }:
    let
      closed = lib.concatMapStrings (
        digit: if digit == "7" then "5" else if digit == "6" then "4" else digit
      ) [ (lib.substring 3 1 rule.mode) ];
    in
    if builtins.match "0[0-7]{3}" rule.mode == null then
      null
    else
      {
        title = "Let only the owner and group write";
        safe = false;
        edits = [
          (edit.replacePart rule " ${rule.mode}" " ${lib.substring 0 3 rule.mode}${
            if lib.elem closed [ "2" "3" ] then "0" else closed
          }")
        ];
      };

  explanation = ''
    ## What it does

    Reports a tmpfiles rule whose mode lets others write (`0777`, `0666`, `0757`). Sticky directories, such as `/tmp`,
    are fine.

    ## Why it matters

    Every user and every container that sees the directory can replace what is in it. Such a mode is usually a
    workaround for a wrong owner.

    ## What to do

    Give the directory the user and group of the container, and the mode `0755` or `0750`.

    ## When to suppress

    When users of the machine who share no group have to write there, and nothing of value is in it.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
