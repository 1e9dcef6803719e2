package org.s3aharness.jvmagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that a patched method still does what it did, after the call. */
class EntryCallTest {
  private static final String HOOK = "entry-call-test";

  /** Code of every shape that a shift can break; what {@code javac} makes of it is verified. */
  public static final class Subject {
    public static String run(Object who, String what) {
      do {
        what = what + "."; // a frame at the method's first instruction
      } while (what.length() < 4);
      StringBuilder seen = new StringBuilder(what.isEmpty() ? "empty" : what); // uninitialized
      for (int i = 0; i < 3; i++) {
        switch (i) {
          case 0:
            seen.append("zero");
            break;
          case 1:
            seen.append("one");
            break;
          default:
            seen.append("more");
        }
        switch (what.substring(0, 1)) {
          case "a" -> seen.append('A');
          case "b" -> seen.append('B');
          default -> seen.append('-');
        }
      }
      try {
        long number = Long.parseLong(what.replace(".", ""));
        double half = number / 2.0;
        seen.append(half > 1 ? half : number);
      } catch (NumberFormatException e) {
        seen.append("no number");
      } finally {
        seen.append('!');
      }
      Runnable more = () -> seen.append(who);
      more.run();
      return seen.toString();
    }
  }

  @AfterEach
  void takeTheHookAway() {
    Security.removeProvider(HOOK);
  }

  @Test
  void patchedMethodGetsWhatTheHookReturnsAndElseDoesWhatItDid() throws Exception {
    List<Object> heard = new ArrayList<>();
    Hook.install(
        HOOK,
        (first, second) -> {
          heard.add(first);
          heard.add(second);
          return "b" + second;
        });

    Object result =
        patched(HookPoint.Operand.local(0), "\\(Ljava/lang/Object;L(java/lang/String);\\).*")
            .getMethod("run", Object.class, String.class)
            .invoke(null, 7, "1");

    assertThat(heard).containsExactly(7, "1");
    assertThat(result).isEqualTo(Subject.run(7, "b1"));
  }

  @Test
  void argumentStaysAsItIsWhereTheHookOnlyListens() throws Exception {
    List<Object> heard = new ArrayList<>();
    Hook.install(
        HOOK,
        (first, second) -> {
          heard.add(first);
          return "passed over";
        });

    Object result =
        patched(HookPoint.Operand.text("a text"), "\\(Ljava/lang/Object;Ljava/lang/String;\\).*")
            .getMethod("run", Object.class, String.class)
            .invoke(null, 7, "abc");

    assertThat(heard).containsExactly("a text");
    assertThat(result).isEqualTo(Subject.run(7, "abc"));
  }

  @Test
  void methodFailsWhereTheHookDoes() throws Exception {
    Hook.install(
        HOOK,
        (first, second) -> {
          throw new IllegalStateException("refused");
        });
    Class<?> patched =
        patched(HookPoint.Operand.local(0), "\\(Ljava/lang/Object;L(java/lang/String);\\).*");

    assertThatThrownBy(
            () -> patched.getMethod("run", Object.class, String.class).invoke(null, 1, ""))
        .rootCause()
        .hasMessage("refused");
  }

  @Test
  void lineNumbersStayRight() throws Exception {
    Hook.install(HOOK, (first, second) -> null);
    Class<?> patched =
        patched(HookPoint.Operand.local(0), "\\(Ljava/lang/Object;L(java/lang/String);\\).*");
    Object who =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalArgumentException();
          }
        };

    int line = lineOfRun(() -> Subject.run(who, "x"));

    assertThat(
            lineOfRun(
                () -> patched.getMethod("run", Object.class, String.class).invoke(null, who, "x")))
        .isEqualTo(line);
  }

  @Test
  void classWithoutTheMethodIsLeftAlone() throws Exception {
    assertThat(new EntryCall(point(HookPoint.Operand.local(0), "\\(I\\)V")).insertInto(classFile()))
        .isEmpty();
  }

  @Test
  void whatIsNoClassFileIsSaidToBeNone() {
    assertThatThrownBy(
            () -> new EntryCall(point(HookPoint.Operand.local(0), ".*")).insertInto(new byte[20]))
        .isInstanceOf(IOException.class);
  }

  private interface Call {
    Object run() throws Exception;
  }

  /** The line of {@link Subject#run} in which a call of it fails. */
  private static int lineOfRun(Call call) {
    Throwable failure = null;
    try {
      call.run();
    } catch (Exception e) {
      failure = e instanceof InvocationTargetException ? e.getCause() : e;
    }
    assertThat(failure).isInstanceOf(IllegalArgumentException.class);
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getMethodName().equals("run"))
        .findFirst()
        .orElseThrow()
        .getLineNumber();
  }

  private static HookPoint point(HookPoint.Operand first, String descriptor) {
    return new HookPoint(
        List.of("EntryCallTest$Subject"),
        "run",
        descriptor,
        HOOK,
        first,
        HookPoint.Operand.local(1));
  }

  private static Class<?> patched(HookPoint.Operand first, String descriptor) throws Exception {
    byte[] patched = new EntryCall(point(first, descriptor)).insertInto(classFile()).orElseThrow();
    return new ClassLoader(EntryCallTest.class.getClassLoader()) {
      Class<?> define() {
        return defineClass(Subject.class.getName(), patched, 0, patched.length);
      }
    }.define();
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = Subject.class.getResourceAsStream("EntryCallTest$Subject.class")) {
      return in.readAllBytes();
    }
  }
}
