package org.s3aharness.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/** Describes what a read returned: the number of bytes and their SHA-256. */
public final class Fingerprint implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long length;
  private final String sha256;

  private Fingerprint(long length, String sha256) {
    this.length = length;
    this.sha256 = sha256;
  }

  /** Reads {@code in} to its end, without closing it. */
  public static Fingerprint of(InputStream in) throws IOException {
    try (DigestOutputStream digest = digesting()) {
      byte[] buffer = new byte[1 << 16];
      long length = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.write(buffer, 0, n);
        length += n;
      }
      return of(length, digest);
    }
  }

  /** Returns the fingerprint of some bytes. */
  public static Fingerprint of(byte[] bytes) {
    return new Fingerprint(bytes.length, hex(newSha256().digest(bytes)));
  }

  static Fingerprint of(long length, DigestOutputStream digest) {
    return new Fingerprint(length, hex(digest.getMessageDigest().digest()));
  }

  static DigestOutputStream digesting() {
    OutputStream nowhere =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void write(byte[] b, int off, int len) {}
        };
    return new DigestOutputStream(nowhere, newSha256());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String hex(byte[] digest) {
    return String.format("%064x", new BigInteger(1, digest));
  }

  /** Returns the length in bytes. */
  public long length() {
    return length;
  }

  /** Returns the SHA-256 as 64 hexadecimal digits in lower case. */
  public String sha256() {
    return sha256;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint
        && ((Fingerprint) other).length == length
        && ((Fingerprint) other).sha256.equals(sha256);
  }

  @Override
  public int hashCode() {
    return Objects.hash(length, sha256);
  }

  @Override
  public String toString() {
    return length + " bytes, SHA-256 " + sha256.substring(0, 16) + "…";
  }
}
