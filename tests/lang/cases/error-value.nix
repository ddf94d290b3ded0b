builtins.elemAt [ ] 1
