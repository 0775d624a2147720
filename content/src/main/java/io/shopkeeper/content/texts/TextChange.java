package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.UsedFacts;
import java.util.List;

/// A change to a text that was made, or why it was not.
public sealed interface TextChange {

  /// It was made.
  record Made(TextStanding standing) implements TextChange {}

  /// It says what may not be shown.
  ///
  /// @param checked against the facts as they are now
  /// @param changes of facts whose old words it still says
  record Failing(TextVersion version, CheckedText checked, List<UsedFacts.Change> changes)
      implements TextChange {
    public Failing {
      changes = List.copyOf(changes);
    }
  }

  /// @param reason what is wrong with the request
  /// @param advice what to do
  record Refused(String reason, String advice) implements TextChange {}
}
