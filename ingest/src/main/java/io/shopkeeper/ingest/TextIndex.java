package io.shopkeeper.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers the distinct texts of a column from 0, without an object for each look-up.
final class TextIndex {
  private static final int FREE = -1;

  private final List<String> texts = new ArrayList<>();
  private int[] slots = new int[1 << 10];

  TextIndex() {
    Arrays.fill(slots, FREE);
  }

  /// The number of a text; a new one if it was not seen.
  int of(CharSequence text) {
    int slot = slot(text, slots);
    if (slots[slot] == FREE) {
      slots[slot] = texts.size();
      texts.add(text.toString());
      if (texts.size() * 2 > slots.length) {
        grow();
      }
      return texts.size() - 1;
    }
    return slots[slot];
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  private int slot(CharSequence text, int[] table) {
    int mask = table.length - 1;
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    // Fibonacci hashing spreads numbers that differ in their last digits only.
    int slot = (hash * 0x9E3779B9) >>> 8 & mask;
    while (table[slot] != FREE && !texts.get(table[slot]).contentEquals(text)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    Arrays.fill(larger, FREE);
    for (int i = 0; i < texts.size(); i++) {
      larger[slot(texts.get(i), larger)] = i;
    }
    slots = larger;
  }
}
