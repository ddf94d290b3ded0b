{ writeShellScriptBin, figlet, lib, name ? "motd" }:
writeShellScriptBin name ''
  ${lib.getExe figlet} "$HOSTNAME"
''
