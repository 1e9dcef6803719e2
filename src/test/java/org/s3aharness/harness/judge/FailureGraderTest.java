package org.s3aharness.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.s3aharness.agent.Content;
import org.s3aharness.agent.S3AClient;
import org.s3aharness.agent.S3AFailure;
import org.s3aharness.harness.verdict.Check;
import org.s3aharness.harness.verdict.Grade;

class FailureGraderTest {
  private final FailureGrader operations = new FailureGrader();
  private final S3AClient failing = operations.watching(client(FailureGraderTest::fails));

  @Test
  void aReadThatThrowsMakesDataUnreadable() {
    Throwable failure = catchThrowable(() -> failing.read("a"));

    assertThat(operations.check(failure))
        .returns("read", Check::where)
        .returns("no failure", Check::expected)
        .returns("IOException, HTTP 403 AccessDenied", Check::observed)
        .returns(Grade.UNREADABLE, Check::grade);
  }

  @Test
  void aWriteThatThrowsIsRefused() {
    Throwable failure = catchThrowable(() -> failing.write("a", Content.ofSize(1)));

    assertThat(operations.check(failure).grade()).isEqualTo(Grade.REFUSED);
  }

  @Test
  void whatNoOpenFilesystemThrewIsRefused() {
    assertThat(operations.check(failure()).grade()).isEqualTo(Grade.REFUSED);
  }

  @Test
  void anAssertionIsADifference() {
    Throwable failure = catchThrowable(() -> assertThat(1).as("files").isEqualTo(2));

    assertThat(operations.check(failure))
        .returns("files: expected 2, was 1", Check::message)
        .returns(Grade.DIFFERENT, Check::grade);
  }

  private static Object fails() throws S3AFailure {
    throw failure();
  }

  private static S3AClient client(Callable<?> everyMethod) {
    return (S3AClient)
        Proxy.newProxyInstance(
            S3AClient.class.getClassLoader(),
            new Class<?>[] {S3AClient.class},
            (proxy, method, arguments) -> everyMethod.call());
  }

  private static S3AFailure failure() {
    return new S3AFailure(
        List.of("java.io.IOException"), Arrays.asList("refused"), "AccessDenied", 403, "");
  }
}
