with { }; nothing
