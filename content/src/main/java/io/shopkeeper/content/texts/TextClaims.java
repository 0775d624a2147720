package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.ForbiddenClaim;
import io.shopkeeper.content.check.Kind;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.shop.ClaimBook;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Changes what texts must not say, and takes the texts along: one that says what is forbidden now
/// is not shown any more on return, and one that was withdrawn for that alone and may be said again
/// is shown again. Safe for any number of threads; linear in the texts that are kept, the checks
/// read those only that have the words.
public final class TextClaims {
  private static final int AT_ONCE = 5_000;

  /// What the note of a text begins with that was withdrawn for its words.
  private static final String NOTE = "forbidden: ";

  private final Facts facts;
  private final TextTables tables;
  private final TextChecks checks;
  private final ClaimBook book;
  private final InstantSource clock;

  TextClaims(
      Facts facts, TextTables tables, TextChecks checks, ClaimBook book, InstantSource clock) {
    this.facts = facts;
    this.tables = tables;
    this.checks = checks;
    this.book = book;
    this.clock = clock;
  }

  /// What a change did.
  ///
  /// @param changed claims that are others now
  /// @param withdrawn texts that are not shown any more
  /// @param shown texts that are shown again
  public record Result(int changed, List<TextKey> withdrawn, List<TextKey> shown) {
    public Result {
      withdrawn = List.copyOf(withdrawn);
      shown = List.copyOf(shown);
    }
  }

  /// What is forbidden, and who changed it.
  public ClaimBook book() {
    return book;
  }

  /// Adds claims, or puts them in place of those of the same ids.
  ///
  /// @throws IllegalArgumentException for words that cannot be looked for
  public Result put(Collection<ForbiddenClaim> claims, String who) {
    return heeded(book.put(claims, who), who);
  }

  /// Removes one of the shop's own.
  ///
  /// @throws IllegalArgumentException if there is none, or it is the program's
  public Result remove(String id, String who) {
    return heeded(book.remove(id, who), who);
  }

  /// Takes a revision back.
  ///
  /// @throws IllegalArgumentException if that cannot be done
  public Result undo(long revision, String who) {
    return heeded(book.undo(revision, who), who);
  }

  /// The texts that customers see and that say what a claim would forbid, before it is kept.
  ///
  /// @throws IllegalArgumentException for words that take too long to look for
  public List<TextKey> saying(ForbiddenClaim claim) {
    claim.requireQuick();
    return saying(AdvertisingRules.heeding(List.of(claim.active(true)))).stream()
        .map(said -> said.version.key())
        .toList();
  }

  private Result heeded(List<ClaimBook.Change> changes, String who) {
    if (changes.isEmpty()) {
      return new Result(0, List.of(), List.of());
    }
    List<ForbiddenClaim> now =
        changes.stream().flatMap(change -> Stream.ofNullable(change.after())).toList();
    synchronized (tables) {
      Instant at = clock.instant();
      List<TextAct> withdrawn =
          saying(AdvertisingRules.heeding(now)).stream()
              .map(said -> act(said.version, TextAct.Kind.WITHDRAWN, NOTE + said.words, who, at))
              .toList();
      List<TextAct> shown =
          sayable().stream().map(version -> act(version, TextAct.Kind.FRESH, "", who, at)).toList();
      tables.act(Stream.concat(withdrawn.stream(), shown.stream()).toList(), at);
      return new Result(changes.size(), keys(withdrawn), keys(shown));
    }
  }

  /// A text that is shown, and the words of it that are forbidden.
  private record Said(TextVersion version, String words) {}

  private List<Said> saying(AdvertisingRules asked) {
    var all = new ArrayList<Said>();
    pages(ids -> {
      List<TextVersion> suspects =
          tables.shown(ids).stream()
              .filter(version -> !asked.allow(version.text().whole()))
              .toList();
      checked(suspects, asked)
          .forEach((version, checked) -> {
            String words =
                checked.checked().findings().stream()
                    .filter(finding -> finding.kind() == Kind.FORBIDDEN)
                    .map(finding -> finding.span().in(checked.checked().text()))
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!words.isEmpty()) {
              all.add(new Said(version, words));
            }
          });
    });
    return all;
  }

  /// What was withdrawn for its words alone and passes the checks now, its facts being what they
  /// were.
  private List<TextVersion> sayable() {
    var all = new ArrayList<TextVersion>();
    pages(ids ->
        checked(tables.withdrawn(ids, NOTE), book.rules())
            .forEach((version, checked) -> {
              boolean fresh = version.facts().changes(checked.facts()).isEmpty();
              if (fresh && checked.checked().passes()) {
                all.add(version);
              }
            }));
    return all;
  }

  /// Texts beside the facts of now.
  private Map<TextVersion, ShopTexts.Checked> checked(
      List<TextVersion> versions, AdvertisingRules rules) {
    Map<ProductId, Product> products =
        facts.products(versions.stream().map(version -> version.key().product()).toList());
    var checked = new LinkedHashMap<TextVersion, ShopTexts.Checked>();
    for (TextVersion version : versions) {
      Product product = products.get(version.key().product());
      if (product != null) {
        ProductFacts known =
            TextChecks.facts(product, version.key().language(), version.facts().cited());
        checked.put(
            version,
            new ShopTexts.Checked(
                known, checks.check(version.key(), version.text(), known, rules)));
      }
    }
    return checked;
  }

  private void pages(Consumer<List<ProductId>> reader) {
    List<ProductId> ids = tables.products("", AT_ONCE);
    while (!ids.isEmpty()) {
      reader.accept(ids);
      ids = tables.products(ids.getLast().value(), AT_ONCE);
    }
  }

  private static TextAct act(
      TextVersion version, TextAct.Kind kind, String note, String who, Instant at) {
    return new TextAct(version.key(), version.number(), kind, note, who, at);
  }

  private static List<TextKey> keys(List<TextAct> acts) {
    return acts.stream().map(TextAct::key).toList();
  }
}
