package org.s3aharness.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.s3aharness.harness.call.Call;
import org.s3aharness.harness.verdict.Check;

/** Writes the calls of a case, and what is looked at after them, as the code of a test. */
final class TestSource {
  private static final String INDENT = "      ";

  private final RecordedCaseFiles recorded;
  private final CheckCode checkCode;
  private final List<Call> calls;

  TestSource(RecordedCaseFiles recorded) {
    this.recorded = recorded;
    this.checkCode = new CheckCode(recorded);
    this.calls = NeededCalls.of(recorded.calls().calls(), checkCode.paths());
  }

  /** Returns the calls that are written. */
  List<Call> calls() {
    return calls;
  }

  /** Returns the steps of the test. */
  String steps() {
    List<String> steps = new ArrayList<>();
    Optional<Call> failing = lastThatFailed();
    Optional<Call> reading = lastRead();
    for (Call call : calls) {
      if (failing.isPresent() && call == failing.get()) {
        steps.add(wrapped("expectNoFailure", call));
      } else if (reading.isPresent() && call == reading.get()) {
        steps.add("example.expectContent(fs%d, %s);".formatted(call.client(), path(call, 0)));
      } else if (call.operation().equals(Call.OPEN) || call.failure().isEmpty()) {
        steps.add(code(call));
      } else {
        steps.add(wrapped("failing", call));
      }
    }
    steps.addAll(checkCode.lines());
    return steps.stream().map(step -> INDENT + step).collect(Collectors.joining("\n"));
  }

  private Optional<Call> lastThatFailed() {
    return recorded.failed().stream()
        .filter(CheckCode::isOfFailure)
        .findFirst()
        .flatMap(check -> last(calls.stream().filter(call -> isOf(call, check)).toList()));
  }

  private static boolean isOf(Call call, Check check) {
    return !call.failure().isEmpty()
        && !call.operation().equals(Call.OPEN)
        && call.operation().equals(check.where());
  }

  private Optional<Call> lastRead() {
    return recorded.failed().stream().anyMatch(CheckCode::isOfContent)
        ? last(calls.stream().filter(TestSource::isWholeRead).toList())
        : Optional.empty();
  }

  private static boolean isWholeRead(Call call) {
    return call.operation().equals("read") && call.arguments().size() == 1;
  }

  private static Optional<Call> last(List<Call> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
  }

  private static String wrapped(String method, Call call) {
    String what = (call.operation() + " " + String.join(" ", call.arguments())).strip();
    return "example.%s(%s, () -> %s);"
        .formatted(method, JavaText.of(what), code(call).replaceFirst(";$", ""));
  }

  private static String code(Call call) {
    String fs = "fs" + call.client();
    List<String> arguments = call.arguments();
    return switch (call.operation()) {
      case Call.OPEN ->
          "FileSystem %s = example.open(\"%s\", %s);"
              .formatted(fs, ConfigurationText.fileOf(call.client()), bucket(arguments.get(0)));
      case Call.ENCRYPT_BY_DEFAULT ->
          "example.encryptByDefault(%s, %s, %s);"
              .formatted(
                  bucket(arguments.get(0)),
                  JavaText.of(arguments.get(1)),
                  JavaText.of(ExampleNames.variables(arguments.get(2))));
      case "write" ->
          "example.write(%s, %s, %s, %s);"
              .formatted(fs, path(call, 0), arguments.get(1), arguments.get(2));
      case "copyFromLocal" ->
          "example.copyFromLocal(%s, %s, %s, %s);"
              .formatted(fs, arguments.get(0), arguments.get(1), path(call, 2));
      case "rename" -> "example.rename(%s, %s, %s);".formatted(fs, path(call, 0), path(call, 1));
      case "read" ->
          isWholeRead(call)
              ? "example.read(%s, %s);".formatted(fs, path(call, 0))
              : "example.readRanges(%s, %s, %s);".formatted(fs, path(call, 0), ranges(call));
      case "mkdirs" -> "%s.mkdirs(new Path(%s));".formatted(fs, path(call, 0));
      case "delete" ->
          "%s.delete(new Path(%s), %s);".formatted(fs, path(call, 0), arguments.get(1));
      case "status" -> shown(fs, "getFileStatus", path(call, 0));
      case "contentSummary" -> shown(fs, "getContentSummary", path(call, 0));
      case "checksum" -> shown(fs, "getFileChecksum", path(call, 0));
      case "xattrs" ->
          "Example.say(\"getXAttrs: %%s\", %s.getXAttrs(new Path(%s)).keySet());"
              .formatted(fs, path(call, 0));
      case "list" -> "example.list(%s, %s, %s);".formatted(fs, path(call, 0), arguments.get(1));
      case "close" -> fs + ".close();";
      default -> throw new IllegalStateException("no code for the call " + call.operation());
    };
  }

  private static String shown(String fs, String method, String path) {
    return "Example.say(\"%s: %%s\", %s.%s(new Path(%s)));".formatted(method, fs, method, path);
  }

  private static String ranges(Call call) {
    return call.arguments().stream()
        .skip(3)
        .map(range -> range.replace("+", "L, ") + "L")
        .collect(Collectors.joining(", "));
  }

  private static String path(Call call, int argument) {
    return JavaText.of("/" + call.arguments().get(argument));
  }

  private static String bucket(String name) {
    return bucket(ExampleNames.numberOfBucket(name));
  }

  private static String bucket(int number) {
    return number == 1 ? "bucket" : "bucket" + number;
  }

  private List<Integer> buckets() {
    TreeSet<Integer> numbers = new TreeSet<>();
    numbers.add(1);
    calls.stream()
        .filter(call -> call.operation().equals(Call.OPEN))
        .forEach(call -> numbers.add(ExampleNames.numberOfBucket(call.arguments().get(0))));
    return List.copyOf(numbers);
  }

  /** Returns the variables of the test that hold the names of its buckets. */
  String bucketVariables() {
    return buckets().stream().map(TestSource::bucket).collect(Collectors.joining(", "));
  }

  /** Returns the lines that set these variables. */
  String bucketDeclarations(ExampleNames names) {
    return buckets().stream()
        .map(n -> "    String %s = %s;".formatted(bucket(n), JavaText.of(names.bucket(n))))
        .collect(Collectors.joining("\n"));
  }
}
