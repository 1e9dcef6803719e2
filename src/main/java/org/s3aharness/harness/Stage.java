package org.s3aharness.harness;

import java.io.IOException;
import java.util.Optional;
import org.s3aharness.encryption.Profile;
import org.s3aharness.harness.plan.ReleasePair;
import org.s3aharness.harness.plan.Variation;
import org.s3aharness.harness.run.Run;
import org.s3aharness.harness.run.Workspace;
import org.s3aharness.harness.verdict.CaseId;

/**
 * What the cases of one variation share: an agent and a bucket, taken when the first one runs, and
 * what the suite sets up once.
 */
public final class Stage implements AutoCloseable {
  private final Variation variation;
  private final ReleasePair crossing;
  private final Run run;
  private final Profile profile;
  private final Workspace ground;
  private Object scene;

  /** For a variation that brings its own settings. */
  Stage(Run run, Variation variation, ReleasePair crossing) {
    this(run, variation, crossing, new Profile(variation.name(), ProfileCases.NO_PROFILE.file()));
  }

  /** For a profile. */
  Stage(Run run, Profile profile, ReleasePair crossing) {
    this(run, profile::name, crossing, profile);
  }

  private Stage(Run run, Variation variation, ReleasePair crossing, Profile profile) {
    this.variation = variation;
    this.crossing = crossing;
    this.run = run;
    this.profile = profile;
    this.ground = new Workspace(run, profile, crossing);
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
    return new Testbed(run, id, profile, crossing, ground);
  }

  CaseId id(Class<?> suite, String method) {
    return CaseId.of(suite, method, Optional.empty(), variation.name(), crossing.label());
  }

  @Override
  public void close() throws IOException {
    ground.close();
  }

  @Override
  public String toString() {
    return variation.name() + "@" + crossing;
  }
}
