// Tests of Lexicons.
