package io.shopkeeper.profile.taste;

import io.shopkeeper.language.reviews.Keywords;
import io.shopkeeper.language.reviews.Phrasing;
import io.shopkeeper.language.words.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Names groups of products by the words of their titles that tell them from all others.
final class ThemeNames {
  private static final int WORDS = 3;

  private ThemeNames() {}

  /// A name for each group, as in `teapot · infuser · tea leaf`; the title of its first product
  /// where no word tells it apart. Groups without products have an empty one.
  ///
  /// @param of the group of each title
  static List<String> of(List<String> titles, int[] of, int groups) {
    List<Set<String>> phrases =
        titles.stream().map(title -> Phrasing.phrases(PlainText.of(title))).toList();
    Keywords all = Keywords.of(phrases);
    List<String> names = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int own = group;
      List<Integer> members =
          IntStream.range(0, of.length).filter(i -> of[i] == own).boxed().toList();
      Keywords typical = Keywords.of(members.stream().map(phrases::get).toList());
      List<String> words = all.typicalOf(typical, WORDS);
      names.add(
          words.isEmpty()
              ? members.stream().limit(1).map(titles::get).collect(Collectors.joining())
              : String.join(" · ", words));
    }
    return names;
  }
}
