package org.s3aharness.store.expectation;

import com.fasterxml.jackson.annotation.JsonValue;

/** Says how a store's answer compares with what AWS does. */
public enum Conformity {
  /** The store does as AWS does. */
  RIGHT("right"),
  /** The store answers, but does something else. */
  WRONG("wrong"),
  /** The store refuses what AWS accepts, so that nobody is misled. */
  CANNOT("cannot"),
  /** The expectation could not be tried, which says nothing about the store. */
  NOT_TRIED("not tried");

  private final String label;

  Conformity(String label) {
    this.label = label;
  }

  /** Returns the verdict in words, such as {@code not tried}. */
  @JsonValue
  public String label() {
    return label;
  }
}
