package io.shopkeeper.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers the distinct texts of a column from 0, without an object for each look-up.
///
/// A text equal to the one before it, as most are in a list of invoice lines, is found without
/// hashing.
final class TextIndex {
  private static final int FREE = -1;

  private final List<String> texts = new ArrayList<>();
  private int[] hashes = new int[1 << 9];
  private int[] slots = new int[1 << 10];
  private int last = FREE;

  TextIndex() {
    Arrays.fill(slots, FREE);
  }

  /// The number of a text; a new one if it was not seen.
  int of(CharSequence text) {
    if (last == FREE || !same(texts.get(last), text)) {
      last = find(text);
    }
    return last;
  }

  private int find(CharSequence text) {
    int hash = hash(text);
    int slot = start(hash);
    while (slots[slot] != FREE) {
      int number = slots[slot];
      if (hashes[number] == hash && same(texts.get(number), text)) {
        return number;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return add(text.toString(), hash, slot);
  }

  private int add(String text, int hash, int slot) {
    int number = texts.size();
    texts.add(text);
    hashes[number] = hash;
    slots[slot] = number;
    if (texts.size() == hashes.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, hashes.length * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int number = 0; number < texts.size(); number++) {
      int slot = start(hashes[number]);
      while (slots[slot] != FREE) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = number;
    }
  }

  String text(int number) {
    return texts.get(number);
  }

  int size() {
    return texts.size();
  }

  private static int hash(CharSequence text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    // Multiplicative (Fibonacci) hashing: texts that differ in their last digits only spread.
    hash *= 0x9E3779B9;
    return hash ^ hash >>> 16;
  }

  private int start(int hash) {
    return hash & slots.length - 1;
  }

  private static boolean same(String known, CharSequence text) {
    int length = known.length();
    if (length != text.length()) {
      return false;
    }
    // From the end: numbers in a row differ there.
    for (int i = length - 1; i >= 0; i--) {
      if (known.charAt(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
