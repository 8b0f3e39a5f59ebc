"""Blank and invisible characters, more than those that Python calls white space."""

NO_BREAK = "\xa0"
UNSEEN = (
    f"{NO_BREAK}\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
)
SPACES = " \t\r\n\v\f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
BLANK = f"{SPACES}\u2028\u2029\u202f\u205f\u3000{UNSEEN}"
