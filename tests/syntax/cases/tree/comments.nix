# first
rec { /* a */ a /* b */ = /* c */ f /* d */ 1 # e
  ; /** doc */ f = x: # g
    x /* h */ . /* i */ y /* j */ or /* k */ 1; } /***/
