package io.shopkeeper.assist.understand;

/// How far a reply agrees to what was just asked.
public enum Assent {
  /// It surely does.
  SURE,
  /// It sounds like it.
  LIKELY,
  /// Nobody can tell.
  UNREAD,
  /// It sounds like anything but that: a doubt, a condition, a question, a no.
  DOUBTED
}
