package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The telephone numbers of all records. Numbers without a calling code are taken to be of the
/// country that most numbers with one are of.
final class PhoneNumbers {
  private static final List<String> CALLING_CODES =
      List.of(
          "852", "853", "886", "353", "351", "358", "420", "971", "972", "86", "81", "82", "91",
          "65", "60", "61", "66", "84", "62", "63", "64", "44", "49", "33", "34", "39", "31", "32",
          "41", "43", "45", "46", "47", "48", "30", "36", "40", "52", "54", "55", "56", "57", "90",
          "20", "27", "7", "1");

  private final JointRecords records;
  private final String callingCode;

  PhoneNumbers(JointRecords records) {
    this.records = records;
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      PhoneNumber.parse(records.text(i, FusionField.PHONE), "")
          .filter(PhoneNumber::international)
          .ifPresent(number -> counts.merge(callingCode(number.digits()), 1, Integer::sum));
    }
    callingCode =
        counts.entrySet().stream()
            .max(
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
  }

  private static String callingCode(String digits) {
    return CALLING_CODES.stream().filter(digits::startsWith).findFirst().orElse("");
  }

  /// A record's number in normal form; empty where there is none.
  String digits(int record) {
    Optional<PhoneNumber> number =
        PhoneNumber.parse(records.text(record, FusionField.PHONE), callingCode);
    return number.map(PhoneNumber::digits).orElse("");
  }

  /// How a number may have been written before it was hashed.
  List<String> writings(String digits) {
    String national = digits.substring(callingCode(digits).length());
    return List.of(digits, "+" + digits, national, "0" + national);
  }
}
