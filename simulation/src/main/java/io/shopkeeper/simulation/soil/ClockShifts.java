package io.shopkeeper.simulation.soil;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Sessions whose clock jumps: from some event on, all others are some hours early or late.
final class ClockShifts {
  private static final int MOST_HOURS = 12;

  private ClockShifts() {}

  /// @param rate of the sessions with two events or more
  static void plant(Draft events, double rate, Soil soil) {
    RandomGenerator random = soil.random("clock shifts", events);
    Map<String, List<Draft.Line>> sessions = new LinkedHashMap<>();
    for (Draft.Line line : events.lines()) {
      String session = events.row(line).cell("session");
      if (!session.isEmpty()) {
        sessions.computeIfAbsent(session, _ -> new ArrayList<>()).add(line);
      }
    }
    for (List<Draft.Line> session : sessions.values()) {
      List<String> ids = session.stream().map(line -> id(events, line)).distinct().toList();
      if (ids.size() > 1 && random.nextDouble() < rate) {
        String first = ids.get(1 + random.nextInt(ids.size() - 1));
        int hours = (1 + random.nextInt(MOST_HOURS)) * (random.nextBoolean() ? 1 : -1);
        int fault = soil.next();
        session.stream()
            .dropWhile(line -> !id(events, line).equals(first))
            .forEach(line -> shift(events, line, fault, hours));
      }
    }
  }

  private static String id(Draft events, Draft.Line line) {
    return events.row(line).cell("id");
  }

  private static void shift(Draft events, Draft.Line line, int fault, int hours) {
    Instant time = Instant.parse(events.row(line).cell("time")).plus(Duration.ofHours(hours));
    events.change(line, fault, FaultKind.CLOCK_SHIFT, Map.of("time", time.toString()));
  }
}
