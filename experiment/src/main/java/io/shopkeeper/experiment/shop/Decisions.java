package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Assigner;
import io.shopkeeper.experiment.assignment.Assignment;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.shop.Exposures.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides which arm of every running experiment a visitor sees, and logs it there and then. Safe
/// for any number of threads.
///
/// Where a guardrail stopped an arm its units see the control, and who would be new in it is shown
/// the control without being counted in it.
///
/// Customers who were merged are one unit; a merge is heard of within ten minutes.
public final class Decisions {
  private static final Duration MERGES_AGE = Duration.ofMinutes(10);
  private static final String CUSTOMER = "customer";
  private static final String SESSION = "session";

  private final Experiments experiments;
  private final Exposures exposures;
  private final InstantSource clock;
  private final Function<CustomerId, Map<String, String>> known;
  private final Assigner assigner = new Assigner(0);
  private volatile Merged merged = new Merged(Map.of(), Instant.MIN);

  /// @param known attributes of a customer, for targets
  public Decisions(
      Experiments experiments,
      Exposures exposures,
      Function<CustomerId, Map<String, String>> known,
      InstantSource clock) {
    this.known = known;
    this.experiments = experiments;
    this.exposures = exposures;
    this.clock = clock;
  }

  private record Merged(Map<String, String> canonical, Instant readAt) {}

  /// The arms by experiment; an experiment that the visitor is not in is left out. One of the two
  /// ids is needed. Who logs in keeps the visit's arm; a known customer is hashed by the customer's
  /// id, so that every device shows the same.
  ///
  /// Who was in stays in, whatever becomes of targets, holdouts and attributes.
  ///
  /// @param said attributes, for targets; what is known of the customer goes before
  public Map<String, String> decide(
      @Nullable CustomerId customer, @Nullable SessionId session, Map<String, String> said) {
    Visitor visitor = visitor(customer, session);
    if (visitor == null) {
      throw new IllegalArgumentException("neither customer nor session is given");
    }
    Instant now = clock.instant();
    var holdouts = new HashMap<>(experiments.holdouts());
    boolean out = heldOut(visitor, assigner.with(holdouts));
    holdouts.remove(Assigner.EVERYTHING); // Who logs in is held out by the visit, not by the hash.
    Assigner today = assigner.with(holdouts);
    Map<String, String> attributes = null;
    var arms = new LinkedHashMap<String, String>();
    for (Experiment experiment : experiments.running()) {
      Optional<String> before = remembered(experiment.id(), visitor);
      Optional<String> arm = before;
      if (before.isEmpty() && !out) {
        Allocation allocation = experiment.allocation(now);
        if (attributes == null && !(allocation.targets() instanceof Condition.Always)) {
          attributes = attributes(customer, said);
        }
        arm =
            assigned(
                today, allocation, visitor.hashed(), attributes == null ? Map.of() : attributes);
      }
      if (arm.isPresent()) {
        arms.put(experiment.id(), experiment.shown(arm.get()));
        if (before.isPresent() || experiment.stop(arm.get()).isEmpty()) {
          exposures.log(visitor.unit(experiment.id()), arm.get());
        }
      }
    }
    return arms;
  }

  /// Whether a visitor is held out of everything and is to see what everybody sees; noted, as is
  /// that one is not, so that what Shopkeeper earns can be told. False of nobody in particular.
  public boolean heldOut(@Nullable CustomerId customer, @Nullable SessionId session) {
    Visitor visitor = visitor(customer, session);
    return visitor != null && heldOut(visitor, assigner.with(experiments.holdouts()));
  }

  private boolean heldOut(Visitor visitor, Assigner today) {
    Optional<Holdout> holdout = experiments.holdout();
    if (holdout.isEmpty()) {
      return false;
    }
    String id = holdout.get().id();
    String arm =
        remembered(id, visitor)
            .orElseGet(() -> today.heldOut(visitor.hashed()) ? Holdout.HELD_OUT : Holdout.SHOWN);
    exposures.log(visitor.unit(id), arm);
    return arm.equals(Holdout.HELD_OUT);
  }

  /// @param known the id that stands for the customer
  private record Visitor(@Nullable String known, @Nullable String visit, String hashed) {
    Unit unit(String experiment) {
      return new Unit(experiment, known == null ? SESSION : CUSTOMER, hashed);
    }
  }

  private @Nullable Visitor visitor(@Nullable CustomerId customer, @Nullable SessionId session) {
    String known = customer == null ? null : canonical(customer.value());
    String visit = session == null ? null : session.value();
    String hashed = known == null ? visit : known;
    return hashed == null ? null : new Visitor(known, visit, hashed);
  }

  private Optional<String> remembered(String experiment, Visitor visitor) {
    return remembered(experiment, CUSTOMER, visitor.known())
        .or(() -> remembered(experiment, SESSION, visitor.visit()));
  }

  private Optional<String> remembered(String experiment, String kind, @Nullable String id) {
    return id == null ? Optional.empty() : exposures.arm(new Unit(experiment, kind, id));
  }

  private Map<String, String> attributes(@Nullable CustomerId customer, Map<String, String> said) {
    var attributes = new HashMap<>(said);
    if (customer != null) {
      attributes.putAll(known.apply(customer));
    }
    return attributes;
  }

  private static Optional<String> assigned(
      Assigner assigner, Allocation allocation, String unit, Map<String, String> attributes) {
    return assigner.assign(allocation, unit, attributes)
            instanceof Assignment.In(String arm, boolean _, boolean _)
        ? Optional.of(arm)
        : Optional.empty();
  }

  private String canonical(String customer) {
    Merged now = merged;
    Instant at = clock.instant();
    if (now.readAt().equals(Instant.MIN) || !at.isBefore(now.readAt().plus(MERGES_AGE))) {
      now = new Merged(exposures.canonical(), at);
      merged = now;
    }
    return now.canonical().getOrDefault(customer, customer);
  }
}
