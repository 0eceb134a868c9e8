"""Views of process: opening and moving runs, notices and objections, editions."""
