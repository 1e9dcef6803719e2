package org.s3aharness.store.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Not run where no Docker engine answers; an error there if {@code S3AHARNESS_CONTAINERS} is {@code
 * required}, as on a machine that has just started one for these tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsContainerEngine.Condition.class)
@interface NeedsContainerEngine {
  /** Asks for one. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> whyNot = ContainerEngine.whyNot();
      if (whyNot.isPresent() && "required".equals(System.getenv("S3AHARNESS_CONTAINERS"))) {
        throw new IllegalStateException(whyNot.get());
      }
      return whyNot
          .map(ConditionEvaluationResult::disabled)
          .orElseGet(() -> ConditionEvaluationResult.enabled("a Docker engine answers"));
    }
  }
}
