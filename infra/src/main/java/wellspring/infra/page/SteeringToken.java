package wellspring.infra.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret that permits steering a run: 128 random bits. */
record SteeringToken(String text) {
  private static final int BYTES = 16;
  private static final String SCHEME = "Bearer ";

  static SteeringToken random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SteeringToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Whether a request brings this token; how long that takes does not tell how much of it is right.
   *
   * @param authorizationOrNull the header {@code Authorization}; null if there is none
   */
  boolean isIn(String authorizationOrNull) {
    return authorizationOrNull != null
        && MessageDigest.isEqual(
            (SCHEME + text).getBytes(StandardCharsets.UTF_8),
            authorizationOrNull.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing of the secret, wherever this may be printed. */
  @Override
  public String toString() {
    return "Token";
  }
}
