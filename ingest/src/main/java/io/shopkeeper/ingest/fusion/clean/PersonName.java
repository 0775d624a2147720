package io.shopkeeper.ingest.fusion.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A person's name without forms of address, its words in an order of their own, so that "Smith,
/// John" is "John Smith".
///
/// @param chinese the Chinese characters; empty if it is written in others
/// @param words the other words, sorted; empty if it is Chinese
/// @param joined the words in the order in which they were written, without spaces
/// @param masked whether some characters are starred out, as marketplaces do
public record PersonName(String chinese, List<String> words, String joined, boolean masked) {
  private static final Set<String> FORMS_OF_ADDRESS =
      Set.of("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "jr", "sr");
  private static final List<String> CHINESE_FORMS = List.of("先生", "女士", "小姐", "太太", "老师");
  private static final char MASK = '*';

  public PersonName {
    words = List.copyOf(words);
  }

  /// The name that a text holds; without characters and words if it holds none.
  public static PersonName of(String text) {
    boolean masked = text.indexOf(MASK) >= 0 || text.indexOf('＊') >= 0;
    String folded = FoldedText.of(masked ? text.replace('＊', MASK).replace(MASK, '某') : text);
    StringBuilder chinese = new StringBuilder();
    folded.codePoints().filter(FoldedText::isHan).forEach(chinese::appendCodePoint);
    if (!chinese.isEmpty()) {
      return new PersonName(withoutForms(chinese.toString()), List.of(), "", masked);
    }
    List<String> words = new ArrayList<>();
    for (String word : folded.split(" ")) {
      if (!word.isEmpty() && !FORMS_OF_ADDRESS.contains(word)) {
        words.add(word);
      }
    }
    String joined = String.join("", words);
    words.sort(null);
    return new PersonName("", words, joined, masked);
  }

  private static String withoutForms(String name) {
    for (String form : CHINESE_FORMS) {
      if (name.endsWith(form) && name.length() > form.length()) {
        return name.substring(0, name.length() - form.length());
      }
    }
    return name;
  }

  /// All of it, for equality.
  public String key() {
    return chinese.isEmpty() ? String.join(" ", words) : chinese;
  }
}
