package org.s3aharness.harness;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.s3aharness.encryption.ConfigurationFile;
import org.s3aharness.encryption.Mode;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.plan.FileSize;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.verdict.CaseId;

/** Crosses a behaviour with the profiles, and shapes, that it makes sense for. */
public final class ProfileCases implements ArgumentsProvider {
  /** The profile of behaviours that bring their own settings. */
  public static final Profile NO_PROFILE =
      new Profile(
          "no-profile",
          ConfigurationFile.parse(Path.of("no-profile.xml"), "<configuration></configuration>"));

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Run run = Run.of(context);
    Method method = context.getRequiredTestMethod();
    EveryProfile every = method.getAnnotation(EveryProfile.class);
    return (every == null ? Stream.of(NO_PROFILE) : matching(run, every))
        .flatMap(
            profile ->
                variants(method, every)
                    .flatMap(
                        shape ->
                            run.each().stream()
                                .map(
                                    release ->
                                        testbed(run, context, method, profile, shape, release))))
        .filter(arguments -> run.selects(((Testbed) arguments.get()[0]).id()));
  }

  private static Stream<Profile> matching(Run run, EveryProfile every) {
    Set<Mode> modes = Set.of(every.modes());
    return run.profiles().stream()
        .filter(profile -> modes.contains(run.encryptionOf(profile).mode()));
  }

  private static Stream<Optional<FileSize>> variants(Method method, EveryProfile every) {
    if (!Arrays.asList(method.getParameterTypes()).contains(FileSize.class)) {
      return Stream.of(Optional.empty());
    }
    List<FileSize> shapes =
        every.shapes().length > 0 ? List.of(every.shapes()) : List.of(FileSize.values());
    return shapes.stream().map(Optional::of);
  }

  private static Arguments testbed(
      Run run,
      ExtensionContext context,
      Method method,
      Profile profile,
      Optional<FileSize> shape,
      ReleasePair release) {
    CaseId id =
        CaseId.of(
            context.getRequiredTestClass(),
            method.getName(),
            shape.map(FileSize::toString),
            profile.name(),
            release.label());
    Testbed testbed = new Testbed(run, id, profile, release);
    return shape.isPresent() ? Arguments.of(testbed, shape.get()) : Arguments.of(testbed);
  }
}
