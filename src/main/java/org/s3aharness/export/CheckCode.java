package org.s3aharness.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.s3aharness.harness.verdict.Check;

/** Says the checks of a case that did not hold in the code of an example. */
final class CheckCode {
  private static final Pattern OF_OBJECT =
      Pattern.compile("(?:HEAD|bytes of) (?<path>[^:,]+)[:,].*", Pattern.DOTALL);
  private static final Pattern SENT = Pattern.compile("wire:(?<kind>[A-Z_]+) (?<header>x-amz-.*)");

  /** Kinds of request that the example can tell. */
  private static final Set<String> KINDS =
      Set.of(
          "PUT_OBJECT",
          "COPY_OBJECT",
          "UPLOAD_PART",
          "UPLOAD_PART_COPY",
          "CREATE_MULTIPART_UPLOAD",
          "COMPLETE_MULTIPART_UPLOAD",
          "GET_OBJECT",
          "HEAD_OBJECT");

  private static final Map<String, String> HEAD_HEADERS =
      Map.of(
          "store:algorithm", "x-amz-server-side-encryption",
          "store:kms-key", "x-amz-server-side-encryption-aws-kms-key-id",
          "store:length", "Content-Length");

  private final RecordedCaseFiles recorded;

  CheckCode(RecordedCaseFiles recorded) {
    this.recorded = recorded;
  }

  /** Returns a line of code for each check that the example can make after its calls. */
  List<String> lines() {
    return recorded.failed().stream().flatMap(check -> line(check).stream()).distinct().toList();
  }

  /** Returns the paths of the objects that the lines look at. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    recorded.failed().forEach(check -> path(check).ifPresent(paths::add));
    return paths;
  }

  /** Returns the checks that the example does not make. */
  List<Check> others() {
    return recorded.failed().stream()
        .filter(check -> line(check).isEmpty() && !isOfCalls(check))
        .toList();
  }

  /** Says whether a check is made by a call itself. */
  private static boolean isOfCalls(Check check) {
    return isOfContent(check) || isOfFailure(check);
  }

  /** Says whether a check is about what was read. */
  static boolean isOfContent(Check check) {
    return check.id().equals("s3a:content") && !check.expected().equals("CIPHERTEXT");
  }

  /** Says whether a check is about a call that failed and should not have. */
  static boolean isOfFailure(Check check) {
    return check.id().equals("s3a:behaviour") && check.expected().equals("no failure");
  }

  private Optional<String> line(Check check) {
    Matcher sent = SENT.matcher(check.id());
    if (sent.matches() && KINDS.contains(sent.group("kind"))) {
      // The header holds the context in another form than the check.
      return sent.group("header").endsWith("-context") && !check.expected().equals(Check.ABSENT)
          ? Optional.of(call("expectSentAtAll", sent.group("kind"), sent.group("header")))
          : Optional.of(
              call(
                  "expectSent", sent.group("kind"), sent.group("header"), value(check.expected())));
    }
    return path(check).flatMap(path -> line(check, "/" + path));
  }

  private Optional<String> line(Check check, String path) {
    if (HEAD_HEADERS.containsKey(check.id())) {
      return Optional.of(
          "example.expectHead(bucket, %s, %s, %s);"
              .formatted(
                  JavaText.of(path),
                  JavaText.of(HEAD_HEADERS.get(check.id())),
                  JavaText.of(value(check.expected()))));
    }
    return switch (check.id()) {
      case "store:envelope" ->
          Optional.of("example.expectEnvelope(bucket, %s);".formatted(JavaText.of(path)));
      case "bytes:ciphertext" ->
          Optional.of("example.expectCiphertext(bucket, %s);".formatted(JavaText.of(path)));
      case "bytes:length" ->
          Optional.of(
              "example.expectStoredLength(bucket, %s, %s);"
                  .formatted(JavaText.of(path), check.expected()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> path(Check check) {
    Matcher object = OF_OBJECT.matcher(check.where());
    return object.matches() ? Optional.of(object.group("path")) : Optional.empty();
  }

  private static String call(String method, String... arguments) {
    List<String> texts = new ArrayList<>();
    for (String argument : arguments) {
      texts.add(JavaText.of(argument));
    }
    return "example." + method + "(" + String.join(", ", texts) + ");";
  }

  private String value(String text) {
    return ExampleNames.variables(recorded.named(text));
  }
}
