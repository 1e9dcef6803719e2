package org.s3aharness.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of strings that recur, so that each is written once and referred to by its number. */
final class StringTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private long characters;

  /** Returns the string's number, counted from 0; a new string is added. */
  int number(String text) {
    return numbers.computeIfAbsent(
        text,
        added -> {
          characters += added.length();
          return numbers.size();
        });
  }

  List<Integer> numbers(List<String> texts) {
    return texts.stream().map(this::number).toList();
  }

  /** Returns all strings, in the order of their numbers. */
  List<String> all() {
    return new ArrayList<>(numbers.keySet());
  }

  /** Returns the number of strings. */
  int size() {
    return numbers.size();
  }

  /** Returns the length of all strings together, in characters. */
  long characters() {
    return characters;
  }
}
