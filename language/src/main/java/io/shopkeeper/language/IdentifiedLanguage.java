package io.shopkeeper.language;

import com.hankcs.hanlp.HanLP;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text is written in, told by its scripts, by which form of a character was chosen where
/// there are two, and by function words (Grefenstette, "Comparing two language identification
/// schemes", JADT 1995). Linear in the text.
///
/// The shares are estimates, not calibrated: Chinese without a character of two forms counts as
/// four parts simplified and one traditional, Latin words without a function word as three parts
/// English and one other. Japanese without kana is taken for Chinese.
///
/// @param shares how much of the text is probably of each variety; they add up to 1
public record IdentifiedLanguage(Map<Variety, Double> shares) {

  /// A language in one of its scripts.
  public enum Variety {
    SIMPLIFIED_CHINESE,
    TRADITIONAL_CHINESE,
    ENGLISH,
    /// Another language, or no letters at all.
    OTHER
  }

  /// With less than this in a second language a text only names something in it, as a brand.
  private static final double MIXED = 0.3;

  /// A Han character says about as much as this many Latin letters.
  private static final int LETTERS_A_CHARACTER = 3;

  private static final double SIMPLIFIED_UNSEEN = 0.8;
  private static final double ENGLISH_UNSEEN = 0.75;
  private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{IsLatin}\\p{M}]+");
  private static final Pattern ACCENTED = Pattern.compile(".*[^a-z].*");

  /// Frequent in English, rare in the languages below.
  private static final Set<String> ENGLISH_WORDS =
      words(
          """
          the and of to it is that for with this was are but not you have as they be at had what very
          my from or when would there just we he she his her all been which will than them were has i
          """);

  /// Frequent in French, German, Spanish, Portuguese, Italian, Dutch, Indonesian or Vietnamese,
  /// rare in English.
  private static final Set<String> OTHER_WORDS =
      words(
          """
          le la les des du et est une un pour dans que qui ne pas sur avec très bien je ce cette il
          der die das und ist nicht ein eine zu mit den auf für sehr ich auch es wie aber von dem
          el los las y por con para una muy pero del como más lo se su es en
          os da não com uma muito mas em ao dos na foi do
          di che non per sono ma anche molto della il questo ho
          de het een van en ik dat niet zijn voor maar erg op te
          yang dan di ini itu untuk dengan tidak sangat saya bagus barang
          và là của không rất này cho được tôi có
          """);

  public IdentifiedLanguage {
    shares = Collections.unmodifiableMap(new EnumMap<>(shares));
  }

  public static IdentifiedLanguage of(String text) {
    int han = 0;
    int latin = 0;
    int other = 0;
    boolean kana = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isLetter(point)) {
        switch (Character.UnicodeScript.of(point)) {
          case HAN -> han += LETTERS_A_CHARACTER;
          case LATIN -> latin++;
          case HIRAGANA, KATAKANA -> {
            kana = true;
            other += LETTERS_A_CHARACTER;
          }
          default -> other++;
        }
      }
    }
    var shares = new EnumMap<Variety, Double>(Variety.class);
    double all = Math.max(1, han + latin + other);
    double simplified = han == 0 ? 1 : simplified(text);
    double english = latin == 0 ? 1 : english(text);
    double chinese = kana ? 0 : han / all;
    shares.put(Variety.SIMPLIFIED_CHINESE, chinese * simplified);
    shares.put(Variety.TRADITIONAL_CHINESE, chinese * (1 - simplified));
    shares.put(Variety.ENGLISH, latin / all * english);
    shares.put(Variety.OTHER, Math.max(0, 1 - chinese - latin / all) + latin / all * (1 - english));
    return new IdentifiedLanguage(shares);
  }

  /// The variety most of the text is of; of Chinese, that of its characters.
  public Variety variety() {
    Variety chinese =
        share(Variety.SIMPLIFIED_CHINESE) >= share(Variety.TRADITIONAL_CHINESE)
            ? Variety.SIMPLIFIED_CHINESE
            : Variety.TRADITIONAL_CHINESE;
    if (chinese() >= Math.max(share(Variety.ENGLISH), share(Variety.OTHER)) && chinese() > 0) {
      return chinese;
    }
    return share(Variety.ENGLISH) >= share(Variety.OTHER) ? Variety.ENGLISH : Variety.OTHER;
  }

  /// The share of [#variety], of 1.
  public double confidence() {
    return share(variety());
  }

  /// How much of the text is Chinese, of 1.
  public double chinese() {
    return share(Variety.SIMPLIFIED_CHINESE) + share(Variety.TRADITIONAL_CHINESE);
  }

  /// Whether Chinese and another language both are more than named in it.
  public boolean mixed() {
    return Math.min(chinese(), 1 - chinese()) >= MIXED;
  }

  private double share(Variety variety) {
    return shares.getOrDefault(variety, 0.0);
  }

  /// The probability of simplified characters.
  private static double simplified(String text) {
    String toSimplified = HanLP.convertToSimplifiedChinese(text);
    String toTraditional = HanLP.convertToTraditionalChinese(text);
    return estimate(changed(text, toTraditional), changed(text, toSimplified), SIMPLIFIED_UNSEEN);
  }

  private static int changed(String from, String to) {
    int changed = 0;
    for (int i = 0; i < Math.min(from.length(), to.length()); i++) {
      changed += from.charAt(i) == to.charAt(i) ? 0 : 1;
    }
    return changed;
  }

  /// The probability that words in Latin letters are English.
  private static double english(String text) {
    int english = 0;
    int other = 0;
    for (String word : NOT_OF_A_WORD.split(text.toLowerCase(Locale.ROOT))) {
      if (ENGLISH_WORDS.contains(word)) {
        english++;
      } else if (OTHER_WORDS.contains(word) || ACCENTED.matcher(word).matches()) {
        other++;
      }
    }
    return estimate(english, other, ENGLISH_UNSEEN);
  }

  /// The mean of a beta distribution whose prior is worth one observation.
  private static double estimate(int yes, int no, double unseen) {
    return (yes + unseen) / (yes + no + 1);
  }

  private static Set<String> words(String lines) {
    return Set.copyOf(Arrays.asList(lines.strip().split("\\s+")));
  }
}
