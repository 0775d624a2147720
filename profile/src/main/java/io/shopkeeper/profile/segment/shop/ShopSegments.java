package io.shopkeeper.profile.segment.shop;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.profile.segment.Segments;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Who is in the segments that a shop keeps, as customers were last counted. Any thread may ask; of
/// one customer, it costs microseconds once a segment has been asked for.
public final class ShopSegments implements Segments {
  private final SegmentBook book;
  private final Supplier<Population> population;
  private final Supplier<Set<String>> refused;

  /// @param population everyone as last counted
  /// @param refused who refused personalisation, under each of their ids; costs next to nothing
  public ShopSegments(
      SegmentBook book, Supplier<Population> population, Supplier<Set<String>> refused) {
    this.book = book;
    this.population = population;
    this.refused = refused;
  }

  /// What the segments are.
  public SegmentBook book() {
    return book;
  }

  /// Everyone as last counted.
  public Population population() {
    return population.get();
  }

  @Override
  public Set<String> ids() {
    return book.list().stream().map(SavedSegment::id).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean holds(SegmentVersion segment, CustomerId customer) {
    return book.find(segment).filter(one -> holds(one, customer)).isPresent();
  }

  @Override
  public Set<String> of(CustomerId customer) {
    return book.list().stream()
        .filter(one -> holds(one, customer))
        .map(SavedSegment::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<CustomerId> members(SegmentVersion segment) {
    SavedSegment known =
        book.find(segment)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    segment.version() == 0
                        ? "there is no segment '%s'".formatted(segment.segment())
                        : "there is no version %d of segment '%s'"
                            .formatted(segment.version(), segment.segment())));
    return members(known).stream().map(CustomerId::new).toList();
  }

  /// The ids of everyone in a segment, in order.
  public List<String> members(SavedSegment segment) {
    return named(
        switch (segment.rule()) {
          case SegmentRule.Where where -> population.get().select(where);
          case SegmentRule.Listed _ -> {
            Population counted = population.get();
            yield book.listed(segment).stream()
                .map(counted::countedAs)
                .distinct()
                .sorted()
                .toList();
          }
        });
  }

  /// The ids of everyone of whom a condition holds, in order.
  public List<String> members(SegmentRule.Where where) {
    return named(population.get().select(where));
  }

  /// How many are in a segment; of a list, how many it names.
  public int count(SavedSegment segment) {
    return switch (segment.rule()) {
      case SegmentRule.Where where -> population.get().count(where);
      case SegmentRule.Listed(var customers) -> customers;
    };
  }

  /// Who refused since customers were counted is named no more.
  private List<String> named(List<String> customers) {
    Set<String> gone = refused.get();
    return customers.stream().filter(customer -> !gone.contains(customer)).toList();
  }

  private boolean holds(SavedSegment segment, CustomerId customer) {
    Population counted = population.get();
    boolean in =
        switch (segment.rule()) {
          case SegmentRule.Where where -> counted.holds(where, customer);
          case SegmentRule.Listed _ -> {
            Set<String> listed = book.listed(segment);
            yield listed.contains(customer.value())
                || listed.contains(counted.countedAs(customer.value()));
          }
        };
    return in && !refused.get().contains(customer.value());
  }
}
