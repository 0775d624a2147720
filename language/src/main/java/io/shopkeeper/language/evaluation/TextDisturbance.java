package io.shopkeeper.language.evaluation;

import com.hankcs.hanlp.HanLP;
import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What goes wrong with texts as people type them, done on purpose to see how much a model minds.
/// It knows nothing of the model: where it strikes is drawn evenly.
public enum TextDisturbance {
  /// As it was written.
  NONE {
    @Override
    List<String> written(List<String> letters, RandomGenerator random) {
      return letters;
    }
  },

  /// A letter or digit in twenty left out, doubled or swapped with the one behind it.
  TYPOS {
    @Override
    List<String> written(List<String> letters, RandomGenerator random) {
      var written = new ArrayList<>(letters);
      for (int i = 0; i < written.size(); i++) {
        if (isLetter(written.get(i)) && random.nextInt(TYPO_IN) == 0) {
          switch (random.nextInt(3)) {
            case 0 -> written.set(i, "");
            case 1 -> written.set(i, written.get(i) + written.get(i));
            default -> Collections.swap(written, i, Math.min(i + 1, written.size() - 1));
          }
        }
      }
      return written;
    }
  },

  /// Behind a character in ten an emoji, of faces glad and sad and of things alike.
  EMOJI {
    @Override
    List<String> written(List<String> letters, RandomGenerator random) {
      return letters.stream()
          .map(letter ->
              random.nextInt(EMOJI_IN) == 0
                  ? letter + EMOJIS.get(random.nextInt(EMOJIS.size()))
                  : letter)
          .toList();
    }
  },

  /// In traditional characters; other scripts stay.
  TRADITIONAL {
    @Override
    List<String> written(List<String> letters, RandomGenerator random) {
      return List.of(HanLP.convertToTraditionalChinese(String.join("", letters)));
    }
  },

  /// Without punctuation: blanks in its place.
  NO_PUNCTUATION {
    @Override
    List<String> written(List<String> letters, RandomGenerator random) {
      return letters.stream()
          .map(letter -> isLetter(letter) || letter.isBlank() ? letter : " ")
          .toList();
    }
  };

  private static final int TYPO_IN = 20;
  private static final int EMOJI_IN = 10;
  private static final List<String> EMOJIS =
      List.of(
          "😀", "😂", "🙂", "😍", "👍", "😭", "😡", "👎", "🙄", "😐", "🎉", "📦", "🚗", "🌹", "☕",
          "🐶");

  /// What is left of a text; the same for the same seed.
  public String of(String text, Seed seed) {
    List<String> letters = text.codePoints().mapToObj(Character::toString).toList();
    return written(letters, seed.derive(text).generator(name())).stream()
        .collect(Collectors.joining());
  }

  /// @param letters a code point each
  abstract List<String> written(List<String> letters, RandomGenerator random);

  private static boolean isLetter(String letter) {
    return Character.isLetterOrDigit(letter.codePointAt(0));
  }
}
