package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a product feed for Google Merchant Center: a product an item. Variants of one product stay
/// products of their own, joined by the attribute `item_group_id`, since everything at Google names
/// them by these ids.
final class GoogleProducts implements PresetRows<GoogleProductField> {
  static final Preset<GoogleProductField> PRESET =
      new Preset<>(
          Format.GOOGLE_MERCHANT,
          RecordKind.PRODUCTS,
          GoogleProductField.class,
          Set.of(
              GoogleProductField.ID,
              GoogleProductField.TITLE,
              GoogleProductField.LINK,
              GoogleProductField.PRICE,
              GoogleProductField.AVAILABILITY),
          Set.of(GoogleProductField.ID, GoogleProductField.TITLE),
          null,
          List.of(GoogleProductField.PRICE, GoogleProductField.SALE_PRICE),
          GoogleProducts::new);

  private static final Set<GoogleProductField> ATTRIBUTES =
      EnumSet.of(
          GoogleProductField.LINK,
          GoogleProductField.IMAGE,
          GoogleProductField.GTIN,
          GoogleProductField.MPN,
          GoogleProductField.GROUP,
          GoogleProductField.GOOGLE_CATEGORY,
          GoogleProductField.CONDITION,
          GoogleProductField.COLOUR,
          GoogleProductField.SIZE,
          GoogleProductField.MATERIAL,
          GoogleProductField.GENDER,
          GoogleProductField.AGE_GROUP);

  private static final Pattern CURRENCY = Pattern.compile("\\b[A-Z]{3}\\b");

  private final Reading reading;
  private final Draft<ProductField, Product> draft;

  private GoogleProducts(Reading reading) {
    this.reading = reading;
    this.draft = reading.draft(NativeFiles.PRODUCTS);
  }

  @Override
  public void row(PresetRow<GoogleProductField> row, Origin origin) {
    Texts<GoogleProductField> texts = row.texts();
    draft.clear();
    draft.at(origin.place());
    draft.set(ProductField.ID, texts.require(GoogleProductField.ID));
    draft.set(ProductField.TITLE, HtmlText.plain(texts.require(GoogleProductField.TITLE)));
    String description = texts.find(GoogleProductField.DESCRIPTION);
    if (description != null) {
      draft.set(ProductField.DESCRIPTION, HtmlText.plain(description));
    }
    setIfThere(ProductField.BRAND, texts.find(GoogleProductField.BRAND));
    setIfThere(ProductField.CATEGORIES, categories(texts));
    price(texts);
    draft.set(ProductField.IN_STOCK, canBeBought(texts) ? "yes" : "no");
    draft.attribute(StoredRecords.SOURCE, Format.GOOGLE_MERCHANT.wireName());
    for (GoogleProductField field : ATTRIBUTES) {
      String text = texts.find(field);
      if (text != null) {
        draft.attribute(field.label(), text);
      }
    }
    Product product = draft.build();
    reading.landings().products().land(product, reading.tally(), List.of(origin));
  }

  private void setIfThere(ProductField field, @Nullable String text) {
    if (text != null) {
      draft.set(field, text);
    }
  }

  /// The shop's own path, else Google's, unless that is only a number.
  private static @Nullable String categories(Texts<GoogleProductField> texts) {
    String path = texts.find(GoogleProductField.TYPE);
    if (path == null) {
      path = texts.find(GoogleProductField.GOOGLE_CATEGORY);
    }
    boolean named = path != null && path.chars().anyMatch(Character::isLetter);
    return named && path != null ? ListText.ofPath(path) : null;
  }

  /// An amount comes with its currency, as in `12.00 USD`.
  private void price(Texts<GoogleProductField> texts) {
    String sale = texts.find(GoogleProductField.SALE_PRICE);
    boolean reduced = sale != null && isOn(texts.find(GoogleProductField.SALE_DATES));
    String price = reduced ? sale : texts.find(GoogleProductField.PRICE);
    if (price != null) {
      draft.set(ProductField.PRICE, price);
      Matcher currency = CURRENCY.matcher(price);
      if (currency.find()) {
        draft.set(ProductField.CURRENCY, currency.group());
      }
    }
  }

  /// Whether now is within two times parted by a slash; without them always.
  private boolean isOn(@Nullable String dates) {
    if (dates == null) {
      return true;
    }
    String[] ends = dates.split("/", -1);
    if (ends.length != 2) {
      throw new Refusal(
          RejectReason.UNREADABLE_TIME,
          GoogleProductField.SALE_DATES.label(),
          "'%s' is not a begin and an end parted by /".formatted(dates));
    }
    Instant now = reading.notation().now();
    return !now.isBefore(time(ends[0])) && now.isBefore(time(ends[1]));
  }

  /// Not by the notation, which refuses what is to come.
  private Instant time(String text) {
    Notation notation = reading.notation();
    return TimeText.parse(
        text.strip(),
        notation.dateOrder(),
        notation.shop().timeZone(),
        GoogleProductField.SALE_DATES.label());
  }

  /// What is ordered before it is there counts as there.
  private static boolean canBeBought(Texts<GoogleProductField> texts) {
    String text = texts.find(GoogleProductField.AVAILABILITY);
    if (text == null) {
      return true;
    }
    return switch (text.toLowerCase(Locale.ROOT).replace(' ', '_')) {
      case "in_stock", "preorder", "backorder", "available_for_order" -> true;
      case "out_of_stock" -> false;
      default ->
          throw new Refusal(
              RejectReason.UNKNOWN_STATUS,
              GoogleProductField.AVAILABILITY.label(),
              "'%s' is none of in_stock, out_of_stock, preorder, backorder".formatted(text));
    };
  }
}
