package org.s3aharness.wire.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.s3aharness.FakeHttpServer;
import org.s3aharness.util.ProxyVariables;
import org.s3aharness.wire.exchange.WireLog;
import org.s3aharness.wire.route.RoutingTable;

/** Hosts that a recorder lets its clients reach though they have no route. */
class PassageTest extends RecorderTestBase {
  private static final RecorderOptions PASSING =
      RecorderOptions.defaults().withPassage(host -> host.equals("127.0.0.1"));

  @Test
  void hostThatMayPassIsReachedAndNotRecorded() throws Exception {
    store.answers(200, "text/plain", "from the host".getBytes());
    try (Recorder passing = Recorder.start(authority, nowhere(), PASSING)) {
      WireLog seen = passing.startLog("test");
      client = clientThrough(passing);

      assertThat(get(store.uri() + "/page?q=1").body()).isEqualTo("from the host");

      assertThat(store.onlyAsked().uri()).isEqualTo("/page?q=1");
      assertThat(seen.exchanges()).isEmpty();
    }
  }

  @Test
  void hostThatMayNotPassIsRefused() throws Exception {
    try (Recorder passing = Recorder.start(authority, nowhere(), PASSING)) {
      WireLog seen = passing.startLog("test");
      client = clientThrough(passing);

      assertThat(get("http://other.example.com/").statusCode()).isEqualTo(403);

      assertThat(seen.exchanges()).hasSize(1);
    }
  }

  @Test
  void hostThatMayPassIsReachedThroughTheProxyThatLeadsThere() throws Exception {
    try (FakeHttpServer proxy = FakeHttpServer.http();
        Recorder passing =
            Recorder.start(
                authority,
                nowhere(),
                RecorderOptions.defaults()
                    .withPassage(host -> true)
                    .withProxies(
                        ProxyVariables.of(
                            Map.of(
                                "http_proxy",
                                "http://user:word@127.0.0.1:" + proxy.uri().getPort()))))) {
      client = clientThrough(passing);

      assertThat(get("http://pages.example.com/page").statusCode()).isEqualTo(200);

      assertThat(proxy.onlyAsked().uri()).isEqualTo("http://pages.example.com/page");
      assertThat(proxy.onlyAsked().header("Proxy-Authorization")).isEqualTo("Basic dXNlcjp3b3Jk");
    }
  }

  private RoutingTable nowhere() {
    return RoutingTable.awsItself("us-east-1");
  }
}
