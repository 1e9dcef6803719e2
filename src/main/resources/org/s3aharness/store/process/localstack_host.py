"""Runs LocalStack on the loopback interface alone, in TMPDIR alone, and ends it where its port is taken.

LocalStack 4.9.2 listens on every IPv4 interface whatever host GATEWAY_LISTEN names, and goes on,
announcing that it is ready, when it could not listen at all. It keeps objects in
/tmp/localstack-s3-storage whatever TMPDIR says: several would share it, and leave directories there.
"""

import errno
import os
import sys
import tempfile

from localstack.services.s3.storage import ephemeral
from twisted.internet import endpoints


class LoopbackEndpoint(endpoints.TCP4ServerEndpoint):
    def __init__(self, reactor, port):
        super().__init__(reactor, port, interface="127.0.0.1")

    def listen(self, factory):
        return super().listen(factory).addErrback(give_up)


class ObjectsInTmpdir(ephemeral.EphemeralS3ObjectStore):
    def __init__(self, root_directory=None):
        super().__init__(os.path.join(tempfile.gettempdir(), "s3-objects"))


def give_up(failure):
    print(f"LocalStack cannot listen: {failure.getErrorMessage()}", file=sys.stderr, flush=True)
    os._exit(errno.EADDRINUSE)


endpoints.TCP4ServerEndpoint = LoopbackEndpoint
ephemeral.EphemeralS3ObjectStore = ObjectsInTmpdir

if __name__ == "__main__":
    from localstack.runtime.main import main

    main()
