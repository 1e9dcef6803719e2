package org.s3aharness.watch.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.s3aharness.watch.census.Actor;

/**
 * Describes an object as a recorded request wrote it last.
 *
 * @param kind of that request
 * @param actor the sender
 * @param sent the bytes of that request's body; 0 where the data came in another way
 * @param eTag the ETag in the response; empty if there is none
 * @param certain whether a response came, and reported success
 * @param time of the request, in milliseconds of the epoch
 */
public record WrittenObject(
    String kind, Actor actor, long sent, String eTag, boolean certain, long time) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectReader READER = JSON.readerFor(WrittenObject.class);
  private static final ObjectWriter WRITER = JSON.writerFor(WrittenObject.class);

  public String toText() {
    try {
      return WRITER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers can be written", e);
    }
  }

  public static WrittenObject ofText(String text) {
    try {
      return READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written can be read", e);
    }
  }
}
