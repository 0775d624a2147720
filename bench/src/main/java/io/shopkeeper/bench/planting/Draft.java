package io.shopkeeper.bench.planting;

import java.util.ArrayList;
import java.util.List;

/// A text about a product, sentence by sentence, and what is wrong in it.
///
/// @param sentences in order
record Draft(Goods goods, List<Sentence> sentences) {

  /// A sentence with one thing in it that can be right or wrong.
  ///
  /// @param kind what is said, as `material`; empty where nothing can be wrong
  /// @param error what kind of error stands in the middle; empty for none
  record Sentence(String kind, String before, String middle, String after, String error) {

    static Sentence of(String kind, String template, String value) {
      int slot = template.indexOf("{}");
      return new Sentence(
          kind, template.substring(0, slot), value, template.substring(slot + 2), "");
    }

    static Sentence plain(String text) {
      return new Sentence("", text, "", "", "");
    }

    Sentence saying(String other, String newError) {
      return new Sentence(kind, before, other, after, newError);
    }

    String text() {
      return before + middle + after;
    }
  }

  /// An error by its place in the text.
  record Error(int start, int end, String kind) {}

  /// A text that is ready to be judged.
  record Finished(String product, String text, List<Error> errors) {}

  Finished finish() {
    var text = new StringBuilder();
    var errors = new ArrayList<Error>();
    for (Sentence sentence : sentences) {
      if (!text.isEmpty() && !goods.chinese()) {
        text.append(' ');
      }
      String before = sentence.before();
      String middle = sentence.middle();
      if (before.isEmpty() && !middle.isEmpty() && !goods.chinese()) {
        middle = Character.toUpperCase(middle.charAt(0)) + middle.substring(1);
      }
      text.append(before);
      int start = text.length();
      text.append(middle);
      if (!sentence.error().isEmpty()) {
        errors.add(new Error(start, text.length(), sentence.error()));
      }
      text.append(sentence.after());
      if (!sentence.text().matches("(?s).*[.!?。！？]\\s*")) {
        text.append(goods.chinese() ? "。" : ".");
      }
    }
    return new Finished(goods.id(), text.toString(), errors);
  }
}
