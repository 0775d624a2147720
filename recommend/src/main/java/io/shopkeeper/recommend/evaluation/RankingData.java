package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.RecommendException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a ranking protocol is given.
///
/// @param train what models learn from
/// @param valid what models are chosen on; empty to have it cut from train. It may or may not be
///   part of train as well
/// @param test what the chosen model is judged by; empty where the labels are not given
/// @param users who gets a list, each with the items to start from, or none to start from those in
///   train; empty for the users of test, or else of train
/// @param attributes what is known of the items, by item; empty where nothing is
public record RankingData(
    List<UserItems> train,
    List<UserItems> valid,
    List<UserItems> test,
    List<UserItems> users,
    Map<String, List<String>> attributes) {

  public RankingData {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
    users = List.copyOf(users);
    attributes = Map.copyOf(attributes);
    if (train.stream().allMatch(user -> user.items().isEmpty())) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN, "train names no item of any user");
    }
  }

  /// Nothing is known of the items.
  public RankingData(
      List<UserItems> train, List<UserItems> valid, List<UserItems> test, List<UserItems> users) {
    this(train, valid, test, users, Map.of());
  }

  /// The same with what is known of the items.
  public RankingData withAttributes(Map<String, List<String>> known) {
    return new RankingData(train, valid, test, users, known);
  }

  /// Reads the given files in the layout of [UserItemsFile].
  public static RankingData read(
      Path train, @Nullable Path valid, @Nullable Path test, @Nullable Path users) {
    return new RankingData(
        UserItemsFile.read(train), readIfGiven(valid), readIfGiven(test), readIfGiven(users));
  }

  /// Holds out the last item of every user who has at least two, as test.
  public static RankingData leaveLastOut(List<UserItems> sequences) {
    var train = new ArrayList<UserItems>();
    var test = new ArrayList<UserItems>();
    for (UserItems sequence : sequences) {
      List<String> items = sequence.items();
      int cut = items.size() < 2 ? items.size() : items.size() - 1;
      train.add(new UserItems(sequence.user(), items.subList(0, cut)));
      if (cut < items.size()) {
        test.add(new UserItems(sequence.user(), items.subList(cut, items.size())));
      }
    }
    return new RankingData(train, List.of(), test, List.of());
  }

  private static List<UserItems> readIfGiven(@Nullable Path file) {
    return file == null ? List.of() : UserItemsFile.read(file);
  }
}
