package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Product;
import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Counts the values of columns that hold words of kinds: brands, categories, colours, sizes, names
/// of events. Never those that name or reach a person.
///
/// Memory: 5,000 values of at most 60 characters a column, 500 columns, 200,000 words.
final class WordColumns {
  static final String CATEGORIES = "categories";
  private static final int MOST_COLUMNS = 500;
  private static final String EVENTS = "events.event";
  private static final String GENDERS = "customers.gender";
  private static final Set<String> GENDER =
      Set.of("male", "female", "other", "unknown", "none", "diverse", "divers", "nonbinary");
  private static final Set<String> FIELDS = Set.of("brand", "gender", "channel", "event");
  private static final Pattern PERSONAL =
      Pattern.compile(".*(name|mail|phone|mobile|address|street|birth|姓名|电话|手机|地址|邮箱|生日).*");

  private final Map<String, ValueCounts> columns = new HashMap<>();
  private final WordCounts words = new WordCounts();

  /// The file whose events came last, and its columns that are counted, by field.
  private @Nullable PlainEvent file;

  private @Nullable ValueCounts[] ofFile = {};

  /// Counts what a record says, and returns nothing of it.
  void add(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (holdsWords(record.type(), record.role(i), record.name(i))) {
        column(record.type(), record.name(i)).add(record.text(i));
      }
    }
  }

  /// Likewise of an event that is no [RecordText].
  void add(PlainEvent event) {
    if (event != file) {
      file = event;
      ofFile = new ValueCounts[event.size()];
      for (int i = 0; i < ofFile.length; i++) {
        ofFile[i] = FIELDS.contains(event.name(i)) ? column(RecordType.EVENT, event.name(i)) : null;
      }
    }
    for (int i = 0; i < ofFile.length; i++) {
      ValueCounts column = ofFile[i];
      Word word = column == null ? null : event.word(i);
      if (column != null && word != null) {
        column.add(word.text());
      }
    }
  }

  void add(Product product) {
    words.add(product.title());
    if (product.description() != null) {
      words.add(product.description());
    }
    product
        .categories()
        .forEach(category -> {
          column(RecordType.PRODUCT, CATEGORIES).add(category);
          words.add(category);
        });
  }

  static boolean holdsWords(RecordType type, Role role, String name) {
    return switch (role) {
      case FIELD -> FIELDS.contains(name);
      case ATTRIBUTE ->
          (type == RecordType.PRODUCT || type == RecordType.CUSTOMER)
              && !PERSONAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
      case ITEM, ABSENT, BOUNDARY -> false;
    };
  }

  private ValueCounts column(RecordType type, String name) {
    String key = type.label() + "." + name;
    ValueCounts column = columns.get(key);
    if (column == null) {
      column = new ValueCounts();
      if (columns.size() < MOST_COLUMNS) {
        columns.put(key, column);
      }
    }
    return column;
  }

  /// The spellings to be changed, by column.
  Map<String, Map<String, Spelling.Merge>> spellings(CleaningSettings settings) {
    Map<String, Map<String, Spelling.Merge>> spellings = new HashMap<>();
    columns.forEach((name, values) -> {
      var merges = spelling(name, settings).of(values);
      for (Vocabulary same : List.of(Colours.VOCABULARY, Sizes.VOCABULARY)) {
        same.merges(values)
            .forEach((from, merge) -> {
              if (!settings.spelling().refuses(name, from, merge.to())
                  && settings.spelling().accepted(name, from) == null) {
                merges.put(from, merge);
              }
            });
      }
      if (!merges.isEmpty()) {
        spellings.put(name, merges);
      }
    });
    return spellings;
  }

  private Spelling spelling(String column, CleaningSettings settings) {
    return switch (column) {
      case EVENTS -> new Spelling(column, settings.spelling(), words, settings.eventName(), true);
      case GENDERS ->
          new Spelling(
              column,
              settings.spelling(),
              words,
              word -> GENDER.contains(NormalForm.of(word)),
              false);
      default -> new Spelling(column, settings.spelling(), words);
    };
  }

  Map<String, ValueCounts> columns() {
    return columns;
  }
}
