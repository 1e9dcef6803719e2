"""Runs LocalStack on the loopback interface alone, in TMPDIR alone, and ends it where its port is taken.

LocalStack 4.9.2 listens on every IPv4 interface whatever host GATEWAY_LISTEN names, and goes on,
announcing that it is ready, when it could not listen at all. It keeps objects in
/tmp/localstack-s3-storage whatever TMPDIR says: several would share it, and leave directories there.
It takes a service for loaded while it is still being loaded, and answers a second request that comes
meanwhile with status 501.
"""

import errno
import gc
import os
import sys
import tempfile
import threading

# What LocalStack loads stays: to look for garbage in it takes a quarter of its start.
gc.disable()

from localstack.aws.handlers import service_plugin
from localstack.runtime import events
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


class WaitingServiceLoader(service_plugin.ServiceLoader):
    def require_service(self, chain, context, response):
        if context.service:
            with self.service_locks[context.service.service_name]:
                super().require_service(chain, context, response)


def give_up(failure):
    print(f"LocalStack cannot listen: {failure.getErrorMessage()}", file=sys.stderr, flush=True)
    os._exit(errno.EADDRINUSE)


def collect_garbage_when_ready():
    events.infra_ready.wait()
    gc.freeze()
    gc.enable()


endpoints.TCP4ServerEndpoint = LoopbackEndpoint
ephemeral.EphemeralS3ObjectStore = ObjectsInTmpdir
service_plugin.ServiceLoader = WaitingServiceLoader

if __name__ == "__main__":
    from localstack.runtime.main import main

    threading.Thread(target=collect_garbage_when_ready, daemon=True).start()
    main()
