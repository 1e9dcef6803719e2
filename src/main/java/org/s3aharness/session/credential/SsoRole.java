package org.s3aharness.session.credential;

import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The role that a profile takes on by single sign-on (AWS SDKs and Tools Reference Guide, "IAM
 * Identity Center credential provider").
 *
 * @param session the name of the {@code sso-session} section; empty for a profile that has the
 *     portal's address itself
 */
record SsoRole(
    String account, String role, String startUrl, String region, Optional<String> session) {
  private static final String ACCOUNT = "sso_account_id";
  private static final String ROLE = "sso_role_name";
  private static final String START_URL = "sso_start_url";
  private static final String REGION = "sso_region";
  private static final String SESSION = "sso_session";

  /** Returns the role of a profile; empty if it does not use single sign-on, or lacks something. */
  static Optional<SsoRole> of(ProfileFile file, Profile profile) {
    Optional<String> session = profile.property(SESSION);
    Optional<Profile> where =
        session.isPresent() ? file.getSection("sso-session", session.get()) : Optional.of(profile);
    boolean isComplete =
        profile.property(ACCOUNT).isPresent()
            && profile.property(ROLE).isPresent()
            && where.flatMap(section -> section.property(START_URL)).isPresent()
            && where.flatMap(section -> section.property(REGION)).isPresent();
    return isComplete
        ? Optional.of(
            new SsoRole(
                profile.property(ACCOUNT).get(),
                profile.property(ROLE).get(),
                where.get().property(START_URL).get(),
                where.get().property(REGION).get(),
                session))
        : Optional.empty();
  }

  /** Returns the host of the portal that gives out the role's credentials. */
  String host() {
    return "portal.sso.%s.%s"
        .formatted(region, PartitionMetadata.of(Region.of(region)).dnsSuffix());
  }

  /** Returns the path of the file in which {@code aws sso login} keeps the token of the session. */
  String tokenFile() {
    return ".aws/sso/cache/" + DigestUtils.sha1Hex(session.orElse(startUrl)) + ".json";
  }

  /** Returns the lines of {@code ~/.aws/config} that describe the role. */
  List<String> lines(String profile) {
    String header = profile.equals("default") ? "[default]" : "[profile " + profile + "]";
    String ofRole = "%s = %s%n%s = %s%n".formatted(ACCOUNT, account, ROLE, role);
    String ofPortal = "%s = %s%n%s = %s%n".formatted(START_URL, startUrl, REGION, region);
    return session
        .map(
            name ->
                List.of(
                    "%s%n%s = %s%n%s".formatted(header, SESSION, name, ofRole),
                    "[sso-session %s]%n%s".formatted(name, ofPortal)))
        .orElseGet(() -> List.of("%s%n%s%s".formatted(header, ofPortal, ofRole)));
  }
}
