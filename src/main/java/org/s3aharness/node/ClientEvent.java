package org.s3aharness.node;

import java.util.Locale;

/**
 * The events that a cluster's client reports to the harness, one to a line: the event, a space, and
 * a text.
 */
public enum ClientEvent {
  /** The application has been accepted. The text is its id. */
  APPLICATION,
  /**
   * The application's state has changed. The text is the state and what the cluster says about it.
   */
  STATE,
  /**
   * The application has ended, and all of its results have been fetched. The text says how it
   * ended.
   */
  END,
  /** The cluster refuses the application. The text says why. */
  REFUSED,
  /**
   * The application does not exist, or nothing of it is left. The text says what was looked for.
   */
  UNKNOWN,
  /** The client has failed. The text says how. */
  ERROR;

  /** Reports the event; line breaks in the text become spaces. */
  public void tell(String text) {
    System.out.println(
        name().toLowerCase(Locale.ROOT) + " " + String.valueOf(text).replaceAll("\\s+", " "));
    System.out.flush();
  }
}
