package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.ingest.cleaning.RecordText.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names products and customers as their own records name them: an event of `sku 1` is of `SKU-1`
/// if the load has that product, no other of its form, and none called `sku 1`. What names a near
/// duplicate, which is refused, names the record that stays.
///
/// Memory: about 200 bytes a product and customer of the load, of the first 500,000 each; more are
/// not looked at.
final class References {
  private static final int MOST = 500_000;

  /// Marks a form that several ids have.
  private static final String AMBIGUOUS = "";

  private final Ids products = new Ids();
  private final Ids customers = new Ids();

  /// The first record of a form, and what else it says.
  private record Named(String id, long content) {}

  private static final class Ids {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Named> byForm = new HashMap<>();

    void add(String id, long content) {
      if (ids.size() == MOST || ids.contains(id)) {
        return;
      }
      String form = NormalForm.of(id);
      Named first = byForm.putIfAbsent(form, new Named(id, content));
      boolean again = first != null && first.content() == content;
      if (first != null && !again) {
        byForm.put(form, new Named(AMBIGUOUS, 0));
      }
      if (!again) {
        ids.add(id);
      }
    }

    /// The id that is meant; null if it is known, or cannot be told.
    @Nullable String meant(String id) {
      if (ids.isEmpty() || ids.size() == MOST || ids.contains(id)) {
        return null;
      }
      String form = NormalForm.of(id);
      Named meant = form.isEmpty() ? null : byForm.get(form);
      return meant == null || meant.id().equals(AMBIGUOUS) ? null : meant.id();
    }
  }

  void add(RecordText record) {
    String id = record.find("id");
    if (id != null && record.type() == RecordType.PRODUCT) {
      products.add(id, NearDuplicates.content(record, true));
    } else if (id != null && record.type() == RecordType.CUSTOMER) {
      customers.add(id, NearDuplicates.content(record, true));
    }
  }

  void apply(RecordText record) {
    switch (record.type()) {
      case EVENT, ORDER_LINE, REVIEW -> {
        for (int i = 0; i < record.size(); i++) {
          apply(record, i);
        }
      }
      case PRODUCT, CUSTOMER, QUESTION -> {}
    }
  }

  /// Whether a field of an event names a record by another form of its id.
  boolean changes(String name, Word word) {
    return switch (name) {
      case "product" -> products.meant(word.text()) != null;
      case "customer" -> customers.meant(word.text()) != null;
      default -> false;
    };
  }

  private void apply(RecordText record, int i) {
    boolean field = record.role(i) == Role.FIELD || record.role(i) == Role.ITEM;
    if (field && record.name(i).equals("product")) {
      put(record, i, products.meant(record.text(i)), "the catalogue keeps no such product");
    } else if (field && record.name(i).equals("customer")) {
      put(record, i, customers.meant(record.text(i)), "no such customer is kept");
    }
  }

  private static void put(RecordText record, int i, @Nullable String meant, String reason) {
    if (meant != null) {
      record.change(i, meant, Rule.REFERENCE, reason + ", but one that differs in form only");
    }
  }
}
