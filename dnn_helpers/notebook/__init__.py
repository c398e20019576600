"""What a page does besides the maths: print, keep guesses, show progress, listen to the stop button."""
