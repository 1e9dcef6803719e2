package org.s3aharness.watch.object;

/**
 * An object that no recorded request explains.
 *
 * @param why the reason, in words
 */
public record UnexplainedObject(String bucket, String key, String why) {}
