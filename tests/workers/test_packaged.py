from kiosk.workers.packaged import environment_of_others


def test_other_programs_are_not_led_to_the_packages_libraries() -> None:
    packaged = {
        "HOME": "/home/sok",
        "LD_LIBRARY_PATH": "/usr/lib/kiosk/_internal",
        "_PYI_ARCHIVE_FILE": "/usr/lib/kiosk/kiosk",
    }

    assert environment_of_others(packaged) == {"HOME": "/home/sok"}


def test_other_programs_find_libraries_where_the_user_told_them_to_look() -> None:
    packaged = {
        "LD_LIBRARY_PATH": "/usr/lib/kiosk/_internal:/opt/lib",
        "LD_LIBRARY_PATH_ORIG": "/opt/lib",
        "_PYI_ARCHIVE_FILE": "/usr/lib/kiosk/kiosk",
    }

    assert environment_of_others(packaged) == {"LD_LIBRARY_PATH": "/opt/lib"}


def test_from_source_the_environment_stays_as_it_is() -> None:
    environment = {"HOME": "/home/sok", "LD_LIBRARY_PATH": "/opt/lib"}

    assert environment_of_others(environment) == environment
