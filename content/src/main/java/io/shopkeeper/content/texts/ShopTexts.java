package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.UsedFacts;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.Drafting.Drafted;
import io.shopkeeper.content.texts.TextChange.Failing;
import io.shopkeeper.content.texts.TextChange.Made;
import io.shopkeeper.content.texts.TextChange.Refused;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.store.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The texts that a shop keeps of its products: drafted, edited, approved, withdrawn, brought back.
/// What was written stays; only what passes the checks is shown. Safe for any number of threads.
public final class ShopTexts {
  private static final String LIST = "See GET /api/v1/content/texts.";

  private final Facts facts;
  private final TextTables tables;
  private final TextChecks checks;
  private final Drafting drafting;
  private final InstantSource clock;
  private final TextFreshness freshness;
  private final TextClaims claims;

  public ShopTexts(Facts facts, ShopChecks checks, Drafting drafting, InstantSource clock) {
    this.facts = facts;
    this.tables = new TextTables(facts);
    this.checks = new TextChecks(checks);
    this.drafting = drafting;
    this.clock = clock;
    this.freshness = new TextFreshness(facts, tables, this.checks, clock);
    this.claims = new TextClaims(facts, tables, this.checks, checks.claims(), clock);
  }

  /// Hears of products that were written: texts that rest on what changed are stale on return, and
  /// not shown any more if they have become untrue.
  public TextFreshness.Result changed(Collection<ProductId> products) {
    return freshness.changed(products);
  }

  /// Likewise of the whole catalogue, products that are gone included.
  public TextFreshness.Result catalogueChanged() {
    return freshness.catalogueChanged();
  }

  /// What writes drafts of many products.
  public TextDrafts drafts() {
    return new TextDrafts(this, facts, tables, freshness, drafting);
  }

  /// What texts must not say, and which of them do.
  public TextClaims claims() {
    return claims;
  }

  /// In the order of ids.
  public List<TextStanding> list(TextFilter filter) {
    return tables.standings(filter);
  }

  public TextCounts counts() {
    return tables.counts();
  }

  /// A text with everything that was; empty if there is none.
  public Optional<TextHistory> find(TextKey key) {
    return tables.history(key);
  }

  /// What customers are shown on a product's page, a text for each variant that is tried; the first
  /// is the usual one.
  public List<TextVersion> shown(ProductId product, Language language) {
    return tables.shown(List.of(product)).stream()
        .filter(one -> one.key().language() == language)
        .filter(one -> one.key().channel().equals(TextKey.PAGE))
        .toList();
  }

  /// Checks a version against the facts as they are now; empty if its product is gone.
  public Optional<Checked> check(TextVersion version) {
    return product(version.key())
        .map(product -> {
          ProductFacts known =
              TextChecks.facts(product, version.key().language(), version.facts().cited());
          return new Checked(known, checks.check(version.key(), version.text(), known));
        });
  }

  /// A text beside the facts it was checked against.
  public record Checked(ProductFacts facts, CheckedText checked) {}

  /// Writes a draft from the facts as they are now.
  public TextChange draft(TextKey key, String who) {
    return draft(key, Drafting.By.COMPOSED, who);
  }

  /// Likewise by the writer that is asked for, where it can be had.
  public TextChange draft(TextKey key, Drafting.By by, String who) {
    Optional<Product> product = product(key);
    if (product.isEmpty()) {
      return noProduct(key);
    }
    Optional<Drafted> drafted = drafting.draft(product.get(), key.language(), by);
    if (drafted.isEmpty()) {
      return new Refused(
          "the catalogue is being read for the first time since the start", "Ask again soon.");
    }
    Writing writing = drafted.get().writing();
    return switch (writing) {
      case Writing.Unwritten(Writing.Reason reason) ->
          new Refused(
              reason == Writing.Reason.NO_FACTS
                  ? "neither an attribute nor a brand nor a category of '%s' is known"
                      .formatted(key.product())
                  : "the title of '%s' is neither Chinese nor English".formatted(key.product()),
              "Add what is known of it to the catalogue.");
      case Draft draft -> {
        synchronized (tables) {
          TextVersion version =
              version(key, next(key), product.get(), draft, drafted.get().origin(), who);
          tables.add(List.of(version), version.at());
          yield new Made(standing(key));
        }
      }
    };
  }

  /// A draft as a version.
  TextVersion version(
      TextKey key, int number, Product product, Draft draft, String origin, String who) {
    PageText text = PageText.of(draft);
    ProductFacts known = TextChecks.facts(product, key.language(), draft.brief().facts().reviews());
    return new TextVersion(
        key,
        number,
        text,
        TextChecks.used(draft, text, known),
        origin,
        draft.checked().score().total(),
        draft.checked().passes(),
        who,
        clock.instant());
  }

  /// Keeps what a person wrote, as a version that waits for approval.
  ///
  /// @param seen the newest version when they began, 0 for none; negative if they do not say
  public TextChange edit(TextKey key, PageText text, int seen, String who) {
    Optional<Product> product = product(key);
    if (product.isEmpty()) {
      return noProduct(key);
    }
    synchronized (tables) {
      Optional<TextHistory> history = tables.history(key);
      int newest = history.map(all -> all.versions().getFirst().number()).orElse(0);
      if (seen >= 0 && seen != newest) {
        return new Refused(
            "version %d of '%s' was written meanwhile".formatted(newest, key),
            "Look at it, and write again.");
      }
      List<String> cited =
          history.map(all -> all.versions().getFirst().facts().cited()).orElse(List.of());
      return keep(key, newest + 1, text, cited, TextVersion.PERSON, product.get(), who);
    }
  }

  private Made keep(
      TextKey key,
      int number,
      PageText text,
      List<String> cited,
      String origin,
      Product product,
      String who) {
    ProductFacts known = TextChecks.facts(product, key.language(), cited);
    CheckedText checked = checks.check(key, text, known);
    UsedFacts used = TextChecks.used(text, known, checked);
    Instant now = clock.instant();
    tables.add(
        List.of(
            new TextVersion(
                key,
                number,
                text,
                used,
                origin,
                checked.score().total(),
                checked.passes(),
                who,
                now)),
        now);
    return new Made(standing(key));
  }

  /// Shows a version to customers, in place of what they saw.
  ///
  /// @param number 0 for the newest
  public TextChange approve(TextKey key, int number, String who) {
    synchronized (tables) {
      Optional<TextHistory> history = tables.history(key);
      if (history.isEmpty()) {
        return noText(key);
      }
      TextStanding standing = history.get().standing();
      if (standing.state() == TextState.APPROVED
          && standing.shown() == (number == 0 ? standing.newest().number() : number)) {
        return new Refused("version %d is shown already".formatted(standing.shown()), LIST);
      }
      return show(history.get(), number == 0 ? standing.newest().number() : number, false, who);
    }
  }

  /// Brings an earlier version back, as a new one that is shown at once.
  public TextChange rollBack(TextKey key, int number, String who) {
    synchronized (tables) {
      Optional<TextHistory> history = tables.history(key);
      return history.isEmpty() ? noText(key) : show(history.get(), number, true, who);
    }
  }

  /// Shows nothing of a text any more.
  public TextChange withdraw(TextKey key, String why, String who) {
    synchronized (tables) {
      Optional<TextHistory> history = tables.history(key);
      if (history.isEmpty()) {
        return noText(key);
      }
      Optional<TextVersion> shown = history.get().shown();
      if (shown.isEmpty()) {
        return new Refused("nothing of text '%s' is shown".formatted(key), LIST);
      }
      act(key, shown.get().number(), TextAct.Kind.WITHDRAWN, why, who);
      return new Made(standing(key));
    }
  }

  /// A version that rests on facts as they were is kept anew, resting on those of now.
  private TextChange show(TextHistory history, int number, boolean anew, String who) {
    TextKey key = history.standing().key();
    Optional<TextVersion> wanted = history.version(number);
    if (wanted.isEmpty()) {
      return new Refused("text '%s' has no version %d".formatted(key, number), LIST);
    }
    Optional<Product> product = product(key);
    if (product.isEmpty()) {
      return noProduct(key);
    }
    TextVersion version = wanted.get();
    ProductFacts known = TextChecks.facts(product.get(), key.language(), version.facts().cited());
    CheckedText checked = checks.check(key, version.text(), known);
    List<UsedFacts.Change> changes = version.facts().changes(known);
    List<UsedFacts.Change> outlived =
        UsedFacts.outlived(changes, known, version.text().whole(), key.language());
    if (!checked.passes() || !outlived.isEmpty()) {
      return new Failing(version, checked, outlived);
    }
    int shown = number;
    if (anew || !changes.isEmpty()) {
      shown = history.standing().newest().number() + 1;
      keep(
          key,
          shown,
          version.text(),
          version.facts().cited(),
          "version %d".formatted(number),
          product.get(),
          who);
    }
    act(key, shown, TextAct.Kind.APPROVED, "", who);
    return new Made(standing(key));
  }

  private void act(TextKey key, int version, TextAct.Kind kind, String note, String who) {
    Instant now = clock.instant();
    tables.act(List.of(new TextAct(key, version, kind, note, who, now)), now);
  }

  private int next(TextKey key) {
    return tables.history(key).map(all -> all.versions().getFirst().number()).orElse(0) + 1;
  }

  private TextStanding standing(TextKey key) {
    return tables.history(key).orElseThrow().standing();
  }

  private Optional<Product> product(TextKey key) {
    return Optional.ofNullable(facts.products(List.of(key.product())).get(key.product()));
  }

  private static Refused noProduct(TextKey key) {
    return new Refused(
        "there is no product '%s' in the catalogue".formatted(key.product()),
        "Check the id, or add the product with PUT /api/v1/products.");
  }

  private static Refused noText(TextKey key) {
    return new Refused("there is no text '%s'".formatted(key), LIST);
  }
}
