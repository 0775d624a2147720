package io.shopkeeper.ingest.cleaning;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds two values of a record that stand in each other's columns, by what each column's values
/// look like in the whole load ([ColumnProfile]).
///
/// The two are changed over if that makes the record ten thousand times as likely (the ratio of
/// likelihoods, J. Neyman and E. Pearson, 1933), each value fits the other column at least three
/// times better, and one of them is hardly ever seen in its own. Words are changed over with words
/// only if one is a known value of the other column and not of its own. Ids stay where they are. A
/// record that cannot be read for one of the values needs to become a hundred times as likely only.
///
/// Cost: a look at each value; memory: a profile for each of 200 columns. Of events and order lines
/// the first 200,000 are profiled, then one in sixteen.
final class SwappedColumns {
  private static final int MOST_COLUMNS = 200;
  private static final int FEWEST_RECORDS = 50;
  private static final int ALL_OF = 200_000;
  private static final int ONE_OF = 16;
  private static final double HARDLY_EVER = .02;
  private static final double BETTER = 3;
  private static final double RATIO = 10_000;
  private static final double RATIO_OF_UNREADABLE = 100;

  private final Map<RecordType, Map<String, ColumnProfile>> profiles = new HashMap<>();
  private final Map<RecordType, long[]> records = new HashMap<>();
  private int columns;

  /// The file whose plain events came last, its profiles by field, and the number of all events.
  private @Nullable PlainEvent file;

  private @Nullable ColumnProfile[] ofFile = {};
  private long[] events = {};

  /// That of the times of events, once it is known.
  private @Nullable ColumnProfile times;

  void add(RecordText record) {
    long number = ++records.computeIfAbsent(record.type(), _ -> new long[1])[0];
    if (number > ALL_OF && number % ONE_OF != 0) {
      return;
    }
    for (int i = 0; i < record.size(); i++) {
      if (takesPart(record, i)) {
        ColumnProfile profile = profileToFill(record.type(), record.name(i));
        if (profile != null) {
          profile.add(record.text(i));
        }
      }
    }
  }

  /// Counts an event that is no [RecordText] likewise.
  void add(PlainEvent event) {
    if (event != file) {
      file = event;
      ofFile = new ColumnProfile[event.size()];
      events = records.computeIfAbsent(RecordType.EVENT, _ -> new long[1]);
    }
    long number = ++events[0];
    if (number > ALL_OF && number % ONE_OF != 0) {
      return;
    }
    for (int i = 0; i < event.size(); i++) {
      Word word = event.word(i);
      ColumnProfile profile = word == null && !event.isTime(i) ? null : profileToFill(event, i);
      if (profile != null && word != null) {
        profile.add(word.text(), word.shape());
      } else if (profile != null) {
        profile.add(event.timeText(), TextShape.of(event.timeText()));
      }
    }
  }

  private @Nullable ColumnProfile profileToFill(PlainEvent event, int i) {
    ColumnProfile profile = ofFile[i];
    if (profile == null) {
      profile = profileToFill(RecordType.EVENT, event.name(i));
      ofFile[i] = profile;
    }
    return profile;
  }

  /// Whether the times of an event's file need to be looked at.
  boolean isRareTime(PlainEvent event) {
    ColumnProfile profile = times == null ? known(RecordType.EVENT, "time") : times;
    if (profile == null) {
      return false;
    }
    times = profile;
    return event.isDated() && profile.isManyValued()
        ? profile.chance(TextShape.DATE) <= HARDLY_EVER
        : profile.chance(event.timeText()) <= HARDLY_EVER;
  }

  /// Whether a field of an event is hardly ever what it is here.
  boolean isRare(String name, Word word) {
    ColumnProfile profile = known(RecordType.EVENT, name);
    return profile != null && profile.chance(word.text()) <= HARDLY_EVER;
  }

  private @Nullable ColumnProfile known(RecordType type, String name) {
    Map<String, ColumnProfile> own = profiles.get(type);
    ColumnProfile profile = own == null ? null : own.get(name);
    return profile == null || profile.total() < FEWEST_RECORDS ? null : profile;
  }

  private static boolean takesPart(RecordText record, int i) {
    boolean goods = record.type() == RecordType.PRODUCT || record.type() == RecordType.CUSTOMER;
    return switch (record.role(i)) {
      case FIELD -> !record.name(i).equals("id");
      case ATTRIBUTE -> goods;
      case ITEM, ABSENT, BOUNDARY -> false;
    };
  }

  private @Nullable ColumnProfile profileToFill(RecordType type, String name) {
    Map<String, ColumnProfile> own = profiles.computeIfAbsent(type, _ -> new HashMap<>());
    ColumnProfile profile = own.get(name);
    if (profile == null && columns < MOST_COLUMNS) {
      profile = new ColumnProfile();
      own.put(name, profile);
      columns++;
    }
    return profile;
  }

  private @Nullable ColumnProfile profile(RecordText record, int i) {
    return takesPart(record, i) ? known(record.type(), record.name(i)) : null;
  }

  void apply(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      ColumnProfile profile = profile(record, i);
      if (profile != null
          && profile.chance(record.text(i)) <= HARDLY_EVER
          && swap(record, i, RATIO)) {
        return;
      }
    }
  }

  /// Changes a value over by which the record cannot be read, on weaker evidence, since the record
  /// is lost otherwise. Returns false if there is none.
  boolean mend(RecordText record, String field) {
    int i = record.indexOf(field);
    return i >= 0 && swap(record, i, RATIO_OF_UNREADABLE);
  }

  /// Changes the value over with the one that makes the record likeliest, if any may.
  private boolean swap(RecordText record, int i, double least) {
    int best = -1;
    double most = least;
    for (int j = 0; j < record.size(); j++) {
      double ratio = j == i ? 0 : ratio(record, i, j);
      if (ratio >= most) {
        most = ratio;
        best = j;
      }
    }
    if (best < 0) {
      return false;
    }
    String one = record.text(i);
    String other = record.text(best);
    String reason =
        "'%s' and '%s' are %.0e times likelier in each other's columns"
            .formatted(record.name(i), record.name(best), most);
    record.change(i, other, Rule.SWAPPED_COLUMNS, reason);
    record.change(best, one, Rule.SWAPPED_COLUMNS, reason);
    return true;
  }

  /// How many times likelier the record is with the two changed over; 0 if they may not be.
  private double ratio(RecordText record, int i, int j) {
    ColumnProfile a = profile(record, i);
    ColumnProfile b = profile(record, j);
    if (a == null || b == null) {
      return 0;
    }
    String x = record.text(i);
    String y = record.text(j);
    double forX = b.chance(x) / a.chance(x);
    double forY = forX < BETTER ? 0 : a.chance(y) / b.chance(y);
    if (forY < BETTER) {
      return 0;
    }
    boolean words = TextShape.isText(TextShape.of(x)) && TextShape.isText(TextShape.of(y));
    boolean known = (b.knows(x) && !a.knows(x)) || (a.knows(y) && !b.knows(y));
    return known || !words ? forX * forY : 0;
  }
}
