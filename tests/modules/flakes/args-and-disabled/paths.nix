{ _module.args.paths = { tag = "3"; }; }
