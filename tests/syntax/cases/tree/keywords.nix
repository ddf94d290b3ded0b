x: y:
with x;
assert y;
if x then y else if y then x else let a = x; in rec { b = a; c = let { body = x; }; pos = __curPos; }
