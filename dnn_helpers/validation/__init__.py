"""Bad input gets one clear sentence, said at the door: what, got, expected, likely cause."""
