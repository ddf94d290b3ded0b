abort "no"
