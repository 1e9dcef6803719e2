package org.s3aharness.store;

/**
 * What a {@link PythonEnvironment} holds.
 *
 * @param name the program that is wanted, for people; in lower case part of a directory's name
 * @param version its version
 * @param lock the resource that names every package with its hashes
 */
record PythonPackages(String name, String version, String lock) {
  static final PythonPackages LOCALSTACK =
      new PythonPackages("LocalStack", LocalStackSettings.VERSION, "localstack.lock");
  static final PythonPackages SEAWEEDFS =
      new PythonPackages("SeaweedFS", SeaweedFsSettings.VERSION, "seaweedfs.lock");
}
