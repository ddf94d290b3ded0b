{
  id = "HWC306";
  summary = "Line that systemd-tmpfiles refuses";
  severity = "error";
  confidence = "high";
  category = "storage";
  subject = "tmpfiles";

  check = { rule, ... }: rule.problem != null;
  message = { rule, ... }: "systemd-tmpfiles ignores this line: ${rule.problem}";

  explanation = ''
    ## What it does

    Reports an entry of `systemd.tmpfiles.rules` that systemd does not understand: an unknown type, an invalid mode or
    age, a relative path, unclosed quotes.

    ## Why it matters

    NixOS does not check the lines. systemd skips what it cannot read and goes on, so the directory is missing and the
    container fails to start.

    ## What to do

    Write `type path mode user group age argument`; fields that are left out or `-` take their defaults.

    ## When to suppress

    Never: systemd ignores the line.
  '';
  references = [
    "https://www.freedesktop.org/software/systemd/man/latest/tmpfiles.d.html"
  ];
}
