package org.s3aharness.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Multiplies out {@code generated-faults.yaml}: mode by kind of request by alteration by suite, and
 * what may be wrong with the keys and contexts of clients that encrypt themselves.
 */
final class GeneratedFaults {
  private record Alteration(Map<String, String> how, String seen) {}

  private record ModeData(
      String profile,
      String label,
      String owed,
      List<String> requests,
      Map<String, Alteration> alterations) {}

  private record SuiteData(
      String name, String releases, List<String> labels, Map<String, String> cases) {
    boolean has(String label) {
      return labels == null || labels.contains(label);
    }
  }

  private record ClientFault(
      String id,
      @JsonProperty("with") String brokenBy,
      Map<String, String> how,
      String check,
      String seen) {}

  private record ClientSide(
      String profile, String releases, List<ClientFault> faults, Map<String, List<String>> cases) {}

  private record Data(List<ModeData> modes, List<SuiteData> suites, List<ClientSide> clientSide) {}

  private GeneratedFaults() {}

  /** Returns the whole product. */
  static List<SeededFault> all() throws IOException {
    Data data;
    try (InputStream in = GeneratedFaults.class.getResourceAsStream("generated-faults.yaml")) {
      data = new ObjectMapper(new YAMLFactory()).readValue(in, Data.class);
    }
    List<SeededFault> faults = new ArrayList<>();
    for (SuiteData suite : data.suites()) {
      for (ModeData mode : data.modes()) {
        for (String request : mode.requests()) {
          if (suite.has(mode.label()) && suite.cases().containsKey(request)) {
            mode.alterations()
                .forEach((name, how) -> faults.add(ofRequest(suite, mode, request, name, how)));
          }
        }
      }
    }
    for (ClientSide client : data.clientSide()) {
      client
          .cases()
          .forEach(
              (suite, cases) ->
                  client
                      .faults()
                      .forEach(fault -> faults.add(ofClient(client, suite, cases, fault))));
    }
    return faults;
  }

  /**
   * Returns a few of them, in which every mode, kind of request, alteration and suite is there:
   * each is taken that brings something that none before it has.
   */
  static List<SeededFault> representative() throws IOException {
    TreeSet<String> covered = new TreeSet<>();
    List<SeededFault> few = new ArrayList<>();
    for (SeededFault fault : all()) {
      if (covered.addAll(List.of(fault.id().split("/")))) {
        few.add(fault);
      }
    }
    return few;
  }

  private static SeededFault ofRequest(
      SuiteData suite, ModeData mode, String request, String name, Alteration alteration) {
    Map<String, String> how = new LinkedHashMap<>(alteration.how());
    how.put("requests", request);
    return new SeededFault(
        String.join(
            "/", suite.name(), mode.profile(), request, mode.owed().substring(6) + "-" + name),
        "%s of %s is %s".formatted(mode.owed(), request, name),
        mode.profile(),
        suite.releases(),
        "requests",
        how,
        List.of(
            suite
                .cases()
                .get(request)
                .replace("{profile}", mode.profile())
                .replace("{label}", mode.label())),
        "wire:%s %s"
            .formatted(
                request.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT),
                mode.owed()),
        "expected .*, was " + alteration.seen(),
        null);
  }

  private static SeededFault ofClient(
      ClientSide client, String suite, List<String> cases, ClientFault fault) {
    return new SeededFault(
        String.join("/", suite, client.profile(), "client", fault.id()),
        "A client that encrypts itself: " + fault.id(),
        client.profile(),
        client.releases(),
        Objects.requireNonNullElse(fault.brokenBy(), "filesystem"),
        fault.how(),
        cases,
        fault.check(),
        "expected .*, was " + fault.seen(),
        null);
  }
}
