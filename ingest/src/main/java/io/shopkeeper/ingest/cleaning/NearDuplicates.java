package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.ingest.cleaning.RecordText.Role;
import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Refuses records that repeat one before them but for case, spaces, punctuation, width and script,
/// which exact comparison takes for another content.
///
/// Products and customers repeat each other if their ids do so too: the same words under another id
/// are often a variant. A review repeats another of the same product and customer with the same
/// words under any id; where no customer is named, only from 30 characters on, since strangers do
/// write the same short praise. What repeats to the letter is left to the comparison by id.
///
/// What other records tell of beside themselves may repeat. Memory: 40 to 64 bytes a product,
/// customer or review; events and order lines cost nothing here.
final class NearDuplicates {
  private static final int SHORTEST = 10;
  private static final int SHORTEST_ANONYMOUS = 30;

  private final LongIndex keys = new LongIndex();
  private long[] contents = new long[1 << 10];
  private long[] originals = new long[1 << 10];

  void check(RecordText record) {
    if (record.isMention()) {
      return;
    }
    switch (record.type()) {
      case PRODUCT, CUSTOMER -> {
        String id = record.find("id");
        if (id != null) {
          check(record, "id", NormalForm.of(id), content(record, true), content(record, false));
        }
      }
      case REVIEW -> review(record);
      case EVENT, ORDER_LINE, QUESTION -> {}
    }
  }

  private void review(RecordText record) {
    String text = record.find("text");
    String customer = record.find("customer");
    String form = text == null ? "" : NormalForm.of(text);
    if (form.length() >= (customer == null ? SHORTEST_ANONYMOUS : SHORTEST)) {
      String key =
          NormalForm.of(or(record.find("product")))
              + '\t'
              + NormalForm.of(or(customer))
              + '\t'
              + or(record.find("rating"))
              + '\t'
              + form;
      check(record, "text", key, 1, content(record, false));
    }
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void check(RecordText record, String field, String key, long content, long original) {
    int known = keys.size();
    int row = keys.add(Hashes.of(record.type().label() + '\t' + key));
    if (row == contents.length) {
      contents = Arrays.copyOf(contents, row * 2);
      originals = Arrays.copyOf(originals, row * 2);
    }
    if (row == known) {
      contents[row] = content;
      originals[row] = original;
    } else if (contents[row] == content && originals[row] != original) {
      record.object(
          Rule.NEAR_DUPLICATE,
          field,
          "the same as a record before it but for case, spaces, punctuation or width; the first"
              + " stays");
    }
  }

  /// Of everything but the id, whatever the order of the columns; or of everything as it came.
  static long content(RecordText record, boolean normal) {
    long sum = 0;
    for (int i = 0; i < record.size(); i++) {
      if (record.role(i) == Role.ABSENT) {
        continue;
      }
      boolean id = record.role(i) == Role.FIELD && record.name(i).equals("id");
      if (!normal) {
        sum += Hashes.mix(Hashes.of(record.name(i)) * 31 + Hashes.of(record.text(i)));
      } else if (!id) {
        sum +=
            Hashes.mix(Hashes.of(record.name(i)) * 31 + Hashes.of(NormalForm.of(record.text(i))));
      }
    }
    return sum;
  }
}
