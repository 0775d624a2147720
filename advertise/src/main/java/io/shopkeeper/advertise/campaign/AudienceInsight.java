package io.shopkeeper.advertise.campaign;

import io.shopkeeper.evaluation.Interval;
import java.util.List;

/// Which copy a campaign has for visitors who like something, and why.
///
/// @param interest as in `category=tea`; empty for visitors of whom nothing is known
/// @param impressions shown to such visitors so far
/// @param creatives those first that are shown most by what is known now
public record AudienceInsight(String interest, long impressions, List<Standing> creatives) {
  public AudienceInsight {
    creatives = List.copyOf(creatives);
  }

  /// A creative for these visitors.
  ///
  /// @param clickRate per impression so far, of 95 % by Wilson's method
  /// @param share of them that are shown it from now on
  /// @param expected response, by the model that chooses
  /// @param reasons what it is made of; they add up to it
  public record Standing(
      Creative creative,
      long impressions,
      long clicks,
      Interval clickRate,
      double share,
      Interval expected,
      List<Reason> reasons) {
    public Standing {
      reasons = List.copyOf(reasons);
    }
  }

  /// A part of the response that is expected.
  ///
  /// @param feature an attribute of the creative as in `category=tea`, or its id for what is its
  ///   own
  /// @param general whoever sees it
  /// @param match because it is what the visitor likes
  public record Reason(String feature, double general, double match) {
    public double sum() {
      return general + match;
    }
  }
}
