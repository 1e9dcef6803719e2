package org.s3aharness.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strings that recur, each written once and referred to by its number. */
final class StringTable {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private long characters;

  /** The string's number, from 0 on. */
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

  /** All strings, in the order of their numbers. */
  List<String> all() {
    return new ArrayList<>(numbers.keySet());
  }

  /** How many there are. */
  int size() {
    return numbers.size();
  }

  /** How long all strings are together. */
  long characters() {
    return characters;
  }
}
