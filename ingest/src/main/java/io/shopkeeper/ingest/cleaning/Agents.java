package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The program that a visitor came with: an event that leaves it out has that of its session, so
/// that all of a robot's visit is known by it. Memory: 20,000 programs, and 28 bytes a session.
final class Agents {
  private static final int MOST = 20_000;
  private static final Set<String> COLUMNS =
      Set.of(
          "user_agent",
          "user agent",
          "useragent",
          "user-agent",
          "ua",
          "agent",
          "browser",
          "用户代理",
          "浏览器");

  private final Clocks clocks;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final SessionSays says = new SessionSays();

  /// By file, for those that have such a column.
  private final Map<String, String> columns = new HashMap<>();

  /// @param clocks counts the same events first
  Agents(Clocks clocks) {
    this.clocks = clocks;
  }

  /// The position of the agent in a record; -1 if it names none.
  private static int indexIn(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (isAgent(record, i)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isAgent(RecordText record, int i) {
    return record.role(i) == Role.ATTRIBUTE
        && COLUMNS.contains(record.name(i).toLowerCase(Locale.ROOT));
  }

  void add(ShopEvent event, RecordText record) {
    int i = indexIn(record);
    int session = i < 0 && !columns.containsKey(record.file()) ? -1 : session(event);
    if (i >= 0) {
      columns.putIfAbsent(record.file(), record.name(i));
    }
    if (session >= 0) {
      int agent = i < 0 ? SessionSays.NOTHING : number(record.text(i));
      says.add(session, agent, Clocks.micros(event.visit().time()));
    }
  }

  private int number(String agent) {
    Integer known = numbers.get(agent);
    if (known == null && names.size() < MOST) {
      names.add(agent);
      known = names.size();
      numbers.put(agent, known);
    }
    return known == null ? SessionSays.NOTHING : known;
  }

  private int session(ShopEvent event) {
    SessionId session = event.visit().session();
    return session == null ? -1 : clocks.sessionOf(Hashes.of(session.value()));
  }

  void apply(ShopEvent event, RecordText record) {
    String own = columns.get(record.file());
    if (own == null || indexIn(record) >= 0) {
      return;
    }
    int session = session(event);
    int told = session < 0 ? SessionSays.NOTHING : says.told(session);
    if (told != SessionSays.NOTHING) {
      String agent = names.get(told - 1);
      record.add(Role.ATTRIBUTE, own, agent);
      record.note(own, "", agent, Rule.IMPUTED, "that of the rest of the session");
    }
  }
}
