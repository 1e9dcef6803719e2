package org.s3aharness.store.process;

/**
 * Describes the packages of a {@link PythonEnvironment}.
 *
 * @param name the name of the program, for people; in lower case it is part of the name of a
 *     directory
 * @param version the version of the program
 * @param lock the resource beside this class that names every package with its hashes
 */
public record PythonPackages(String name, String version, String lock) {}
