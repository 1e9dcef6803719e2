package org.s3aharness.harness;

import java.io.IOException;
import java.util.Optional;
import org.s3aharness.encryption.Profile;

/**
 * What the cases of one variation share: an agent and a bucket, taken when the first one runs, and
 * what the suite sets up once.
 */
public final class Stage implements AutoCloseable {
  private final Run run;
  private final Variation variation;
  private final Testbed shared;
  private Object scene;

  Stage(Run run, Variation variation) {
    this.run = run;
    this.variation = variation;
    Profile nothingSet = new Profile(variation.name(), ProfileCases.NO_PROFILE.file());
    this.shared = new Testbed(run, null, nothingSet);
  }

  /** What the cases are judged for. */
  public Variation variation() {
    return variation;
  }

  /** Sets something up. */
  public interface Setting<T> {
    T up() throws IOException;
  }

  /** What was set up for the cases of the variation, by the first of them that asks. */
  public <T> T once(Class<T> type, Setting<T> set) throws IOException {
    if (scene == null) {
      scene = set.up();
    }
    return type.cast(scene);
  }

  Testbed testbed(CaseId id) {
    return new Testbed(id, shared);
  }

  static CaseId id(Run run, Class<?> suite, String method, Variation variation) {
    return CaseId.of(suite, method, Optional.empty(), variation.name(), run.release().name());
  }

  CaseId id(Class<?> suite, String method) {
    return id(run, suite, method, variation);
  }

  @Override
  public void close() throws IOException {
    shared.close();
  }

  @Override
  public String toString() {
    return variation.name();
  }
}
