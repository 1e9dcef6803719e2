"""Prints whether a second request finds a service whole that the first one is still loading.

Its argument is the path of localstack_host.py.
"""

import importlib.util
import sys
import threading
from types import SimpleNamespace

spec = importlib.util.spec_from_file_location("localstack_host", sys.argv[1])
spec.loader.exec_module(importlib.util.module_from_spec(spec))

from localstack.aws.handlers import service_plugin
from localstack.services.plugins import Service

loading = threading.Event()
goes_on = threading.Event()
operations = []
found = []


class SlowRouter:
    def add_skeleton(self, skeleton):
        loading.set()
        goes_on.wait()
        operations.append("CreateKey")


class Services:
    def exists(self, name):
        return True

    def require(self, name):
        return Service(name)


def request():
    context = SimpleNamespace(service=SimpleNamespace(service_name="kms"))
    loader.require_service(None, context, None)
    found.append(bool(operations))


loader = service_plugin.ServiceLoader(Services(), SlowRouter())
requests = [threading.Thread(target=request) for _ in range(2)]
requests[0].start()
loading.wait()
requests[1].start()
requests[1].join(0.5)  # a request that does not wait is through by then
goes_on.set()
for each in requests:
    each.join()
print(found)
