package io.shopkeeper.serve.figures;

import io.shopkeeper.advertise.campaign.Audience;
import io.shopkeeper.advertise.campaign.Campaign;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.LifecycleStage;
import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The customers of the shop by the stage they stand at and by the segments that are kept, as in
/// `segment:loyal`. Who refused personalisation or marketing is never addressed, and of a stage
/// only who agreed to marketing; what they said is read anew every minute. Safe for any number of
/// threads.
public final class ShopAudience implements Audience {
  private static final String SEGMENT = "segment:";

  private final Customers customers;
  private final Cached<Said> said;

  public ShopAudience(Customers customers, Facts facts, InstantSource clock) {
    this.customers = customers;
    this.said = new Cached<>(Duration.ofMinutes(1), clock, () -> read(customers, facts));
  }

  private record Said(Set<String> refused, Set<String> agreed) {}

  private record Answer(String customer, boolean agreed, boolean refused) {}

  @Override
  public Set<String> names() {
    return Stream.of(
            Stream.of(Campaign.EVERYONE),
            Arrays.stream(LifecycleStage.values()).map(ShopAudience::name),
            customers.saved().ids().stream().map(id -> SEGMENT + id))
        .flatMap(names -> names)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean holds(CustomerId customer, List<String> names) {
    if (names.contains(Campaign.EVERYONE)) {
      return true;
    }
    return agrees(customer) && (inStage(customer, names) || inSegment(customer, names));
  }

  private boolean inStage(CustomerId customer, List<String> names) {
    return names.stream().anyMatch(name -> !name.startsWith(SEGMENT))
        && customers
            .profile(customer)
            .flatMap(CustomerProfile::inferred)
            .filter(statistics -> names.contains(name(statistics.stage())))
            .isPresent();
  }

  private boolean inSegment(CustomerId customer, List<String> names) {
    return names.stream().anyMatch(name -> name.startsWith(SEGMENT))
        && customers.saved().of(customer).stream().anyMatch(id -> names.contains(SEGMENT + id));
  }

  /// By the stage they stood at when customers were last counted.
  @Override
  public List<CustomerId> members(List<String> names) {
    Population counted = customers.saved().population();
    return customers.saved().members(SegmentRule.where("")).stream()
        .map(CustomerId::new)
        .filter(customer ->
            names.contains(Campaign.EVERYONE)
                || names.contains(lower(counted.text(CustomerFigure.STAGE, customer.value())))
                || inSegment(customer, names))
        .toList();
  }

  @Override
  public boolean agrees(CustomerId customer) {
    return said.value().agreed().contains(customer.value()) && !suppressed(customer);
  }

  /// The category that a customer likes most.
  @Override
  public Map<String, String> interests(CustomerId customer) {
    return customers
        .profile(customer)
        .flatMap(CustomerProfile::inferred)
        .filter(known -> !known.categories().isEmpty())
        .map(known -> Map.of("category", known.categories().getFirst().name()))
        .orElse(Map.of());
  }

  @Override
  public boolean suppressed(CustomerId customer) {
    return said.value().refused().contains(customer.value());
  }

  private static String name(LifecycleStage stage) {
    return lower(stage.name());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Said read(Customers customers, Facts facts) {
    List<Answer> answers =
        facts.list(
            Query.of(ShopAudience.class, "marketing-consent.sql"),
            row -> new Answer(row.text(0), row.truth(1), row.truth(2)));
    return new Said(
        Stream.concat(
                customers.refused().stream(),
                answers.stream().filter(Answer::refused).map(Answer::customer))
            .collect(Collectors.toUnmodifiableSet()),
        answers.stream()
            .filter(answer -> answer.agreed() && !answer.refused())
            .map(Answer::customer)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
