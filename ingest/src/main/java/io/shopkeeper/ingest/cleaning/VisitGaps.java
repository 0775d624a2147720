package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.LongIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fills in who came, in which session or by which channel where an event leaves it out and the
/// other events of the visit say so.
///
/// The customer and the channel are those of the session, if at least as many of its events name
/// them as do not, those that do agree, and nine in ten events of all such sessions name them; the
/// customer only between two events that do, since whoever comes before the first or after the last
/// may be somebody else at the same browser. The session is the only one of the customer within
/// half an hour of the event, if at least nine in ten events of its kind have one that are of known
/// customers: where sessions are missing more often, as of orders by telephone, they were never
/// there. Who never said who they are stay unknown.
///
/// Memory: some 110 bytes a session of those that [Clocks] keeps, 60 a customer.
final class VisitGaps {
  private static final int NOBODY = SessionSays.NOTHING;
  private static final int MOST_SESSIONS_EACH = 1_000;
  private static final int MOST_CHANNELS = 100;
  private static final double RARE = .1;
  private static final long NEAR = 1_800_000_000L;
  private static final long LONGEST = 12 * 3_600_000_000L;

  private final Clocks clocks;

  /// By row of the session: its name, and the next session of its customer, from 1.
  private byte[] @Nullable [] names = new byte[1 << 8][];

  private final SessionSays customers = new SessionSays();
  private final SessionSays channels = new SessionSays();
  private int[] next = new int[1 << 8];

  private final LongIndex customerIndex = new LongIndex();
  private final List<byte[]> customerNames = new ArrayList<>();

  /// By number of the customer, from 0: the last session that began to name them, from 1.
  private int[] sessions = new int[1 << 8];

  private final List<String> channelNames = new ArrayList<>();

  /// By kind of event, of those that name a customer.
  private final long[] withSession = new long[EventType.values().length];

  private final long[] withoutSession = new long[EventType.values().length];

  /// @param clocks counts the same events first
  VisitGaps(Clocks clocks) {
    this.clocks = clocks;
  }

  void add(ShopEvent event, RecordText record) {
    Visit visit = event.visit();
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    if (customer != null) {
      count(event.type(), session != null);
    }
    int row = session == null ? -1 : clocks.sessionOf(Hashes.of(session.value()));
    if (session == null || row < 0) {
      return;
    }
    ready(row);
    if (names[row] == null) {
      names[row] = utf8(session.value());
    }
    int number =
        customer == null ? NOBODY : customer(Hashes.of(customer.value()), utf8(customer.value()));
    int channel = record.find("channel") == null ? NOBODY : channel(visit.channel().name());
    add(row, number, channel, Clocks.micros(visit.time()));
  }

  void add(PlainEvent event) {
    Word customer = event.customer();
    Word session = event.session();
    if (customer != null) {
      count(event.type(), session != null);
    }
    int row = session == null ? -1 : clocks.sessionOf(session.hash());
    if (session == null || row < 0) {
      return;
    }
    ready(row);
    if (names[row] == null) {
      names[row] = session.utf8();
    }
    int number = customer == null ? NOBODY : customer(customer.hash(), customer.utf8());
    Word channel = event.channel();
    add(row, number, channel == null ? NOBODY : channel(channel.text()), event.micros());
  }

  private void count(EventType type, boolean session) {
    (session ? withSession : withoutSession)[type.ordinal()]++;
  }

  private boolean seldomWithoutSession(EventType type) {
    long without = withoutSession[type.ordinal()];
    return without <= RARE * (withSession[type.ordinal()] + without);
  }

  private void ready(int row) {
    if (row >= next.length) {
      int size = row * 2;
      names = Arrays.copyOf(names, size);
      next = Arrays.copyOf(next, size);
    }
  }

  private void add(int row, int customer, int channel, long micros) {
    if (customers.add(row, customer, micros)) {
      next[row] = sessions[customer - 1];
      sessions[customer - 1] = row + 1;
    }
    channels.add(row, channel, micros);
  }

  private int customer(long hash, byte[] name) {
    int number = customerIndex.add(hash);
    if (number == customerNames.size()) {
      customerNames.add(name);
    }
    if (number >= sessions.length) {
      sessions = Arrays.copyOf(sessions, number * 2);
    }
    return number + 1;
  }

  private int channel(String written) {
    for (int i = 0; i < channelNames.size(); i++) {
      if (channelNames.get(i).equalsIgnoreCase(written)) {
        return i + 1;
      }
    }
    if (channelNames.size() == MOST_CHANNELS) {
      return NOBODY;
    }
    channelNames.add(written);
    return channelNames.size();
  }

  /// Whether [#apply] may have something to fill in.
  boolean mayFill(PlainEvent event) {
    Word session = event.session();
    Word customer = event.customer();
    if (session == null) {
      return customer != null
          && seldomWithoutSession(event.type())
          && sessionOf(customer.hash(), event.micros()) >= 0;
    }
    if (customer != null && event.channel() != null) {
      return false;
    }
    int row = known(session.hash());
    return row >= 0
        && (customer == null && customers.toldAt(row, event.micros()) > 0
            || event.channel() == null && channels.told(row) > 0);
  }

  /// The event with what it leaves out and the others of its visit say.
  ShopEvent apply(ShopEvent event, RecordText record) {
    Visit visit = event.visit();
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    Channel channel = visit.channel();
    if (session == null && customer != null && seldomWithoutSession(event.type())) {
      int found = sessionOf(Hashes.of(customer.value()), Clocks.micros(visit.time()));
      byte[] name = found < 0 ? null : names[found];
      if (name != null) {
        session = new SessionId(text(name));
        note(record, "session", session.value(), "the customer's only one within half an hour");
      }
    }
    int row = session == null ? -1 : known(Hashes.of(session.value()));
    int who = row < 0 ? NOBODY : customers.toldAt(row, Clocks.micros(visit.time()));
    if (customer == null && who != NOBODY) {
      customer = new CustomerId(text(customerNames.get(who - 1)));
      note(record, "customer", customer.value(), "the rest of the session names them");
    }
    if (row >= 0 && record.find("channel") == null && channels.told(row) > 0) {
      channel = new Channel(channelNames.get(channels.told(row) - 1).toLowerCase(Locale.ROOT));
      note(record, "channel", channel.name(), "that of the rest of the session");
    }
    Visit whole = new Visit(customer, session, channel, visit.time());
    return whole.equals(visit) ? event : Events.of(event, whole);
  }

  private static void note(RecordText record, String field, String value, String reason) {
    record.note(field, "", value, Rule.IMPUTED, reason);
  }

  private int known(long session) {
    int row = clocks.sessionOf(session);
    return row >= 0 && row < next.length && names[row] != null ? row : -1;
  }

  /// The row of the one session of a customer near a time; -1 for none, or several.
  private int sessionOf(long customer, long micros) {
    int number = customerIndex.find(customer);
    if (number < 0) {
      return -1;
    }
    int found = -1;
    int looked = 0;
    for (int row = sessions[number] - 1; row >= 0; row = next[row] - 1) {
      if (customers.isOnly(row, number + 1) && clocks.isNear(row, micros, NEAR, LONGEST)) {
        if (found >= 0) {
          return -1;
        }
        found = row;
      }
      if (++looked == MOST_SESSIONS_EACH) {
        return -1;
      }
    }
    return found;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
