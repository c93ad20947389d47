"""E-mail: which parts of a message are its text, and whose words the text is."""
