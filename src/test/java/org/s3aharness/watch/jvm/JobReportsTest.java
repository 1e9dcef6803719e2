package org.s3aharness.watch.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.s3aharness.jvmagent.Reports;

/** What a job's JVMs report of proxies and of applications on YARN. */
class JobReportsTest {
  private static final String APPLICATION = "application_1764428400000_0007";

  @Test
  void proxyOfTheJobIsRefusedWithTheSettingThatHelps() {
    JobReports reports = new JobReports(4711, Optional.empty(), Map.of());

    Map<String, String> answer = reports.hear(fileSystemWithProxy());

    assertThat(answer.get(Reports.REFUSED))
        .contains("fs.s3a.proxy.host=proxy.example.net", "https_proxy=http://proxy.example.net");
    assertThat(reports.unwatched()).containsKey(answer.get(Reports.REFUSED));
  }

  @Test
  void proxyOfTheJobIsNotUsedWhereTheRecorderHasItsOwnWay() {
    JobReports reports = new JobReports(4711, Optional.of("it is not needed"), Map.of());

    Map<String, String> answer = reports.hear(fileSystemWithProxy());

    assertThat(answer)
        .containsEntry("setting.fs.s3a.proxy.host", "127.0.0.1")
        .containsEntry("setting.fs.s3a.bucket.data.proxy.host", "127.0.0.1")
        .containsEntry("setting.fs.s3a.proxy.port", "4711");
    assertThat(reports.notes())
        .containsKey(
            "The job's own proxy, fs.s3a.proxy.host=proxy.example.net, was not used:"
                + " it is not needed.");
  }

  @Test
  void proxyOfJvmIsRefused() {
    JobReports reports = new JobReports(4711, Optional.of("it is not needed"), Map.of());

    Map<String, String> answer =
        reports.hear(jvm(Map.of(Reports.PROXY, "socksProxyHost=proxy.example.net")));

    assertThat(answer.get(Reports.REFUSED)).contains("socksProxyHost=proxy.example.net");
  }

  @Test
  void applicationWhoseContainersAreSilentIsUnfollowed() {
    JobReports reports = submitted();

    assertThat(reports.unfollowed()).singleElement().asString().contains(APPLICATION);
  }

  @Test
  void applicationOfWhichOnlyTheMasterReportsIsUnfollowed() {
    JobReports reports = submitted();
    reports.hear(jvm(container("01_000001")));

    assertThat(reports.unfollowed()).singleElement().asString().contains("other than its master's");
  }

  @Test
  void applicationWhoseContainersReportIsFollowed() {
    JobReports reports = submitted();
    reports.hear(jvm(container("01_000001")));
    reports.hear(jvm(Map.of(Reports.CONTAINER, "container_e17_1764428400000_0007_01_000002")));

    assertThat(reports.unfollowed()).isEmpty();
  }

  @Test
  void containersOfAnotherApplicationDoNotCount() {
    JobReports reports = submitted();
    reports.hear(jvm(Map.of(Reports.CONTAINER, "container_1764428400000_0008_01_000001")));
    reports.hear(jvm(Map.of(Reports.CONTAINER, "container_1764428400000_0008_01_000002")));

    assertThat(reports.unfollowed()).hasSize(1);
  }

  private static JobReports submitted() {
    JobReports reports = new JobReports(4711, Optional.of("it is not needed"), Map.of());
    reports.hear(Map.of(Reports.KIND, Reports.APPLICATION, Reports.APPLICATION_ID, APPLICATION));
    return reports;
  }

  private static Map<String, String> container(String attemptAndNumber) {
    return Map.of(Reports.CONTAINER, "container_1764428400000_0007_" + attemptAndNumber);
  }

  private static Map<String, String> jvm(Map<String, String> fields) {
    Map<String, String> report = new HashMap<>(fields);
    report.put(Reports.KIND, Reports.JVM);
    return report;
  }

  private static Map<String, String> fileSystemWithProxy() {
    return Map.of(
        Reports.KIND,
        Reports.FILE_SYSTEM,
        Reports.URI,
        "s3a://data/",
        "setting.fs.s3a.bucket.data.proxy.host",
        "proxy.example.net");
  }
}
