package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How the end of an experiment's part of its layer rises by itself while it runs: who was in stays
/// in, in the same arm.
///
/// @param steps in the order of time, each later and higher than the one before
public record Ramp(List<Step> steps) {
  public static final Ramp NONE = new Ramp(List.of());

  private static final int MOST = 20;
  private static final double MINUTES_OF_A_DAY = Duration.ofDays(1).toMinutes();

  /// Written `2=0.5`.
  ///
  /// @param days after the start, above 0
  /// @param to the end of the part from then on
  public record Step(double days, double to) {
    public Step {
      if (!(days > 0 && days <= 365) || !(to > 0 && to <= 1)) {
        throw new IllegalArgumentException(
            "a step of a ramp is days after the start, above 0 and at most 365, and an end of the"
                + " part, at most 1: %s=%s".formatted(days, to));
      }
    }

    private static Step of(String text) {
      int equals = text.indexOf('=');
      try {
        if (equals > 0) {
          return new Step(
              Double.parseDouble(text.substring(0, equals).strip()),
              Double.parseDouble(text.substring(equals + 1).strip()));
        }
      } catch (NumberFormatException _) {
        // Told below.
      }
      throw new IllegalArgumentException(
          "a step of a ramp is days after the start and an end of the part, as in 2=0.5: '%s'"
              .formatted(text));
    }

    private String text() {
      return plain(days) + "=" + plain(to);
    }

    private static String plain(double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
  }

  public Ramp {
    steps = List.copyOf(steps);
    if (steps.size() > MOST) {
      throw new IllegalArgumentException("a ramp has at most %d steps".formatted(MOST));
    }
    for (int i = 1; i < steps.size(); i++) {
      Step before = steps.get(i - 1);
      Step step = steps.get(i);
      if (step.days() <= before.days() || step.to() <= before.to()) {
        throw new IllegalArgumentException(
            "steps of a ramp rise, one after the other: %s, %s"
                .formatted(before.text(), step.text()));
      }
    }
  }

  /// @throws IllegalArgumentException if a text is no step
  public static Ramp of(List<String> texts) {
    return new Ramp(texts.stream().map(Step::of).toList());
  }

  public List<String> texts() {
    return steps.stream().map(Step::text).toList();
  }

  void check(double to) {
    if (!steps.isEmpty() && steps.getFirst().to() <= to) {
      throw new IllegalArgumentException(
          "a ramp rises from the end of the part, %s: its first step goes to %s"
              .formatted(to, steps.getFirst().to()));
    }
  }

  Allocation last(Allocation allocation) {
    return steps.isEmpty() ? allocation : raised(allocation, steps.getLast().to());
  }

  /// The allocation as it is at a time.
  Allocation at(Allocation allocation, Instant started, Instant now) {
    Allocation reached = allocation;
    for (Step step : steps) {
      Instant due = started.plus(Duration.ofMinutes(Math.round(step.days() * MINUTES_OF_A_DAY)));
      if (now.isBefore(due)) {
        break;
      }
      reached = raised(allocation, step.to());
    }
    return reached;
  }

  /// With a later end; the same where it is further already, by hand.
  static Allocation raised(Allocation allocation, double to) {
    return to <= allocation.to()
        ? allocation
        : new Allocation(
            allocation.key(),
            allocation.layer(),
            allocation.from(),
            to,
            allocation.arms(),
            allocation.targets());
  }
}
