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
    String visit = session == null ? null : session.value();
    String known = customer == null ? null : canonical(customer.value());
    String hashed = known == null ? visit : known;
    if (hashed == null) {
      throw new IllegalArgumentException("neither customer nor session is given");
    }
    Instant now = clock.instant();
    Assigner today = assigner.with(experiments.holdouts());
    Map<String, String> attributes = null;
    var arms = new LinkedHashMap<String, String>();
    for (Experiment experiment : experiments.running()) {
      Optional<String> before =
          remembered(experiment, CUSTOMER, known).or(() -> remembered(experiment, SESSION, visit));
      Optional<String> arm = before;
      if (before.isEmpty()) {
        Allocation allocation = experiment.allocation(now);
        if (attributes == null && !(allocation.targets() instanceof Condition.Always)) {
          attributes = attributes(customer, said);
        }
        arm = assigned(today, allocation, hashed, attributes == null ? Map.of() : attributes);
      }
      if (arm.isPresent()) {
        arms.put(experiment.id(), experiment.shown(arm.get()));
        if (before.isPresent() || experiment.stop(arm.get()).isEmpty()) {
          exposures.log(
              new Unit(experiment.id(), known == null ? SESSION : CUSTOMER, hashed), arm.get());
        }
      }
    }
    return arms;
  }

  private Optional<String> remembered(Experiment experiment, String kind, @Nullable String id) {
    return id == null ? Optional.empty() : exposures.arm(new Unit(experiment.id(), kind, id));
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
