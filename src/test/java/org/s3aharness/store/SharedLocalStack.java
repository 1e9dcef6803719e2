package org.s3aharness.store;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.s3aharness.store.local.LocalStack;
import org.s3aharness.store.local.LocalStackOptions;

/** Hands tests one LocalStack host process for all of them, ended with the test run. */
public final class SharedLocalStack implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Store.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedLocalStack.class))
        .getOrComputeIfAbsent("localstack", name -> start(), Store.class);
  }

  private static Store start() {
    LocalStackOptions options =
        LocalStackOptions.loggingTo(Path.of("target", "shared-localstack.log"))
            .withHosting(LocalStackOptions.Hosting.HOST);
    return LocalStack.start(options, System.out::println);
  }
}
