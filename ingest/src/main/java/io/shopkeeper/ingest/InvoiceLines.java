package io.shopkeeper.ingest;

import io.shopkeeper.domain.Identifier;
import java.util.Arrays;

/// The lines of invoices, column by column: 40 bytes a line, whatever the texts.
///
/// Texts are numbered in the indexes; a customer of [#NOBODY] is missing.
final class InvoiceLines {
  static final int NOBODY = -1;

  /// Two numbers joined by a character, as a refund is named, still make an id.
  static final int MAX_NUMBER = (Identifier.MAX_LENGTH - 1) / 2;

  final TextIndex invoices = new TextIndex();
  final TextIndex products = new TextIndex();
  final TextIndex descriptions = new TextIndex();
  final TextIndex customers = new TextIndex();
  final TextIndex countries = new TextIndex();

  private int size;
  private int[] invoice = new int[1 << 12];
  private int[] product = new int[1 << 12];
  private int[] description = new int[1 << 12];
  private int[] customer = new int[1 << 12];
  private int[] country = new int[1 << 12];
  private int[] quantity = new int[1 << 12];
  private long[] priceMinor = new long[1 << 12];
  private long[] second = new long[1 << 12];

  /// @param quantity negative on a cancellation
  /// @param second since 1970
  /// @return the line's number, from 0
  int add(
      int invoice,
      int product,
      int description,
      int customer,
      int country,
      int quantity,
      long priceMinor,
      long second) {
    if (size == this.invoice.length) {
      grow();
    }
    this.invoice[size] = invoice;
    this.product[size] = product;
    this.description[size] = description;
    this.customer[size] = customer;
    this.country[size] = country;
    this.quantity[size] = quantity;
    this.priceMinor[size] = priceMinor;
    this.second[size] = second;
    return size++;
  }

  private void grow() {
    int capacity = size * 2;
    invoice = Arrays.copyOf(invoice, capacity);
    product = Arrays.copyOf(product, capacity);
    description = Arrays.copyOf(description, capacity);
    customer = Arrays.copyOf(customer, capacity);
    country = Arrays.copyOf(country, capacity);
    quantity = Arrays.copyOf(quantity, capacity);
    priceMinor = Arrays.copyOf(priceMinor, capacity);
    second = Arrays.copyOf(second, capacity);
  }

  int size() {
    return size;
  }

  int invoice(int line) {
    return invoice[line];
  }

  int product(int line) {
    return product[line];
  }

  int description(int line) {
    return description[line];
  }

  int customer(int line) {
    return customer[line];
  }

  int country(int line) {
    return country[line];
  }

  /// Units, positive.
  int quantity(int line) {
    return Math.abs(quantity[line]);
  }

  boolean cancels(int line) {
    return quantity[line] < 0;
  }

  long priceMinor(int line) {
    return priceMinor[line];
  }

  long second(int line) {
    return second[line];
  }

  /// All that a line says but its country; equal for lines that repeat each other.
  record Content(
      int product, int description, int customer, int quantity, long priceMinor, long second) {}

  Content content(int line) {
    return new Content(
        product[line],
        description[line],
        customer[line],
        quantity[line],
        priceMinor[line],
        second[line]);
  }

  /// Line numbers grouped by invoice, in the order in which invoices and lines came: those of
  /// invoice `i` are at `starts[i]` to `starts[i + 1]` of `lines`.
  record Groups(int[] starts, int[] lines) {}

  /// Groups in linear time, wherever the lines of an invoice are.
  Groups byInvoice() {
    int[] starts = new int[invoices.size() + 1];
    for (int line = 0; line < size; line++) {
      starts[invoice[line] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] next = starts.clone();
    int[] lines = new int[size];
    for (int line = 0; line < size; line++) {
      lines[next[invoice[line]]++] = line;
    }
    return new Groups(starts, lines);
  }
}
