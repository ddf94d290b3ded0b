{ ... }:
let settings = { }; in {
  config = settings.defaults // { environment.variables.A = "b"; }; # expect: HWC005 (note)
}
