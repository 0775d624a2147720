package io.shopkeeper.assist;

import io.shopkeeper.assist.records.OrderRecord;
import io.shopkeeper.assist.understand.Days;
import io.shopkeeper.assist.understand.Pointing;
import io.shopkeeper.assist.understand.Pointing.Extreme;
import io.shopkeeper.domain.OrderId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which of several orders a customer points at without its number: by its place, its day, its
/// amount or its age, or as the other one.
final class OrderChoice {
  private OrderChoice() {}

  /// The order pointed at; empty if none or several are.
  ///
  /// @param among newest first
  /// @param listed whether they were shown to the customer, so that they have places
  /// @param spoken of last
  static Optional<OrderRecord> of(
      Turn turn, List<OrderRecord> among, boolean listed, @Nullable OrderId spoken) {
    Pointing pointing = turn.reading.pointing();
    if (among.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt said = pointing.ofOrder().isPresent() ? pointing.ofOrder() : pointing.place();
    if ((listed || pointing.ofOrder().isPresent()) && said.isPresent()) {
      int place = said.getAsInt();
      return switch (place) {
        case Pointing.LAST_PLACE -> Optional.of(among.getFirst());
        case Pointing.BOTTOM_PLACE -> Optional.of(among.getLast());
        default -> at(among, place - 1);
      };
    }
    if (pointing.earlier()) {
      return at(among, Math.max(0, index(among, spoken)) + 1);
    }
    if (pointing.other() && among.size() == 2 && index(among, spoken) >= 0) {
      return at(among, 1 - index(among, spoken));
    }
    Extreme extreme = pointing.extreme();
    if (!listed && index(among, spoken) >= 0 && extreme != null) {
      int step =
          switch (extreme) {
            case NEWEST -> -1;
            case OLDEST -> 1;
            case CHEAPEST, DEAREST -> 0;
          };
      int place = index(among, spoken) + step;
      return step == 0 || place < 0 ? Optional.empty() : at(among, place);
    }
    Days days = pointing.days();
    Optional<OrderRecord> described =
        days == null
            ? Optional.empty()
            : only(among, order -> days.hold(turn.sentences.date(order.orderedAt())));
    if (described.isEmpty() && !pointing.amounts().isEmpty()) {
      described =
          only(
              among,
              order ->
                  pointing.amounts().stream()
                      .anyMatch(amount -> amount.compareTo(order.total().major()) == 0));
    }
    return described.isEmpty() && listed ? extreme(pointing, among) : described;
  }

  private static Optional<OrderRecord> extreme(Pointing pointing, List<OrderRecord> among) {
    Comparator<OrderRecord> byTotal = Comparator.comparing(order -> order.total().major());
    Comparator<OrderRecord> byAge = Comparator.comparing(OrderRecord::orderedAt);
    return switch (pointing.extreme()) {
      case null -> Optional.empty();
      case CHEAPEST -> among.stream().min(byTotal);
      case DEAREST -> among.stream().max(byTotal);
      case NEWEST -> among.stream().max(byAge);
      case OLDEST -> among.stream().min(byAge);
    };
  }

  private static Optional<OrderRecord> only(List<OrderRecord> among, Predicate<OrderRecord> which) {
    List<OrderRecord> found = among.stream().filter(which).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static int index(List<OrderRecord> among, @Nullable OrderId id) {
    return IntStream.range(0, among.size())
        .filter(i -> among.get(i).id().equals(id))
        .findFirst()
        .orElse(-1);
  }

  private static Optional<OrderRecord> at(List<OrderRecord> among, int place) {
    return place < among.size() ? Optional.of(among.get(place)) : Optional.empty();
  }
}
