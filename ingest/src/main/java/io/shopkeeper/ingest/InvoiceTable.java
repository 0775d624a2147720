package io.shopkeeper.ingest;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.ingest.source.Table;
import java.util.Arrays;
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

  private final InvoiceLines lines;
  private final Notation notation;
  private final int[] columns = new int[InvoiceField.values().length];
  private final ReadOnce invoices = new ReadOnce(this::invoice);
  private final ReadOnce articles = new ReadOnce(this::article);
  private final ReadOnce customers = new ReadOnce(this::customer);
  private final ReadOnce seconds = new ReadOnce(this::second);

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
  void add(Table row) {
    int invoice = invoiceOf(row);
    boolean cancels = lines.invoices.text(invoice).charAt(0) == 'C';
    int product = articleOf(row);
    int quantity = quantity(cell(row, InvoiceField.QUANTITY));
    long price = price(cell(row, InvoiceField.PRICE));
    int customer = customerOf(cell(row, InvoiceField.CUSTOMER));
    checkSale(cancels, quantity, price, customer);
    long second = seconds.read(cell(row, InvoiceField.TIME));
    lines.add(
        invoice,
        product,
        lines.descriptions.of(cell(row, InvoiceField.DESCRIPTION)),
        customer,
        lines.countries.of(cell(row, InvoiceField.COUNTRY)),
        quantity,
        price,
        second);
    anonymous += customer == InvoiceLines.NOBODY ? 1 : 0;
    free += price == 0 ? 1 : 0;
  }

  private CharSequence cell(Table row, InvoiceField field) {
    int column = columns[field.ordinal()];
    return column < 0 ? "" : row.cell(column);
  }

  private int invoiceOf(Table row) {
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
    return (int) invoices.read(text);
  }

  private int invoice(String number) {
    if (number.length() > InvoiceLines.MAX_NUMBER) {
      throw new Refusal(
          RejectReason.INVALID_VALUE,
          InvoiceField.INVOICE.label(),
          "the invoice number has %d characters, at most %d are allowed"
              .formatted(number.length(), InvoiceLines.MAX_NUMBER));
    }
    return lines.invoices.of(new OrderId(number).value());
  }

  private int articleOf(Table row) {
    CharSequence text = cell(row, InvoiceField.PRODUCT);
    if (text.isEmpty()) {
      throw Refusal.missing(InvoiceField.PRODUCT.label(), "the line has no product code");
    }
    int article = (int) articles.read(text);
    if (article == NO_ARTICLE) {
      throw new Refusal(
          RejectReason.NOT_MERCHANDISE,
          InvoiceField.PRODUCT.label(),
          "'%s' numbers no article: postage, a fee, a voucher or a correction".formatted(text));
    }
    capitals += lines.products.text(article).contentEquals(text) ? 0 : 1;
    return article;
  }

  private int article(String code) {
    return Merchandise.isArticle(code)
        ? lines.products.of(new ProductId(code.toUpperCase(Locale.ROOT)).value())
        : NO_ARTICLE;
  }

  private static int quantity(CharSequence text) {
    try {
      int quantity = Integer.parseInt(text, 0, text.length(), 10);
      // The least of all has no counterpart above 0, which a cancellation needs.
      if (quantity != Integer.MIN_VALUE) {
        return quantity;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Refusal(
        RejectReason.INVALID_QUANTITY,
        InvoiceField.QUANTITY.label(),
        "'%s' is no whole number up to %d".formatted(text, Integer.MAX_VALUE));
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
    if (price > OrderLine.MAX_AMOUNT_MINOR / Math.abs((long) quantity)) {
      throw new Refusal(
          RejectReason.INVALID_VALUE,
          InvoiceField.PRICE.label(),
          "%d at this price come to more than any sale".formatted(quantity));
    }
  }

  private int customerOf(CharSequence text) {
    if (text.isEmpty()) {
      return InvoiceLines.NOBODY;
    }
    int customer = (int) customers.read(text);
    decimals += lines.customers.text(customer).length() == text.length() ? 0 : 1;
    return customer;
  }

  private int customer(String text) {
    return lines.customers.of(new CustomerId(withoutDecimals(text)).value());
  }

  /// Spreadsheets and data frames write the number 17850 of a column with gaps as 17850.0.
  private static String withoutDecimals(String text) {
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private long second(String text) {
    return notation.time(text, InvoiceField.TIME.label()).getEpochSecond();
  }

  /// Tells what rules changed in the rows so far.
  void tell(FileTally tally) {
    tally.cleaned(CODE_IN_CAPITALS, capitals);
    tally.cleaned(CUSTOMER_WITHOUT_DECIMALS, decimals);
    tally.cleaned(ANONYMOUS, anonymous);
    tally.cleaned(FREE, free);
  }
}
