"""The folder of the native library. A module, so that installers and ``importlib.resources`` see it."""
