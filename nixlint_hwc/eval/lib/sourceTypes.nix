# lib.sourceTypes: where a package's files come from.
lib:
lib.genAttrs [ "fromSource" "binaryNativeCode" "binaryBytecode" "binaryFirmware" "obfuscatedCode" ] (shortName: {
  inherit shortName;
  isSource = shortName == "fromSource";
})
