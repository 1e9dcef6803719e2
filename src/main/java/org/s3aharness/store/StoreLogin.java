package org.s3aharness.store;

/**
 * What clients need to know of a store in order to log in.
 *
 * @param credentials may do everything that a case needs
 * @param region the region that buckets and keys are in, such as {@code us-east-1}
 * @param takesAny whether the store takes temporary credentials that nobody has issued
 */
public record StoreLogin(StoreCredentials credentials, String region, boolean takesAny) {
  /** Returns the login of a store that has been started, or connected to. */
  public static StoreLogin of(Store store) {
    boolean takesAny = store.info().startedByUs() && store.whyNot(Feature.SESSIONS).isEmpty();
    return new StoreLogin(store.credentials(), store.region(), takesAny);
  }
}
