package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.CustomerId;
import java.util.List;
import java.util.Set;

/// Which customers are in which segment: what experiments, campaigns and exports ask. Merged
/// customers are one, under any of their ids; who refused personalisation is in no segment. Any
/// thread may ask.
public interface Segments {

  /// Ids of the segments that there are.
  Set<String> ids();

  /// Whether a customer is in a segment; false if there is no such segment or version.
  boolean holds(SegmentVersion segment, CustomerId customer);

  /// The ids of all segments that a customer is in now, at their newest versions.
  Set<String> of(CustomerId customer);

  /// Everyone in a segment, in the order of their ids.
  ///
  /// @throws IllegalArgumentException if there is no such segment or version
  List<CustomerId> members(SegmentVersion segment);
}
