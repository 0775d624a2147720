package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.EmailAddress;
import io.shopkeeper.ingest.fusion.clean.FoldedText;
import io.shopkeeper.ingest.fusion.clean.Gtin;
import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Values of which each belongs to one customer or product: e-mail, telephone, GTIN, SKU.
///
/// A value that more than [#MOST_SHARING] records of one platform have is no key: it says nothing.
/// What was hashed is compared with what was not, once that is hashed, too.
final class KeyComparison implements Comparison {
  static final int MOST_SHARING = 3;

  private static final int LONG_ENOUGH = 7;
  private static final int LONG_LOCAL = 6;
  private static final int SHORTEST_SKU = 4;
  private static final long NONE = 0;

  private final FusionField field;
  private final List<Level> levels;

  /// The value's hash for each record, or [#NONE].
  private final long[] keys;

  /// The values themselves, to find typing errors; empty where there is only a hash, or where one
  /// character more or less is another thing.
  private final String[] texts;

  private final Frequencies frequencies = new Frequencies(0);

  private KeyComparison(FusionField field, List<Level> levels, JointRecords records) {
    this.field = field;
    this.levels = levels;
    keys = new long[records.size()];
    texts = new String[records.size()];
    Arrays.fill(texts, "");
  }

  static KeyComparison email(JointRecords records) {
    var comparison =
        new KeyComparison(
            FusionField.EMAIL,
            List.of(
                Level.agreeing("same", .70, .02, 1e-6),
                Level.agreeing("typing error", .05, .01, 1e-5),
                Level.differing("different", .25, .97, 1)),
            records);
    var hashed = new HashedValues(records, FusionField.EMAIL_SHA256);
    for (int i = 0; i < comparison.keys.length; i++) {
      String text = records.text(i, FusionField.EMAIL);
      Optional<EmailAddress> address = EmailAddress.parse(text);
      if (address.isPresent() && !address.get().isOffice()) {
        String normal = address.get().toString();
        comparison.set(i, normal);
        hashed.put(List.of(EmailAddress.trimmed(text), normal), comparison.keys[i]);
      }
    }
    comparison.setHashed(records, hashed);
    return comparison.counted(records);
  }

  static KeyComparison phone(JointRecords records) {
    var comparison =
        new KeyComparison(
            FusionField.PHONE,
            List.of(
                Level.agreeing("same", .75, .30, 1e-6),
                Level.agreeing("typing error", .05, .01, 1e-5),
                Level.differing("different", .20, .69, 1)),
            records);
    var numbers = new PhoneNumbers(records);
    var hashed = new HashedValues(records, FusionField.PHONE_SHA256);
    for (int i = 0; i < comparison.keys.length; i++) {
      String digits = numbers.digits(i);
      if (!digits.isEmpty()) {
        comparison.set(i, digits);
        hashed.put(numbers.writings(digits), comparison.keys[i]);
      }
    }
    comparison.setHashed(records, hashed);
    return comparison.counted(records);
  }

  static KeyComparison gtin(JointRecords records) {
    var comparison =
        new KeyComparison(
            FusionField.GTIN,
            List.of(
                Level.agreeing("same", .90, .01, 1e-6), Level.differing("different", .10, .99, 1)),
            records);
    for (int i = 0; i < comparison.keys.length; i++) {
      Optional<Gtin> gtin = Gtin.parse(records.text(i, FusionField.GTIN));
      if (gtin.isPresent()) {
        comparison.keys[i] = Hashes.of(gtin.get().digits());
      }
    }
    return comparison.counted(records);
  }

  static KeyComparison sku(JointRecords records) {
    var comparison =
        new KeyComparison(
            FusionField.SKU,
            List.of(
                Level.agreeing("same", .60, .02, 1e-5), Level.differing("different", .40, .98, 1)),
            records);
    for (int i = 0; i < comparison.keys.length; i++) {
      String sku = FoldedText.of(records.text(i, FusionField.SKU)).replace(" ", "");
      if (sku.length() >= SHORTEST_SKU && sku.chars().distinct().count() > 1) {
        comparison.keys[i] = Hashes.of(sku);
      }
    }
    return comparison.counted(records);
  }

  private void set(int record, String normal) {
    texts[record] = normal;
    keys[record] = Hashes.of(normal);
  }

  private void setHashed(JointRecords records, HashedValues hashed) {
    for (int i = 0; i < keys.length; i++) {
      Optional<Long> hash = Hashes.ofSha256Hex(records.text(i, hashed.field()));
      if (keys[i] == NONE && hash.isPresent()) {
        keys[i] = hashed.keyOf(hash.get());
      }
    }
  }

  private KeyComparison counted(JointRecords records) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != NONE) {
        frequencies.add(keys[i], i < records.sizeA());
      }
    }
    return this;
  }

  @Override
  public String name() {
    return field.label();
  }

  @Override
  public Role role() {
    return Role.KEY;
  }

  @Override
  public List<Level> levels() {
    return levels;
  }

  /// The value's hash; 0 where there is none or too many share it.
  long key(int record) {
    long key = keys[record];
    return key == NONE || isShared(key) ? NONE : key;
  }

  /// The value in normal form; empty where it is hashed or there is none.
  String text(int record) {
    return texts[record];
  }

  private boolean isShared(long key) {
    return frequencies.mostInOne(key) > MOST_SHARING;
  }

  @Override
  public int level(int left, int right) {
    long one = keys[left];
    long other = keys[right];
    if (one == NONE || other == NONE) {
      return UNKNOWN;
    }
    if (one == other) {
      return isShared(one) ? UNKNOWN : 0;
    }
    boolean typed = levels.size() > 2 && isTypingError(texts[left], texts[right]);
    return typed ? 1 : levels.size() - 1;
  }

  private boolean isTypingError(String one, String other) {
    if (one.length() < LONG_ENOUGH || other.length() < LONG_ENOUGH) {
      return false;
    }
    int local = one.indexOf('@');
    if (local >= LONG_LOCAL && other.startsWith(one.substring(0, local + 1))) {
      return true;
    }
    return Likeness.withinOneEdit(one, other) && !(local > 0 && differInDigits(one, other));
  }

  /// Namesakes have addresses that differ in a digit: `kim1@` and `kim2@` are two people.
  private static boolean differInDigits(String one, String other) {
    if (one.length() != other.length()) {
      return false;
    }
    int differences = 0;
    boolean digits = true;
    for (int i = 0; i < one.length(); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        differences++;
        digits &= Character.isDigit(one.charAt(i)) && Character.isDigit(other.charAt(i));
      }
    }
    return differences == 1 && digits;
  }
}
