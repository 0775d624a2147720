package io.shopkeeper.profile.segment;

/// Which segment is meant, and which version of it.
///
/// @param version 0 for the newest
public record SegmentVersion(String segment, int version) {

  public SegmentVersion {
    if (segment.isBlank() || version < 0) {
      throw new IllegalArgumentException(
          "a segment is meant by its id and a version from 1, as vip or vip@3: '%s@%d'"
              .formatted(segment, version));
    }
  }

  /// Reads `vip`, the newest, or `vip@3`.
  public static SegmentVersion parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new SegmentVersion(text, 0);
    }
    String version = text.substring(at + 1);
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "the version of a segment is a number from 1: '%s'".formatted(text));
    }
    return new SegmentVersion(text.substring(0, at), Integer.parseInt(version));
  }
}
