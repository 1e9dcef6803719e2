package org.s3aharness.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An entry of {@code faults.yaml}, which says what the fields are. */
record SeededFault(
    String id,
    String breaks,
    String profile,
    String release,
    @JsonProperty("with") String brokenBy,
    Map<String, String> how,
    List<String> seenBy,
    String check,
    String message,
    String survives) {
  private static final String BROKEN = "org.s3aharness.fault.broken.";

  /** A sample of everything: a fault shows, or does no harm, in more than the cases made for it. */
  private static final List<String> SAMPLE =
      List.of(
          "put/overwrite-*",
          "rename/small-file-*",
          "read/positioned-*",
          "access/reader-without-*",
          "listing/length-*");

  SeededFault {
    release = Objects.requireNonNullElse(release, "3.4.3");
    how = Objects.requireNonNullElse(how, Map.of());
  }

  static List<SeededFault> catalogue() throws IOException {
    try (InputStream in = SeededFault.class.getResourceAsStream("faults.yaml")) {
      return List.of(new ObjectMapper(new YAMLFactory()).readValue(in, SeededFault[].class));
    }
  }

  /** Returns all of them or, for who works on some, those that {@code -Dfaults} matches. */
  static List<SeededFault> wanted(List<SeededFault> faults) {
    Pattern wanted = Pattern.compile(System.getProperty("faults", ".*"));
    return faults.stream().filter(fault -> wanted.matcher(fault.id()).matches()).toList();
  }

  /** Says whether it depends on the order of cases which of them see it. */
  boolean befallsSomeRequests() {
    return how.containsKey("one-in");
  }

  /** The cases that could see it, and the sample. */
  List<String> cases() {
    return Stream.concat(seenBy.stream(), SAMPLE.stream()).map(this::ofProfile).distinct().toList();
  }

  /** The cases that could see it. */
  List<String> casesThatSeeIt() {
    return seenBy.stream().map(this::ofProfile).toList();
  }

  private String ofProfile(String pattern) {
    return pattern.contains("[") ? pattern : pattern + "[" + profile + "]*";
  }

  /** The base configuration that puts it into a client. */
  String coreSite() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("s3aharness.fault", id);
    how.forEach((name, value) -> properties.put("s3aharness.fault." + name, value));
    switch (brokenBy) {
      case "requests" ->
          properties.put("fs.s3a.audit.execution.interceptors", BROKEN + "BrokenRequests");
      case "filesystem" -> properties.put("fs.s3a.impl", BROKEN + "BrokenFileSystem");
      case "other-ways" -> properties.put("fs.s3a.impl", BROKEN + "BrokenOtherWays");
      case "retries" -> signer("BrokenRetries", properties);
      case "signer" -> signer("AnotherAccessKey", properties);
      case "unconditional" -> signer("Unconditional", properties);
      case "signature" -> signer("BrokenSignature", properties);
      default ->
          properties.put("fs.s3a.audit.request.handlers", BROKEN + "BrokenRequestsV1$" + brokenBy);
    }
    StringBuilder xml = new StringBuilder("<configuration>\n");
    properties.forEach(
        (name, value) ->
            xml.append(
                "  <property><name>%s</name><value>%s</value></property>%n"
                    .formatted(name, value)));
    return xml.append("</configuration>\n").toString();
  }

  /** Names a signer as its class, since S3A keeps the first signer of a name for the whole JVM. */
  private static void signer(String name, Map<String, String> properties) {
    properties.put("fs.s3a.custom.signers", name + ":" + BROKEN + name);
    properties.put("fs.s3a.s3.signing-algorithm", name);
  }

  @Override
  public String toString() {
    return id;
  }
}
