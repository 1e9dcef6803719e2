package org.s3aharness.encryption;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Says what a client asks of KMS. The rules are in {@code kms-rules.yaml}, where every rule cites
 * its source.
 */
public final class KmsRules {
  private static final String SUITE = "{suite}";
  private static final String WRAPPING = "{wrapping}";

  /**
   * Says what a client must ask of one KMS operation under one mode.
   *
   * @param names the key that the request names, which is always the configured one
   * @param optional whether the request may also name no key
   * @param answeredBy the key that KMS must have used
   * @param dataKeyBits the length of the data key that is asked for; null if none is
   * @param context the encryption context, in which the algorithm suite is still to be filled in
   * @param source where the rule comes from
   */
  public record Rule(
      Mode mode,
      String operation,
      String names,
      boolean optional,
      String answeredBy,
      Integer dataKeyBits,
      Map<String, String> context,
      String source) {
    /** Says whether KMS must have used the key that wrapped the data key. */
    public boolean isAnsweredByWrappingKey() {
      return answeredBy.equals(WRAPPING);
    }

    /** Returns the length of the data key that the request asks for; empty if it asks for none. */
    public Optional<Integer> lengthOfDataKey() {
      return Optional.ofNullable(dataKeyBits);
    }

    /** Returns the encryption context for an object with a given algorithm suite, sorted by key. */
    public Map<String, String> context(String suite) {
      Map<String, String> filled = new TreeMap<>();
      context.forEach((name, value) -> filled.put(name, value.replace(SUITE, suite)));
      return filled;
    }
  }

  private record Data(List<Rule> rules, String otherwise, String hosts) {}

  private final Data data;

  private KmsRules(Data data) {
    this.data = data;
  }

  /** Returns the rules that come with the harness. */
  public static KmsRules load() {
    try (InputStream in = KmsRules.class.getResourceAsStream("kms-rules.yaml")) {
      ObjectMapper yaml =
          new ObjectMapper(new YAMLFactory())
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      return new KmsRules(yaml.readValue(in, Data.class));
    } catch (IOException e) {
      throw new IllegalStateException("kms-rules.yaml in the harness's jar cannot be read", e);
    }
  }

  /**
   * Returns the rule for a request.
   *
   * @param operation such as {@code GenerateDataKey}
   * @return empty if a client of that mode does not make such a request
   */
  public Optional<Rule> rule(Mode mode, String operation) {
    return data.rules().stream()
        .filter(rule -> rule.mode() == mode && rule.operation().equals(operation))
        .findFirst();
  }

  /** Returns the source for the rule that a client asks nothing else of KMS. */
  public String otherwise() {
    return data.otherwise();
  }

  /** Returns a pattern for the host names that KMS has in a region. */
  public Pattern hosts(String region) {
    return Pattern.compile(data.hosts().replace("{region}", Pattern.quote(region)));
  }
}
