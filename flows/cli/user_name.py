"""Who gives a command, where nobody says."""


def user_name() -> str:
    """The name of the user of this system; `unknown` in a container without one."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
