{ ... }:
let settings = { }; in {
  options = settings.containers; # expect: HWC005 (note)
}
