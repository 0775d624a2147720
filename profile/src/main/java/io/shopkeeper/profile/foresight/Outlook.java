package io.shopkeeper.profile.foresight;

import io.shopkeeper.profile.explain.SmallestChange;
import io.shopkeeper.profile.lifetime.LifetimeDraws;
import io.shopkeeper.profile.lifetime.LifetimeReasons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one customer will do, and why the model says so.
///
/// @param ahead days that are foretold
/// @param again the probability that they order within these days
/// @param base the same probability of a customer of whom nothing is known
/// @param reasons the features that move the answer most, first
/// @param alike customers whose features are the nearest, nearest first; none who refused
///   personalisation
/// @param change the smallest that is known to turn the answer; empty if none of at most three
///   features does
/// @param alive the probability that they have not left; null if nobody ordered twice
/// @param orders how many within these days and what they are worth, in minor units; null likewise
/// @param because why so many and so much; null likewise
public record Outlook(
    int ahead,
    double again,
    double base,
    List<Reason> reasons,
    List<Alike> alike,
    List<SmallestChange.Change> change,
    @Nullable Double alive,
    LifetimeDraws.@Nullable Outlook orders,
    @Nullable LifetimeReasons because) {

  public Outlook {
    reasons = List.copyOf(reasons);
    alike = List.copyOf(alike);
    change = List.copyOf(change);
  }

  /// What a feature adds.
  ///
  /// @param value for people; empty if not known
  /// @param logOdds exact Shapley value before calibration; above 0 it speaks for an order
  public record Reason(String feature, String value, double logOdds) {}

  /// A customer like this one.
  ///
  /// @param distance from 0, the same, to 1
  /// @param again the probability that they order
  public record Alike(String customer, double distance, double again) {}
}
