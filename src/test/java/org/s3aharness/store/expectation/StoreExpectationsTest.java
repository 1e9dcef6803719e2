package org.s3aharness.store.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks what every expectation must have. */
class StoreExpectationsTest {
  private static final List<Expectation> ALL = StoreExpectations.all();

  @Test
  void eachHasANameOfItsOwn() {
    assertThat(ALL).extracting(Expectation::id).doesNotHaveDuplicates();
    assertThat(ALL).extracting(Expectation::id).allMatch(id -> id.matches("[a-z0-9-]+/[a-z0-9-]+"));
  }

  @Test
  void eachIsASentence() {
    assertThat(ALL).extracting(Expectation::says).allMatch(says -> says.matches("[A-Z].*\\."));
    assertThat(ALL).extracting(Expectation::says).doesNotHaveDuplicates();
  }

  @Test
  void everyDocumentIsNeeded() {
    assertThat(ALL).extracting(Expectation::source).contains(AwsDocument.values());
  }
}
