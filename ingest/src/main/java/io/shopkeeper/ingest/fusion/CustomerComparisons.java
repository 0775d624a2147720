package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import io.shopkeeper.ingest.fusion.clean.PersonName;
import java.util.List;
import java.util.function.LongConsumer;

/// What is asked of two customers, and which are worth asking.
final class CustomerComparisons implements BlockingKeys {
  private static final int RARE = 4;
  private static final int RARE_WORDS = 3;
  private static final int PHONE_END = 6;
  private static final int PHONE_START = 9;
  private static final int SHORTEST_LOCAL = 4;
  private static final int WORD_START = 4;

  private final KeyComparison email;
  private final KeyComparison phone;
  private final NameComparison name;
  private final TextComparison address;
  private final PlaceComparison place;

  CustomerComparisons(JointRecords records) {
    email = KeyComparison.email(records);
    phone = KeyComparison.phone(records);
    name = new NameComparison(records);
    address = TextComparison.address(records);
    place = new PlaceComparison(records);
  }

  Comparisons comparisons() {
    return new Comparisons(List.of(email, phone, name, address, place));
  }

  /// E-mail and telephone, whole and in parts; the name, alone and with the place; words of the
  /// name with the place; the rarest parts of the address, alone and in pairs.
  @Override
  public void of(int record, LongConsumer keys) {
    if (email.key(record) != 0) {
      keys.accept(Hashes.of(1, email.key(record)));
    }
    int local = email.text(record).indexOf('@');
    if (local >= SHORTEST_LOCAL) {
      keys.accept(Hashes.of(2, Hashes.of(email.text(record).substring(0, local))));
    }
    if (phone.key(record) != 0) {
      keys.accept(Hashes.of(3, phone.key(record)));
    }
    PersonName person = name.name(record);
    String digits = phone.text(record);
    if (digits.length() > PHONE_START) {
      keys.accept(Hashes.of(4, Hashes.of(digits.substring(digits.length() - PHONE_END))));
      keys.accept(Hashes.of(5, Hashes.of(digits.substring(0, PHONE_START))));
    }
    ofName(record, person, keys);
    ofAddress(record, keys);
  }

  private void ofName(int record, PersonName person, LongConsumer keys) {
    String whole = person.key();
    if (whole.isEmpty()) {
      return;
    }
    long city = Hashes.of(place.city(record));
    long postcode = Hashes.of(place.postcode(record));
    boolean placed = !place.city(record).isEmpty();
    boolean posted = !place.postcode(record).isEmpty();
    long all = Hashes.of(whole);
    keys.accept(Hashes.of(6, all));
    if (placed) {
      keys.accept(Hashes.of(7, Hashes.of(all, city)));
    }
    if (posted) {
      keys.accept(Hashes.of(8, Hashes.of(all, postcode)));
    }
    if (person.words().isEmpty()) {
      // One character left out, so that one wrong character of three leaves a key.
      for (int i = 0; i < whole.length(); i++) {
        long rest = Hashes.of(whole.substring(0, i) + whole.substring(i + 1));
        place(Hashes.of(9, rest), placed, city, posted, postcode, keys);
      }
    } else {
      for (String word : person.words()) {
        String start = word.substring(0, Math.min(word.length(), WORD_START));
        place(Hashes.of(10, Hashes.of(start)), placed, city, posted, postcode, keys);
      }
    }
  }

  private static void place(
      long part, boolean placed, long city, boolean posted, long postcode, LongConsumer keys) {
    if (placed) {
      keys.accept(Hashes.of(part, city));
    }
    if (posted) {
      keys.accept(Hashes.of(part, postcode));
    }
  }

  private void ofAddress(int record, LongConsumer keys) {
    TextFeatures features = address.features();
    if (features.key(record) != 0) {
      keys.accept(Hashes.of(11, features.key(record)));
    }
    int[] words = features.rarest(record, RARE, true);
    RareFeatures.singles(12, words, RARE_WORDS, keys);
    RareFeatures.pairs(13, words, keys);
    RareFeatures.pairs(14, features.rarest(record, RARE_WORDS, false), keys);
  }
}
