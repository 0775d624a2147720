package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.SparseAccumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Two domains as matrices of the same customers, and what each of some of them is to be found.
///
/// @param target the numbers of the target domain's items
/// @param customers everybody in either domain
/// @param own items of the target domain by customer, ascending
/// @param wanted the item to be found by customer, beyond all others where train does not know it;
///   −1 for nobody to be judged by
/// @param twins pairs of an item of the target and one of the source that are the same product
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Domains(
    EncodedUsers target,
    List<String> customers,
    CsrMatrix targets,
    CsrMatrix sources,
    int[][] own,
    int[] wanted,
    Map<Integer, Set<Integer>> twins) {
  /// Two items whose customers overlap so much are one product, listed in both domains.
  private static final double SAME = .3;

  private static final int LEAST_COMMON = 2;

  /// @param wanted an item a user; only users of both domains are judged
  /// @param keepTwins whether items of the source that are also in the target are left there
  static Domains of(
      List<UserItems> train,
      List<UserItems> source,
      Map<String, String> wanted,
      boolean keepTwins) {
    EncodedUsers target = EncodedUsers.of(train, false);
    List<String> customers =
        Stream.concat(train.stream(), source.stream()).map(UserItems::user).distinct().toList();
    Map<String, Integer> rows = new HashMap<>();
    customers.forEach(customer -> rows.put(customer, rows.size()));
    CsrMatrix targets = matrix(train, target, rows);
    CsrMatrix all = matrix(source, EncodedUsers.of(source, false), rows);
    Map<Integer, Set<Integer>> twins = twins(targets, all);
    Set<Integer> listedTwice = new HashSet<>();
    twins.values().forEach(listedTwice::addAll);
    int[][] own = new int[customers.size()][0];
    int[] sought = new int[own.length];
    for (int row = 0; row < own.length; row++) {
      own[row] =
          IntStream.range(targets.rowStart(row), targets.rowEnd(row))
              .map(targets::column)
              .sorted()
              .toArray();
      String item = wanted.get(customers.get(row));
      sought[row] =
          item == null || own[row].length == 0 || all.rowSize(row) == 0
              ? -1
              : target.relevant(List.of(item))[0];
    }
    return new Domains(
        target,
        customers,
        targets,
        keepTwins ? all : without(all, listedTwice),
        own,
        sought,
        twins);
  }

  private static CsrMatrix matrix(
      List<UserItems> users, EncodedUsers encoded, Map<String, Integer> rows) {
    CsrMatrixBuilder matrix = CsrMatrix.builder(rows.size(), encoded.products().size());
    for (UserItems user : users) {
      int row = rows.getOrDefault(user.user(), 0);
      for (String item : user.distinct().items()) {
        matrix.add(row, encoded.products().item(new ProductId(item)), 1);
      }
    }
    return matrix.build();
  }

  /// Products listed in both domains tell what is to be found rather than foretell it.
  private static Map<Integer, Set<Integer>> twins(CsrMatrix targets, CsrMatrix sources) {
    CsrMatrix ofTarget = targets.transpose();
    CsrMatrix ofSource = sources.transpose();
    Map<Integer, Set<Integer>> twins = new HashMap<>();
    var common = new SparseAccumulator(sources.columns());
    for (int item = 0; item < ofTarget.rows(); item++) {
      common.clear();
      for (int at = ofTarget.rowStart(item); at < ofTarget.rowEnd(item); at++) {
        int row = ofTarget.column(at);
        for (int p = sources.rowStart(row); p < sources.rowEnd(row); p++) {
          common.add(sources.column(p), 1);
        }
      }
      for (int entry = 0; entry < common.size(); entry++) {
        double both = common.value(entry);
        int other = common.column(entry);
        double either = ofTarget.rowSize(item) + ofSource.rowSize(other) - both;
        if (both >= LEAST_COMMON && both / either >= SAME) {
          twins.computeIfAbsent(item, _ -> new HashSet<>()).add(other);
        }
      }
    }
    return twins;
  }

  private static CsrMatrix without(CsrMatrix matrix, Set<Integer> columns) {
    CsrMatrixBuilder rest = CsrMatrix.builder(matrix.rows(), matrix.columns());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int at = matrix.rowStart(row); at < matrix.rowEnd(row); at++) {
        if (!columns.contains(matrix.column(at))) {
          rest.add(row, matrix.column(at), matrix.value(at));
        }
      }
    }
    return rest.build();
  }

  /// Whether a customer has what is to be found from the other domain already.
  boolean hasTwin(int row) {
    Set<Integer> same = twins.getOrDefault(wanted[row], Set.of());
    return IntStream.range(sources.rowStart(row), sources.rowEnd(row))
        .anyMatch(at -> same.contains(sources.column(at)));
  }

  /// The rows of those who are judged.
  int[] judged() {
    return IntStream.range(0, wanted.length).filter(row -> wanted[row] >= 0).toArray();
  }

  /// How many items come before the wanted one among all that the customer has not, equal ones
  /// included.
  int rank(int row, float[] scores) {
    int item = wanted[row];
    if (item >= scores.length) {
      return Integer.MAX_VALUE;
    }
    int before = 0;
    for (int other = 0; other < scores.length; other++) {
      before += other != item && scores[other] >= scores[item] ? 1 : 0;
    }
    for (int mine : own[row]) {
      before -= mine != item && scores[mine] >= scores[item] ? 1 : 0;
    }
    return before;
  }

  /// The same among others alone; an item that train does not know scores 0.
  int rank(int row, float[] scores, int[] others) {
    float score = score(wanted[row], scores);
    return (int) IntStream.of(others).filter(other -> score(other, scores) >= score).count();
  }

  private static float score(int item, float[] scores) {
    return item >= 0 && item < scores.length ? scores[item] : 0;
  }

  /// The best items that a customer has not, best first.
  List<String> best(int row, float[] scores, int count) {
    List<String> best = new ArrayList<>();
    int[] order =
        IntStream.range(0, scores.length)
            .filter(item -> Arrays.binarySearch(own[row], item) < 0)
            .boxed()
            .sorted((a, b) -> Float.compare(scores[b], scores[a]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int item : order) {
      best.add(target.products().id(item).value());
    }
    return best;
  }
}
