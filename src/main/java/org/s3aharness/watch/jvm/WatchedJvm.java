package org.s3aharness.watch.jvm;

/**
 * Describes a JVM of a watched job.
 *
 * @param process its process id
 * @param main its main class or jar
 * @param java its version
 */
public record WatchedJvm(String process, String main, String java) {}
