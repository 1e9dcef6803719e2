package org.s3aharness.watch.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a job does: requests by place, operation and encryption. The number of rows is
 * limited, whatever the job does. It is not thread-safe.
 */
public final class Census {
  private static final int MOST_ROWS = 10_000;

  private static final class Tally {
    private long requests;
    private long objects;
    private long requestBytes;
  }

  private final Map<CensusKey, Tally> rows = new HashMap<>();

  /** Counts a request, and returns the row in which it is counted. */
  public CensusKey add(CensusKey what, long requestBytes) {
    CensusKey row = rows.containsKey(what) || rows.size() < MOST_ROWS ? what : coarser(what);
    Tally count = rows.computeIfAbsent(row, added -> new Tally());
    count.requests++;
    count.requestBytes += requestBytes;
    return row;
  }

  /** Counts an object that was written for the first time by a request of this row. */
  public void addObject(CensusKey row) {
    rows.get(row).objects++;
  }

  /** Returns a coarser row, one for each bucket and kind, for requests beyond the limit of rows. */
  private static CensusKey coarser(CensusKey what) {
    return new CensusKey(
        what.bucket(),
        "",
        what.kind(),
        "any other",
        what.asked(),
        what.acknowledged(),
        "any",
        "any");
  }

  /** Returns the rows, sorted by place, kind and operation. */
  public List<CensusRow> rows() {
    List<CensusRow> list = new ArrayList<>();
    rows.forEach(
        (what, count) ->
            list.add(new CensusRow(what, count.requests, count.objects, count.requestBytes)));
    list.sort(Comparator.comparing(row -> row.what().toString()));
    return list;
  }
}
