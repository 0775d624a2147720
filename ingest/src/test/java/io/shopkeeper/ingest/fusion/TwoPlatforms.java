package io.shopkeeper.ingest.fusion;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Records of two platforms and which of them are the same.
///
/// @param truth as [#pair]
record TwoPlatforms(List<FusionRecord> a, List<FusionRecord> b, Set<String> truth) {

  static String pair(String idA, String idB) {
    return idA + '\t' + idB;
  }

  /// How well a result tells what is the same.
  record Score(int merged, int right, int same) {
    double precision() {
      return merged == 0 ? 1 : (double) right / merged;
    }

    double recall() {
      return same == 0 ? 1 : (double) right / same;
    }

    double f1() {
      return 2 * precision() * recall() / (precision() + recall());
    }

    @Override
    public String toString() {
      return "merged %d, same %d, precision %.4f, recall %.4f, F1 %.4f"
          .formatted(merged, same, precision(), recall(), f1());
    }
  }

  Score score(FusionResult result) {
    Set<String> merged = new HashSet<>();
    result.merges().forEach(pair -> merged.add(pair(pair.a().id(), pair.b().id())));
    int right = (int) merged.stream().filter(truth::contains).count();
    return new Score(merged.size(), right, truth.size());
  }
}
