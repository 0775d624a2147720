package io.shopkeeper.ingest;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.ingest.source.TableReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the rows of an `online-retail` table into [InvoiceLines], refusing what is no sale and no
/// cancellation. The rules are in `docs/facts.md`.
final class InvoiceTable {
  static final Names<InvoiceField> NAMES = new Names<>(Arrays.asList(InvoiceField.values()));
  static final String CODE_IN_CAPITALS = "product code in capitals";
  static final String CUSTOMER_WITHOUT_DECIMALS = "customer id without its decimals";
  static final String ANONYMOUS = "sale without a customer: its invoice is the session";
  static final String FREE = "article given free: price 0";

  private static final int NO_ARTICLE = -2;
  private static final int UNKNOWN = -1;
  private static final long UNREAD = Long.MIN_VALUE;

  private final InvoiceLines lines;
  private final Notation notation;
  private final int[] columns = new int[InvoiceField.values().length];

  /// What is known of each text as it stands in the table.
  private final TextIndex codes = new TextIndex();

  private final List<Integer> articleOfCode = new ArrayList<>();
  private final TextIndex customers = new TextIndex();
  private final List<Integer> customerOfText = new ArrayList<>();
  private final TextIndex times = new TextIndex();
  private final List<Long> secondOfTime = new ArrayList<>();

  private long capitals;
  private long decimals;
  private long anonymous;
  private long free;

  InvoiceTable(InvoiceLines lines, Notation notation, Columns<InvoiceField> header) {
    this.lines = lines;
    this.notation = notation;
    for (InvoiceField field : InvoiceField.values()) {
      columns[field.ordinal()] = header.indexOf(field);
    }
  }

  /// Adds the row the reader is at.
  ///
  /// @throws Refusal if it is none of a sale, a cancellation
  void add(TableReader row) {
    int invoice = invoice(row);
    boolean cancels = lines.invoices.text(invoice).charAt(0) == 'C';
    int product = product(row);
    int quantity = quantity(cell(row, InvoiceField.QUANTITY));
    long price = price(cell(row, InvoiceField.PRICE));
    int customer = customer(cell(row, InvoiceField.CUSTOMER));
    checkSale(cancels, quantity, price, customer);
    long second = second(cell(row, InvoiceField.TIME));
    lines.add(
        invoice,
        product,
        lines.descriptions.of(cell(row, InvoiceField.DESCRIPTION)),
        customer,
        lines.countries.of(cell(row, InvoiceField.COUNTRY)),
        quantity,
        price,
        second,
        row.line());
    anonymous += customer == InvoiceLines.NOBODY ? 1 : 0;
    free += price == 0 ? 1 : 0;
  }

  private CharSequence cell(TableReader row, InvoiceField field) {
    int column = columns[field.ordinal()];
    return column < 0 ? "" : row.cell(column);
  }

  private int invoice(TableReader row) {
    CharSequence text = cell(row, InvoiceField.INVOICE);
    if (text.isEmpty()) {
      throw Refusal.missing(InvoiceField.INVOICE.label(), "the line has no invoice number");
    }
    char first = text.charAt(0);
    if (Character.isLetter(first) && first != 'C') {
      throw new Refusal(
          RejectReason.ACCOUNT_ADJUSTMENT,
          InvoiceField.INVOICE.label(),
          "invoices that begin with %c correct the books".formatted(first));
    }
    return lines.invoices.of(text);
  }

  private int product(TableReader row) {
    CharSequence text = cell(row, InvoiceField.PRODUCT);
    if (text.isEmpty()) {
      throw Refusal.missing(InvoiceField.PRODUCT.label(), "the line has no product code");
    }
    int code = codes.of(text);
    if (code == articleOfCode.size()) {
      articleOfCode.add(UNKNOWN);
    }
    int article = articleOfCode.get(code);
    if (article == UNKNOWN) {
      article = article(codes.text(code));
      articleOfCode.set(code, article);
    }
    if (article == NO_ARTICLE) {
      throw new Refusal(
          RejectReason.NOT_MERCHANDISE,
          InvoiceField.PRODUCT.label(),
          "'%s' numbers no article: postage, a fee, a voucher or a correction"
              .formatted(codes.text(code)));
    }
    capitals += lines.products.text(article).contentEquals(codes.text(code)) ? 0 : 1;
    return article;
  }

  private int article(String code) {
    return Merchandise.isArticle(code)
        ? lines.products.of(new ProductId(code.toUpperCase(Locale.ROOT)).value())
        : NO_ARTICLE;
  }

  private static int quantity(CharSequence text) {
    try {
      return Integer.parseInt(text, 0, text.length(), 10);
    } catch (NumberFormatException e) {
      throw new Refusal(
          RejectReason.INVALID_QUANTITY,
          InvoiceField.QUANTITY.label(),
          "'%s' is no whole number".formatted(text));
    }
  }

  private long price(CharSequence text) {
    String column = InvoiceField.PRICE.label();
    long minor =
        AmountText.minor(
            text,
            notation.decimalMark(),
            notation.shop().currency().getDefaultFractionDigits(),
            column);
    if (minor < 0) {
      throw new Refusal(
          RejectReason.NEGATIVE_PRICE, column, "the price '%s' is negative".formatted(text));
    }
    return minor;
  }

  private static void checkSale(boolean cancels, int quantity, long price, int customer) {
    if (!cancels && quantity < 0 && price == 0) {
      throw new Refusal(
          RejectReason.STOCK_ADJUSTMENT,
          InvoiceField.QUANTITY.label(),
          "units taken out at no price: stock written off");
    }
    if (price == 0 && customer == InvoiceLines.NOBODY) {
      throw new Refusal(
          RejectReason.STOCK_ADJUSTMENT,
          InvoiceField.PRICE.label(),
          "no price and no customer: stock found or counted");
    }
    if (quantity == 0 || cancels == quantity > 0) {
      throw new Refusal(
          RejectReason.INVALID_QUANTITY,
          InvoiceField.QUANTITY.label(),
          "the quantity is %d; a sale needs more than 0, a cancellation less".formatted(quantity));
    }
  }

  private int customer(CharSequence text) {
    if (text.isEmpty()) {
      return InvoiceLines.NOBODY;
    }
    int written = customers.of(text);
    if (written == customerOfText.size()) {
      customerOfText.add(UNKNOWN);
    }
    int customer = customerOfText.get(written);
    if (customer == UNKNOWN) {
      CustomerId id = new CustomerId(withoutDecimals(customers.text(written)));
      customer = lines.customers.of(id.value());
      customerOfText.set(written, customer);
    }
    decimals += lines.customers.text(customer).length() == text.length() ? 0 : 1;
    return customer;
  }

  /// Spreadsheets and data frames write the number 17850 of a column with gaps as 17850.0.
  private static String withoutDecimals(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private long second(CharSequence text) {
    int time = times.of(text);
    if (time == secondOfTime.size()) {
      secondOfTime.add(UNREAD);
    }
    long second = secondOfTime.get(time);
    if (second == UNREAD) {
      second = notation.time(times.text(time), InvoiceField.TIME.label()).getEpochSecond();
      secondOfTime.set(time, second);
    }
    return second;
  }

  /// Tells what rules changed in the rows so far.
  void tell(FileTally tally) {
    tally.cleaned(CODE_IN_CAPITALS, capitals);
    tally.cleaned(CUSTOMER_WITHOUT_DECIMALS, decimals);
    tally.cleaned(ANONYMOUS, anonymous);
    tally.cleaned(FREE, free);
  }
}
