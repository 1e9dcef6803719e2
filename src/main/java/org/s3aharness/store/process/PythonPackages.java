package org.s3aharness.store.process;

/**
 * What a {@link PythonEnvironment} holds.
 *
 * @param name the program that is wanted, for people; in lower case part of a directory's name
 * @param version its version
 * @param lock the resource beside this class that names every package with its hashes
 */
public record PythonPackages(String name, String version, String lock) {}
