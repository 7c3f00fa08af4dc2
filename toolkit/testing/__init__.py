"""What a programme's own tests ask of it; `toolkit.pytest_plugin` makes tests of it.

pytest and what goes with it come with `pip install "workshop-toolkit[test]"`.
"""
