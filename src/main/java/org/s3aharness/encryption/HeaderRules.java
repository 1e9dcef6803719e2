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
 * Says which encryption headers each request must carry. The rules are in {@code
 * header-rules.yaml}, where every rule cites its source.
 */
public final class HeaderRules {
  /** Says what a header's value is compared with. */
  public enum Value {
    LITERAL(""),
    KEY("{key}"),
    CONTEXT("{context}"),
    CUSTOMER_KEY("{customer-key}"),
    CUSTOMER_KEY_MD5("{customer-key-md5}"),
    /** The value that the source of a copy has, as the store reported it before. */
    SOURCE("{source}");

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
        case LITERAL, SOURCE -> true;
        case CONTEXT -> !encryption.context().isEmpty();
        case KEY, CUSTOMER_KEY, CUSTOMER_KEY_MD5 -> encryption.key().isPresent();
      };
    }
  }

  /**
   * A header that a request must carry.
   *
   * @param value how its value is compared
   * @param literal the value, for {@link Value#LITERAL}
   */
  public record Owed(Value value, String literal) {}

  /**
   * The encryption headers that a request must carry and those that it may carry, each with its
   * value; all others are forbidden.
   *
   * @param source where the rule comes from
   */
  public record Rule(Map<String, Owed> owes, Map<String, Owed> may, String source) {}

  /** Lists what a rule may depend on besides the kind of request. */
  public enum Condition {
    /** The request belongs to an upload that was begun with a checksum algorithm. */
    CHECKSUM,
    /** The request itself names a mode of server-side encryption. */
    MODE
  }

  private record Allowed(String value, String because) {}

  private record RuleData(
      List<Mode> modes,
      List<String> requests,
      Condition when,
      Map<String, String> owes,
      Map<String, Allowed> may,
      String source) {}

  private record Data(List<String> headers, List<RuleData> rules, String otherwise) {}

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
      throw new IllegalStateException("header-rules.yaml in the harness's jar cannot be read", e);
    }
  }

  /** Returns the names of all headers that carry encryption settings, in lower case. */
  public List<String> headers() {
    return data.headers();
  }

  /**
   * Returns the rule for a request sent under an encryption.
   *
   * @param requestKind such as {@code PUT_OBJECT}
   * @param conditions those that are met
   */
  public Rule rule(String requestKind, Encryption encryption, Set<Condition> conditions) {
    return data.rules().stream()
        .filter(r -> r.modes().contains(encryption.mode()) && r.requests().contains(requestKind))
        .filter(r -> r.when() == null || conditions.contains(r.when()))
        .findFirst()
        .map(r -> new Rule(owed(r, encryption), may(r, encryption), r.source()))
        .orElseGet(() -> new Rule(Map.of(), Map.of(), data.otherwise()));
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

  private static Map<String, Owed> may(RuleData rule, Encryption encryption) {
    Map<String, Owed> may = new LinkedHashMap<>();
    if (rule.may() != null) {
      rule.may()
          .forEach(
              (header, allowed) -> {
                Value value = Value.of(allowed.value());
                if (value.isConfiguredIn(encryption)) {
                  may.put(header, new Owed(value, allowed.value()));
                }
              });
    }
    return may;
  }
}
