{ writeShellScriptBin }: writeShellScriptBin "hi" "echo hi"
