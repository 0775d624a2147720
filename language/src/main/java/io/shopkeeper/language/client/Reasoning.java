package io.shopkeeper.language.client;

import io.shopkeeper.language.generate.Pieces;

/// Takes away what a model thinks aloud before it answers, between `<think>` and `</think>` at the
/// very beginning, as Qwen and DeepSeek do where the server leaves it in the text.
final class Reasoning {
  private static final String BEGIN = "<think>";
  private static final String END = "</think>";

  private final Pieces pieces;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder waiting = new StringBuilder();
  private State state = State.BEGINNING;

  private enum State {
    BEGINNING,
    THINKING,
    ANSWERING
  }

  Reasoning(Pieces pieces) {
    this.pieces = pieces;
  }

  void add(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    if (state == State.ANSWERING) {
      hand(piece);
      return;
    }
    waiting.append(piece);
    if (state == State.BEGINNING) {
      String begun = waiting.toString().stripLeading();
      if (begun.startsWith(BEGIN)) {
        state = State.THINKING;
      } else if (!BEGIN.startsWith(begun)) {
        answer(waiting.toString());
      }
    }
    if (state == State.THINKING) {
      int end = waiting.indexOf(END);
      if (end >= 0) {
        afterThinking(waiting.substring(end + END.length()).stripLeading());
      } else {
        waiting.delete(0, Math.max(0, waiting.length() - END.length()));
      }
    }
  }

  /// The blank lines after a thought are not part of the answer.
  private void afterThinking(String rest) {
    waiting.setLength(0);
    if (rest.isEmpty()) {
      waiting.append(END);
    } else {
      answer(rest);
    }
  }

  private void answer(String beginning) {
    waiting.setLength(0);
    state = State.ANSWERING;
    hand(beginning);
  }

  private void hand(String piece) {
    text.append(piece);
    pieces.next(piece);
  }

  /// No more comes: what only looked like a thought is the answer.
  void end() {
    if (state == State.BEGINNING && !waiting.isEmpty()) {
      answer(waiting.toString());
    }
  }

  String text() {
    return text.toString();
  }
}
