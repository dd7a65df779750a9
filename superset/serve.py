"""Start and stop Superset and the evidence site beside it, on loopback.

`serve.py start` publishes the warehouse into the home folder, sets Superset up, loads the assets of this folder and
serves; `serve.py stop` ends both by the process ids it wrote down. Environment: `OGI_SUPERSET_HOME` (default
`.superset` in the project), `OGI_SUPERSET_PORT` (8088), `OGI_EVIDENCE_PORT` (8089), `OGI_DATABASE` as for `ogi`.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from bundle import write_bundle

ASSETS = Path(__file__).resolve().parent
PROJECT = ASSETS.parent
OGI = PROJECT / ".venv" / "bin" / "ogi"
LOOPBACK = "127.0.0.1"
PORTS = {"OGI_SUPERSET_PORT": "8088", "OGI_EVIDENCE_PORT": "8089"}
START_SECONDS = 180
STOP_SECONDS = 20


class ServeError(Exception):
    """Something a person can act on; the message is printed as it stands, Chinese first."""


@dataclass(frozen=True)
class Place:
    """Where the server keeps its files and listens."""

    home: Path
    superset_port: int
    evidence_port: int

    @property
    def superset(self) -> str:
        """The address of Superset."""
        return f"http://{LOOPBACK}:{self.superset_port}"

    @property
    def evidence(self) -> str:
        """The address of the evidence site."""
        return f"http://{LOOPBACK}:{self.evidence_port}"

    @property
    def release(self) -> Path:
        """The folder of the published release."""
        return self.home / "release"

    @property
    def evidence_folder(self) -> Path:
        """The folder of the evidence site."""
        return self.home / "evidence"

    @property
    def processes(self) -> Path:
        """The file that keeps the process ids."""
        return self.home / "processes.json"


def place() -> Place:
    """The place the environment names; numbers that are no ports raise `ServeError`."""
    home = Path(os.environ.get("OGI_SUPERSET_HOME", PROJECT / ".superset")).resolve()
    try:
        ports = [int(os.environ.get(name, port)) for name, port in PORTS.items()]
    except ValueError as error:
        raise ServeError(f"端口应为整数。A port must be a whole number: {error}") from error
    return Place(home, *ports)


def running(here: Place) -> dict[str, int]:
    """The process ids written down that still belong to what we started: name to id."""
    if not here.processes.is_file():
        return {}
    found = {}
    for name, pid in json.loads(here.processes.read_text()).items():
        command = Path(f"/proc/{pid}/cmdline")
        if command.is_file() and str(here.home).encode() in command.read_bytes():
            found[name] = pid
    return found


def check_ports(here: Place) -> None:
    """Raise `ServeError` when another program listens on one of the ports."""
    for name, port in zip(PORTS, (here.superset_port, here.evidence_port), strict=True):
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                raise ServeError(
                    f"端口 {port} 已被占用，请用环境变量 {name} 另选一个。\n"
                    f"Port {port} is taken; choose another with the environment variable {name}."
                )


def run(here: Place, step: str, *command: str | Path, text: str | None = None) -> str:
    """Run one step of the set-up, its output into `setup.log`; return what it printed on standard output."""
    print(f"  {step}", flush=True)
    done = subprocess.run(
        [str(part) for part in command],
        input=text,
        capture_output=True,
        text=True,
        env=superset_environment(here),
        cwd=here.home,
        check=False,
    )
    with (here.home / "setup.log").open("a", encoding="utf-8") as log:
        log.write(f"== {step}\n{done.stdout}\n{done.stderr}\n")
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise ServeError(f"这一步失败 this step failed: {step}\n{last}\n详见 see {here.home / 'setup.log'}")
    return done.stdout


def superset_environment(here: Place) -> dict[str, str]:
    """The environment of every Superset command."""
    return os.environ | {
        "OGI_SUPERSET_HOME": str(here.home),
        "SUPERSET_HOME": str(here.home),
        "SUPERSET_CONFIG_PATH": str(ASSETS / "superset_config.py"),
        "FLASK_APP": "superset.app:create_app()",
    }


def prepare(here: Place) -> str | None:
    """Publish, set Superset up and load the assets; return the password of a new administrator."""
    binaries = Path(sys.executable).parent
    here.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (here.home / "setup.log").unlink(missing_ok=True)
    key = here.home / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(48), encoding="ascii")
    database = Path(os.environ.get("OGI_DATABASE", PROJECT / "warehouse.duckdb"))
    if not database.exists():
        run(
            here,
            "还没有数据库，先读样本 no database yet, so the samples are read first",
            OGI,
            "build",
            PROJECT / "samples",
        )
    run(here, "发布只读版本 publishing", OGI, "publish", "--to", here.release)
    run(here, "生成佐证网站 the evidence site", OGI, "evidence", "--to", here.evidence_folder)
    run(here, "建立 Superset 数据库 Superset's own database", binaries / "superset", "db", "upgrade")
    run(here, "角色与权限 roles", binaries / "superset", "init")
    password = secrets.token_urlsafe(15)
    made = run(here, "管理员 administrator", sys.executable, ASSETS / "create_admin.py", text=password + "\n")
    published = here.release / "current" / "ogi.duckdb"
    bundle = write_bundle(ASSETS, here.home / "assets", database=published, evidence=here.evidence)
    run(here, "载入看板 dashboards", binaries / "superset", "import-directory", "-o", bundle)
    return password if made.strip().endswith("created") else None


def serve(here: Place) -> None:
    """Start both servers in the background and wait until Superset answers."""
    binaries = Path(sys.executable).parent
    commands = {
        "superset": [
            *(binaries / "gunicorn", "-w", "2", "-k", "gthread", "--threads", "4", "--timeout", "120"),
            *(
                "--worker-tmp-dir",
                here.home,
                "-b",
                f"{LOOPBACK}:{here.superset_port}",
                "superset.app:create_app()",
            ),
        ],
        "evidence": [
            *(sys.executable, "-m", "http.server", here.evidence_port, "--bind", LOOPBACK),
            *("--directory", here.evidence_folder),
        ],
    }
    started = {}
    for name, command in commands.items():
        with (here.home / f"{name}.log").open("w") as log:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdout=log,
                stderr=subprocess.STDOUT,
                env=superset_environment(here),
                cwd=here.home,
                start_new_session=True,
            )
        started[name] = process.pid
        here.processes.write_text(json.dumps(started))
    wait_until_healthy(here)


def wait_until_healthy(here: Place) -> None:
    """Wait for both servers to answer, else stop them and raise `ServeError`."""
    end = time.monotonic() + START_SECONDS
    waiting = [f"{here.superset}/health", f"{here.evidence}/"]
    while waiting and time.monotonic() < end:
        try:
            with urllib.request.urlopen(waiting[0], timeout=5):
                waiting.pop(0)
        except (urllib.error.URLError, OSError):
            time.sleep(1)
            if len(running(here)) < len(PORTS):
                break
    if waiting:
        stop(here)
        raise ServeError(
            f"没有应答 no answer from {waiting[0]}\n详见 see {here.home}/superset.log, evidence.log"
        )


def stop(here: Place) -> list[str]:
    """End what runs, by process id; return the names of what was ended."""
    ended = running(here)
    for pid in ended.values():
        os.killpg(pid, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while running(here) and time.monotonic() < end:
        time.sleep(0.2)
    for pid in running(here).values():
        os.killpg(pid, signal.SIGKILL)
    here.processes.unlink(missing_ok=True)
    return list(ended)


def start(here: Place) -> None:
    """Set up and serve, and say where; when it already runs, only say where."""
    if len(running(here)) < len(PORTS):
        stop(here)
        check_ports(here)
        password = prepare(here)
        serve(here)
        if password:
            print(f"用户 user: admin\n密码（只显示这一次）password (shown this once): {password}")
    print(f"看板 dashboards: {here.superset}/dashboard/list/\n佐证 evidence:   {here.evidence}/")
    print("停止 to stop: make superset-stop")


def main() -> int:
    """Do what the one argument says; 0 when done, 1 when a step failed, 2 for wrong use."""
    if sys.argv[1:] not in (["start"], ["stop"]):
        print("用法 usage: serve.py start|stop", file=sys.stderr)
        return 2
    try:
        here = place()
        if sys.argv[1] == "start":
            start(here)
        else:
            print("已停止 stopped: " + ("、".join(stop(here)) or "没有在运行的 nothing was running"))
    except ServeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
