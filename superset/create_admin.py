"""Make the administrator of a new Superset; the password comes on standard input, never as an argument or in a log."""

import sys

from superset.app import create_app

ADMIN = "admin"


def main() -> None:
    """Add the administrator unless there is one, and print `created` or `exists`."""
    password = sys.stdin.readline().rstrip("\n")
    app = create_app()
    with app.app_context():
        manager = app.appbuilder.sm
        if manager.find_user(ADMIN):
            print("exists")
            return
        role = manager.find_role(manager.auth_role_admin)
        manager.add_user(ADMIN, "OGI", "Admin", "admin@localhost", role, password=password)
        print("created")


if __name__ == "__main__":
    main()
