package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.EmailAddress;
import io.shopkeeper.ingest.fusion.clean.Gtin;
import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Puts values back that stand in each other's column: an e-mail address under "phone", a city
/// under "name".
///
/// What has a form of its own (e-mail, telephone, hash, GTIN) is told by it. Free texts are told by
/// the pairs of characters that the columns themselves mostly hold (naive Bayes): two values are
/// exchanged where each fits the other's column better, and both together by [#EVIDENCE] nats.
/// O(characters × columns²).
final class ColumnRepair {
  private static final double EVIDENCE = 8;

  /// Fewer records than this do not tell what a column holds.
  private static final int FEWEST = 300;

  private static final int LONG_NUMBER = 10;

  private final JointRecords records;
  private int repaired;

  private ColumnRepair(JointRecords records) {
    this.records = records;
  }

  /// Returns how many pairs of values were exchanged.
  static int repair(JointRecords records) {
    var repair = new ColumnRepair(records);
    switch (records.kind()) {
      case CUSTOMERS -> {
        repair.byForm(FusionField.EMAIL, text -> EmailAddress.parse(text).isPresent());
        repair.byForm(FusionField.PHONE, ColumnRepair::isPhone);
        repair.byForm(FusionField.EMAIL_SHA256, text -> Hashes.ofSha256Hex(text).isPresent());
        repair.byContent(
            List.of(FusionField.NAME, FusionField.ADDRESS, FusionField.CITY, FusionField.POSTCODE));
      }
      case PRODUCTS -> {
        repair.byForm(FusionField.GTIN, text -> Gtin.parse(text).isPresent());
        repair.byContent(
            List.of(FusionField.TITLE, FusionField.BRAND, FusionField.CATEGORY, FusionField.SKU));
      }
    }
    return repair.repaired;
  }

  private static boolean isPhone(String text) {
    return text.chars().filter(Character::isDigit).count() >= LONG_NUMBER
        && PhoneNumber.parse(text, "").isPresent();
  }

  private void byForm(FusionField field, Predicate<String> form) {
    for (int i = 0; i < records.size(); i++) {
      if (form.test(records.text(i, field))) {
        continue;
      }
      for (FusionField other : records.kind().fields()) {
        if (other != field && !isOwnForm(other) && form.test(records.text(i, other))) {
          records.swap(i, field, other);
          repaired++;
          break;
        }
      }
    }
  }

  /// Fields that may hold what looks like another field's form.
  private static boolean isOwnForm(FusionField field) {
    return field == FusionField.EMAIL_SHA256
        || field == FusionField.PHONE_SHA256
        || field == FusionField.ATTRIBUTES
        || field == FusionField.PRICE;
  }

  private void byContent(List<FusionField> fields) {
    if (records.size() < FEWEST) {
      return;
    }
    List<ColumnContent> contents = new ArrayList<>();
    for (FusionField field : fields) {
      var content = new ColumnContent();
      for (int i = 0; i < records.size(); i++) {
        content.learn(records.text(i, field));
      }
      contents.add(content);
    }
    double[][] fit = new double[fields.size()][fields.size()];
    for (int i = 0; i < records.size(); i++) {
      for (int value = 0; value < fit.length; value++) {
        String text = records.text(i, fields.get(value));
        for (int column = 0; column < fit.length; column++) {
          fit[value][column] = text.isEmpty() ? Double.NaN : contents.get(column).fit(text);
        }
      }
      exchangeBest(i, fields, fit);
    }
  }

  private void exchangeBest(int record, List<FusionField> fields, double[][] fit) {
    double most = EVIDENCE;
    FusionField first = null;
    FusionField second = null;
    for (int x = 0; x < fit.length; x++) {
      for (int y = x + 1; y < fit.length; y++) {
        double gainX = fit[x][y] - fit[x][x];
        double gainY = fit[y][x] - fit[y][y];
        if (gainX > 0 && gainY > 0 && gainX + gainY > most) {
          most = gainX + gainY;
          first = fields.get(x);
          second = fields.get(y);
        }
      }
    }
    if (first != null && second != null) {
      records.swap(record, first, second);
      repaired++;
    }
  }
}
