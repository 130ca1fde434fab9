"""DiracX' own application on the port of the first argument, with its tables made, until standard input ends:
whoever holds the other end takes it along, however they end."""

import asyncio
import os
import signal
import sys
import threading

import uvicorn
from diracx.db.__main__ import init_sql


def end_with_standard_input():
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=end_with_standard_input, daemon=True).start()
asyncio.run(init_sql())
uvicorn.run(
    "diracx.routers.factory:create_app", factory=True, host="127.0.0.1", port=int(sys.argv[1]),
    access_log=False, timeout_graceful_shutdown=2,
)
