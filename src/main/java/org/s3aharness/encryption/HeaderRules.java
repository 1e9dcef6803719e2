package org.s3aharness.encryption;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which requests owe which encryption headers: {@code header-rules.yaml}, where every rule cites
 * its source.
 */
public final class HeaderRules {
  /** What a header's value is compared with. */
  public enum Value {
    LITERAL(""),
    KEY("{key}"),
    CONTEXT("{context}"),
    CUSTOMER_KEY("{customer-key}"),
    CUSTOMER_KEY_MD5("{customer-key-md5}");

    private final String text;

    Value(String text) {
      this.text = text;
    }

    static Value of(String text) {
      for (Value value : values()) {
        if (value != LITERAL && value.text.equals(text)) {
          return value;
        }
      }
      return LITERAL;
    }

    private boolean isConfiguredIn(Encryption encryption) {
      return switch (this) {
        case LITERAL -> true;
        case CONTEXT -> !encryption.context().isEmpty();
        case KEY, CUSTOMER_KEY, CUSTOMER_KEY_MD5 -> encryption.key().isPresent();
      };
    }
  }

  /**
   * One header that a request owes.
   *
   * @param value how its value is compared
   * @param literal the value, for {@link Value#LITERAL}
   */
  public record Owed(Value value, String literal) {}

  /**
   * What a request owes and what else it may carry of the encryption headers; every other one is
   * forbidden.
   *
   * @param source where the rule is from; empty when the request has none
   */
  public record Rule(Map<String, Owed> owes, Set<String> may, String source) {}

  private record RuleData(
      List<Mode> modes,
      List<String> requests,
      Map<String, String> owes,
      Map<String, String> may,
      String source) {}

  private record Data(List<String> headers, List<RuleData> rules) {}

  private static final Rule NOTHING = new Rule(Map.of(), Set.of(), "");

  private final Data data;

  private HeaderRules(Data data) {
    this.data = data;
  }

  /** Returns the rules that come with the harness. */
  public static HeaderRules load() {
    try (InputStream in = HeaderRules.class.getResourceAsStream("header-rules.yaml")) {
      ObjectMapper yaml =
          new ObjectMapper(new YAMLFactory())
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
      return new HeaderRules(yaml.readValue(in, Data.class));
    } catch (IOException e) {
      throw new IllegalStateException("header-rules.yaml in our own jar cannot be read", e);
    }
  }

  /** Returns every header that carries encryption, in lower case. */
  public List<String> headers() {
    return data.headers();
  }

  /**
   * Returns the rule for a request sent under an encryption.
   *
   * @param requestKind such as {@code PUT_OBJECT}
   */
  public Rule rule(String requestKind, Encryption encryption) {
    return data.rules().stream()
        .filter(r -> r.modes().contains(encryption.mode()) && r.requests().contains(requestKind))
        .findFirst()
        .map(r -> new Rule(owed(r, encryption), may(r), r.source()))
        .orElse(NOTHING);
  }

  private static Map<String, Owed> owed(RuleData rule, Encryption encryption) {
    Map<String, Owed> owed = new LinkedHashMap<>();
    rule.owes()
        .forEach(
            (header, text) -> {
              Value value = Value.of(text);
              if (value.isConfiguredIn(encryption)) {
                owed.put(header, new Owed(value, text));
              }
            });
    return owed;
  }

  private static Set<String> may(RuleData rule) {
    return rule.may() == null ? Set.of() : rule.may().keySet();
  }
}
