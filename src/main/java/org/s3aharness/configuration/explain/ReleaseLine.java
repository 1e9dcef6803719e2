package org.s3aharness.configuration.explain;

/**
 * Says what some releases do with a bucket's settings.
 *
 * @param releases such as {@code 3.4.1} or {@code from 3.3.2, before 3.4.0}
 * @param says what they do
 * @param isWrong whether data would not be encrypted as the settings ask, or the bucket would not
 *     open
 */
public record ReleaseLine(String releases, String says, boolean isWrong) {}
