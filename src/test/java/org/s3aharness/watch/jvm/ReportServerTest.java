package org.s3aharness.watch.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.s3aharness.jvmagent.ReportChannel;
import org.s3aharness.jvmagent.Reports;

class ReportServerTest {
  private final List<Map<String, String>> heard = new CopyOnWriteArrayList<>();

  @Test
  void reportIsHeardAndAnswered() throws IOException {
    try (ReportServer server = ReportServer.start(this::answer)) {
      ReportChannel channel = new ReportChannel(server.port(), server.token(), "42");

      assertThat(channel.tell(Reports.JVM, Map.of(Reports.MAIN, "Main")))
          .containsEntry("answer", "jvm");
    }
    assertThat(heard)
        .containsExactly(
            Map.of(Reports.KIND, Reports.JVM, Reports.MAIN, "Main", Reports.PROCESS, "42"));
  }

  @Test
  void aReportWithoutTheTokenIsNotHeard() throws IOException {
    try (ReportServer server = ReportServer.start(this::answer)) {
      ReportChannel stranger = new ReportChannel(server.port(), "guessed", "42");

      assertThatThrownBy(() -> stranger.tell(Reports.JVM, Map.of()))
          .hasMessageContaining("can no longer be watched");
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void refusalFailsWithItsReason() throws IOException {
    try (ReportServer server =
        ReportServer.start(report -> Map.of(Reports.REFUSED, "not like that"))) {
      ReportChannel channel = new ReportChannel(server.port(), server.token(), "42");

      assertThatThrownBy(() -> channel.tell(Reports.JVM, Map.of()))
          .hasMessage("s3a-qualify watch: not like that");
    }
  }

  private Map<String, String> answer(Map<String, String> report) {
    heard.add(report);
    return Map.of("answer", report.get(Reports.KIND));
  }
}
