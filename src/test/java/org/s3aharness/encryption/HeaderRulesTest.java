package org.s3aharness.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.s3aharness.wire.exchange.RequestKind;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Request;

/**
 * Compares the header rules with the model of S3's API: the AWS SDK's requests are generated from
 * it, and know which headers each operation takes.
 */
class HeaderRulesTest {
  private static final Encryption SSE_C =
      Encryption.of(Mode.SSE_C, "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  private static final List<Encryption> ALL =
      List.of(
          Encryption.NONE,
          Encryption.of(Mode.SSE_S3),
          new Encryption(Mode.SSE_KMS, SSE_C.key(), Map.of("a", "b")),
          new Encryption(Mode.DSSE_KMS, SSE_C.key(), Map.of("a", "b")),
          SSE_C,
          new Encryption(Mode.CSE_KMS, SSE_C.key(), Map.of()),
          Encryption.of(Mode.CSE_CUSTOM));
  private static final String SSE = "x-amz-server-side-encryption";

  private final HeaderRules rules = HeaderRules.load();
  private final Map<String, Set<String>> takenByS3 = takenByS3(rules.headers());

  @Test
  void everyRequestThatTakesAnEncryptionHeaderIsAKindOfItsOwn() {
    assertThat(takenByS3).hasSizeGreaterThan(10);
    assertThat(Stream.of(RequestKind.values()).map(Enum::name)).containsAll(takenByS3.keySet());
  }

  @Test
  void noRuleGivesARequestAHeaderThatS3DoesNotTakeThere() {
    for (RequestKind kind : RequestKind.values()) {
      for (Encryption asked : ALL) {
        assertThat(takenByS3.getOrDefault(kind.name(), Set.of()))
            .as("%s under %s", kind, asked.mode())
            .containsAll(named(kind.name(), asked));
      }
    }
  }

  @Test
  void everyRequestThatTakesTheCustomersKeyHasARuleForIt() {
    takenByS3.forEach(
        (kind, headers) -> {
          Set<String> ofCustomer =
              headers.stream().filter(h -> h.contains("-customer-")).collect(Collectors.toSet());
          assertThat(named(kind, SSE_C)).as(kind).containsExactlyInAnyOrderElementsOf(ofCustomer);
        });
  }

  @Test
  void everyRequestThatTakesAModeHasARuleForEach() {
    takenByS3.forEach(
        (kind, headers) -> {
          for (Encryption asked : ALL) {
            boolean hasMode =
                asked.mode() == Mode.SSE_S3
                    || asked.mode() == Mode.SSE_KMS
                    || asked.mode() == Mode.DSSE_KMS && !kind.equals("CREATE_SESSION");
            if (headers.contains(SSE) && hasMode) {
              assertThat(named(kind, asked)).as("%s under %s", kind, asked.mode()).contains(SSE);
            }
          }
        });
  }

  /** Returns the headers that a request owes or may carry, whatever it depends on. */
  private Set<String> named(String kind, Encryption asked) {
    Set<String> named = new TreeSet<>();
    for (Set<HeaderRules.Condition> conditions :
        List.of(Set.<HeaderRules.Condition>of(), EnumSet.allOf(HeaderRules.Condition.class))) {
      HeaderRules.Rule rule = rules.rule(kind, asked, conditions);
      named.addAll(rule.owes().keySet());
      named.addAll(rule.may().keySet());
    }
    return named;
  }

  private static Map<String, Set<String>> takenByS3(List<String> headers) {
    Map<String, Set<String>> taken = new TreeMap<>();
    for (Class<?> request : requestsOf(S3AsyncClient.class)) {
      Set<String> its =
          fields(request)
              .filter(field -> field.location() == MarshallLocation.HEADER)
              .map(field -> field.locationName().toLowerCase(Locale.ROOT))
              .filter(headers::contains)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!its.isEmpty()) {
        taken.put(kindOf(request), its);
      }
    }
    return taken;
  }

  private static Set<Class<?>> requestsOf(Class<?> client) {
    return Stream.of(client.getMethods())
        .map(Method::getParameterTypes)
        .flatMap(Arrays::stream)
        .filter(S3Request.class::isAssignableFrom)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<SdkField<?>> fields(Class<?> request) {
    try {
      return ((SdkPojo) request.getMethod("builder").invoke(null)).sdkFields().stream();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(request + " has no builder", e);
    }
  }

  /** Returns {@code GET_OBJECT} for {@code GetObjectRequest}. */
  private static String kindOf(Class<?> request) {
    return request
        .getSimpleName()
        .replaceFirst("Request$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toUpperCase(Locale.ROOT);
  }
}
