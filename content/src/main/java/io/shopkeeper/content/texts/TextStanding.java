package io.shopkeeper.content.texts;

import java.util.Optional;

/// How a text stands: its newest version, and the last that became of it.
///
/// @param last empty as long as nothing of it was approved
public record TextStanding(TextVersion newest, Optional<TextAct> last) {

  public TextKey key() {
    return newest.key();
  }

  public TextState state() {
    return last.map(act -> act.kind().state()).orElse(TextState.DRAFT);
  }

  /// The number of the version that is shown; 0 if none is.
  public int shown() {
    return last.filter(act -> act.kind() != TextAct.Kind.WITHDRAWN).map(TextAct::version).orElse(0);
  }

  /// Whether there is a version that nobody has decided on.
  public boolean waiting() {
    return last.map(TextAct::version).orElse(0) < newest.number();
  }
}
