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
import java.util.List;
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
  /// The layer of experiments that Shopkeeper's own lists follow.
  public static final String LISTS = "lists";

  /// The layer of experiments whose arms are variants of products' texts.
  public static final String TEXTS = "texts";

  /// The layer of a test of one product's texts in a language.
  public static String textsOf(String product, String language) {
    return "%s/%s~%s".formatted(TEXTS, product, language);
  }

  /// The arm that sees the lists that everybody sees.
  public static final String POPULAR = "popular";

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
    return decide(experiments.running(), visitor, customer, said, true);
  }

  /// The arms of the experiments on one layer, for what Shopkeeper shows by itself; none for nobody
  /// in particular.
  public Map<String, String> arms(
      String layer, @Nullable CustomerId customer, @Nullable SessionId session) {
    return arms(layer, customer, session, true);
  }

  private Map<String, String> arms(
      String layer, @Nullable CustomerId customer, @Nullable SessionId session, boolean noted) {
    Visitor visitor = visitor(customer, session);
    List<Experiment> running =
        experiments.running().stream()
            .filter(one -> one.allocation().layer().equals(layer))
            .toList();
    return visitor == null || running.isEmpty()
        ? Map.of()
        : decide(running, visitor, customer, Map.of(), noted);
  }

  /// Whether a visitor is to see the lists that everybody sees: the held-out, and the arm
  /// [#POPULAR] of an experiment on the layer [#LISTS].
  public boolean seesEverybodysLists(@Nullable CustomerId customer, @Nullable SessionId session) {
    return seesEverybodysLists(customer, session, true);
  }

  /// The same of a visitor who is not about to see anything, as where a list is explained to the
  /// shop or written into a file: nothing is noted.
  public boolean wouldSeeEverybodysLists(
      @Nullable CustomerId customer, @Nullable SessionId session) {
    return seesEverybodysLists(customer, session, false);
  }

  private boolean seesEverybodysLists(
      @Nullable CustomerId customer, @Nullable SessionId session, boolean noted) {
    return heldOut(customer, session, noted)
        || arms(LISTS, customer, session, noted).containsValue(POPULAR);
  }

  private Map<String, String> decide(
      List<Experiment> asked,
      Visitor visitor,
      @Nullable CustomerId customer,
      Map<String, String> said,
      boolean noted) {
    Instant now = clock.instant();
    var holdouts = new HashMap<>(experiments.holdouts());
    boolean out = heldOut(visitor, assigner.with(holdouts), noted);
    holdouts.remove(Assigner.EVERYTHING); // Who logs in is held out by the visit, not by the hash.
    Assigner today = assigner.with(holdouts);
    Map<String, String> attributes = null;
    var arms = new LinkedHashMap<String, String>();
    for (Experiment experiment : asked) {
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
        if (noted && (before.isPresent() || experiment.stop(arm.get()).isEmpty())) {
          exposures.log(visitor.unit(experiment.id()), arm.get());
        }
      }
    }
    return arms;
  }

  /// Whether a visitor is held out of everything and is to see what everybody sees; noted, as is
  /// that one is not, so that what Shopkeeper earns can be told. False of nobody in particular.
  public boolean heldOut(@Nullable CustomerId customer, @Nullable SessionId session) {
    return heldOut(customer, session, true);
  }

  private boolean heldOut(
      @Nullable CustomerId customer, @Nullable SessionId session, boolean noted) {
    Visitor visitor = visitor(customer, session);
    return visitor != null && heldOut(visitor, assigner.with(experiments.holdouts()), noted);
  }

  private boolean heldOut(Visitor visitor, Assigner today, boolean noted) {
    Optional<Holdout> holdout = experiments.holdout();
    if (holdout.isEmpty()) {
      return false;
    }
    String id = holdout.get().id();
    String arm =
        remembered(id, visitor)
            .orElseGet(() -> today.heldOut(visitor.hashed()) ? Holdout.HELD_OUT : Holdout.SHOWN);
    if (noted) {
      exposures.log(visitor.unit(id), arm);
    }
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
