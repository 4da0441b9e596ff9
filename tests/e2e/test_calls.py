"""Reading what strace notes."""

from pathlib import Path

from tests.e2e.calls import connections, internet_sockets, left_files, left_memory


def noted(folder: Path, *lines: str) -> Path:
    file = folder / "noted.txt"
    file.write_text("\n".join(lines))
    return file


def test_what_was_made_and_is_still_there_is_left(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    (tmp_path / "read").touch()
    (tmp_path / "renamed").touch()
    calls = noted(
        tmp_path,
        f'7 openat(AT_FDCWD</>, "{tmp_path}/kept", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 3<…>',
        f'7 openat(AT_FDCWD</>, "{tmp_path}/gone", O_RDWR|O_CREAT <unfinished ...>',
        f'7 openat(AT_FDCWD</>, "{tmp_path}/read", O_RDONLY|O_CLOEXEC) = 3<…>',
        f'8 rename("{tmp_path}/new", "{tmp_path}/renamed") = 0',
        f'8 mkdir("{tmp_path}", 0777) = 0',
    )

    assert left_files(calls) == {tmp_path / "kept", tmp_path / "renamed"}


def test_names_are_read_from_their_folder_and_in_any_script(tmp_path: Path) -> None:
    (tmp_path / 'ក"1').touch()
    calls = noted(tmp_path, rf'7 openat(AT_FDCWD<{tmp_path}>, "\341\236\200\"1", O_WRONLY) = 3</>')

    assert left_files(calls) == {tmp_path / 'ក"1'}


def test_what_failed_and_what_is_no_file_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    calls = noted(
        tmp_path,
        f'7 openat(AT_FDCWD</>, "{tmp_path}/old", O_WRONLY) = -1 EACCES (Permission denied)',
        '7 openat(AT_FDCWD</>, "/dev/null", O_RDWR) = 3</dev/null>',
    )

    assert left_files(calls) == set()


def test_a_socket_of_the_internet_is_told_from_others(tmp_path: Path) -> None:
    calls = noted(
        tmp_path,
        "7 socket(AF_UNIX, SOCK_STREAM, 0) = 3",
        "7 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 4",
        "7 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP <unfinished ...>",
        "7 connect(5<…>, {sa_family=AF_INET, sin_port=htons(631), sin_addr=inet_addr(…)}, 16) = 0",
        '7 connect(3<…>, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X0"}, 20) = 0',
    )

    assert len(internet_sockets(calls)) == 1
    assert connections(calls) == {631}


def test_memory_that_outlives_a_process_is_seen(tmp_path: Path) -> None:
    segments = tmp_path / "shm"
    segments.write_text("       key      shmid perms\n         0          5  1600\n")
    calls = noted(
        tmp_path,
        "7 shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 5",
        "7 shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 6",
    )

    assert left_memory(calls, segments) == {5}
