/**
 * Holds the suites: what this project knows about S3A encryption, one documented behaviour to a
 * method. To add a behaviour, add a method with {@code @Behaviour} and {@code @EveryProfile} to the
 * suite it belongs to, or a new class whose name ends in {@code Suite}.
 */
package org.s3aharness.suite;
