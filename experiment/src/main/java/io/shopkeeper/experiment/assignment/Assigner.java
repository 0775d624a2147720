package io.shopkeeper.experiment.assignment;

import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Assignment.In;
import io.shopkeeper.experiment.assignment.Assignment.Out;
import io.shopkeeper.experiment.assignment.Assignment.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Assigns units to arms. Thread-safe.
///
/// @param holdouts shares of units, in [0, 1), that no experiment of a layer gets, by layer;
///   [#EVERYTHING] for no experiment at all
public record Assigner(Map<String, Double> holdouts, Map<String, Salt> salts) {
  /// In place of a layer.
  public static final String EVERYTHING = "";

  /// @param holdout of all experiments
  public Assigner(double holdout) {
    this(Map.of(EVERYTHING, holdout), new ConcurrentHashMap<>());
  }

  public Assigner {
    holdouts = Map.copyOf(holdouts);
    for (double holdout : holdouts.values()) {
      if (!(holdout >= 0 && holdout < 1)) {
        throw new IllegalArgumentException("holdout must be in [0, 1): " + holdout);
      }
    }
  }

  /// With other shares and the same salts: who was held out stays so where a share grows.
  public Assigner with(Map<String, Double> shares) {
    return new Assigner(shares, salts);
  }

  /// What was assigned before: the arm by experiment and unit, so that logging in changes nothing.
  @FunctionalInterface
  public interface Memory {
    Memory NONE = (_, _) -> Optional.empty();

    Optional<String> arm(String experiment, String unit);
  }

  /// Where the visitor is known by a device and by a customer id, what is remembered of the
  /// customer goes first, then of the device, and else the device is hashed, as it was before
  /// logging in.
  ///
  /// @param customer null while unknown
  public Assignment assign(
      Allocation allocation,
      String device,
      @Nullable String customer,
      Map<String, String> attributes,
      Memory memory) {
    Optional<String> ofDevice = memory.arm(allocation.key(), device);
    Optional<String> ofCustomer =
        customer == null ? Optional.empty() : memory.arm(allocation.key(), customer);
    Optional<String> remembered = ofCustomer.or(() -> ofDevice);
    if (remembered.isPresent()) {
      boolean crossed = ofDevice.isPresent() && !ofDevice.equals(remembered);
      return new In(remembered.get(), true, crossed);
    }
    return assign(allocation, device, attributes);
  }

  /// Of a unit of which nothing is remembered.
  public Assignment assign(Allocation allocation, String unit, Map<String, String> attributes) {
    if (heldOut(unit) || heldOut(allocation.layer(), "holdout " + allocation.layer(), unit)) {
      return new Out(Reason.HELD_OUT);
    }
    if (!allocation.targets().holds(attributes)) {
      return new Out(Reason.NOT_TARGETED);
    }
    double place = salt("layer " + allocation.layer()).share(unit);
    if (place < allocation.from() || place >= allocation.to()) {
      return new Out(Reason.NOT_ALLOCATED);
    }
    double total = 0;
    for (Arm arm : allocation.arms()) {
      total += arm.weight();
    }
    double left = total * salt("arms " + allocation.key()).share(unit);
    Arm chosen = allocation.arms().getFirst();
    for (Arm arm : allocation.arms()) {
      if (arm.weight() > 0) {
        chosen = arm;
        left -= arm.weight();
        if (left < 0) {
          break;
        }
      }
    }
    return new In(chosen.name(), false, false);
  }

  /// Whether a unit is held out of everything.
  public boolean heldOut(String unit) {
    return heldOut(EVERYTHING, "holdout", unit);
  }

  private boolean heldOut(String layer, String salt, String unit) {
    double share = holdouts.getOrDefault(layer, 0.);
    return share > 0 && salt(salt).share(unit) < share;
  }

  private Salt salt(String name) {
    return salts.computeIfAbsent(name, Salt::new);
  }
}
