package org.s3aharness.node;

import java.util.Locale;

/** What the client of a cluster tells the harness, one a line: the event, a space, and a text. */
public enum ClientEvent {
  /** The application has been accepted; its id. */
  APPLICATION,
  /** The application's state has changed; the state and what the cluster says about it. */
  STATE,
  /** The application is over, and all that there is has been brought; how it ended. */
  END,
  /** The cluster takes no such application; why. */
  REFUSED,
  /** There is no such application, or nothing of it is left; what was looked for. */
  UNKNOWN,
  /** The client has failed; how. */
  ERROR;

  /** Tells it; line breaks in the text become spaces. */
  public void tell(String text) {
    System.out.println(
        name().toLowerCase(Locale.ROOT) + " " + String.valueOf(text).replaceAll("\\s+", " "));
    System.out.flush();
  }
}
