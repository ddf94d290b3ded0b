{
  id = "HWC006";
  summary = "Suppression that is unused or wrong";
  severity = "warning";
  confidence = "high";
  category = "nix";
  subject = "diagnostic";

  check = { diagnostic, ... }: diagnostic.rule == "HWC006";
  message = { diagnostic, ... }: diagnostic.message;
  fix = { diagnostic, edit, ... }:
    if diagnostic.removal != null then {
      title = "Remove it";
      safe = true;
      edits = [ (edit.delete diagnostic.removal) ];
    }
    else if diagnostic.correction != null then {
      title = "Correct its spelling";
      safe = false;
      edits = [ (edit.rewrite diagnostic.correction diagnostic.correction.text) ];
    }
    else null;

  explanation = ''
    ## What it does

    Reports a comment that is meant to suppress findings but does not: it names a rule that reports nothing there, a
    rule that does not exist, no rule at all, or it is misspelt. With the setting `require-reason` it also reports a
    suppression without a reason.

    ## Why it matters

    A suppression that outlives its cause hides the next finding of that rule on the line. One that is misspelt
    silences nothing, and its author believes that it does.

    ## What to do

    Remove the comment, or write it in one of these forms:

    ```nix
    image = "docker.io/library/redis:latest"; # hwc-lint: ignore[image-latest-tag] rebuilt every night
    # hwc-lint: ignore[HWC101] on a line of its own it covers the next line of code
    # hwc-lint: ignore-next-line[HWC101] the line below
    # hwc-lint: ignore-file[HWC101] the whole file
    ```

    On the line that defines a container, `ignore` covers the whole container.

    ## When to suppress

    Never: remove the comment, or run `hwc-lint --fix`.
  '';
}
