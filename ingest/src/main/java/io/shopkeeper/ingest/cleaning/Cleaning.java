package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// The second reading of a load: mends or refuses each record by what the [Study] found. Not
/// thread-safe.
///
/// Texts are mended before columns are told apart, columns before words are spelled; amounts come
/// to one currency before they are compared; categories come to the shop's last, since prices are
/// compared within those of the platform.
public final class Cleaning implements Stage {
  private final LocalDate today;
  private final Amounts amounts;
  private final SpellingRule spelling;
  private final CategoryMap categories;
  private final References references;
  private final Map<String, Measure.Notation> units;
  private final SwappedColumns swapped;
  private final Facts facts;
  private final NearDuplicates duplicates = new NearDuplicates();

  /// The rules that look at parsed records.
  record Facts(
      BrandsInTitles brands,
      Robots robots,
      TestOrders tests,
      Clocks clocks,
      Gaps gaps,
      Prices prices) {}

  /// The rules that fill in what an event leaves out.
  record Gaps(
      VisitGaps visits, Agents agents, RowGaps rows, ShownLists shown, Quantities quantities) {
    ShopEvent apply(ShopEvent event, RecordText record) {
      ShopEvent visited = visits.apply(event, record);
      agents.apply(visited, record);
      quantities.apply(visited, record);
      return shown.apply(rows.apply(visited, record), record);
    }

    boolean mayFill(PlainEvent event) {
      return visits.mayFill(event)
          || (event.selects() && shown.mayFill(event.listed(), event.place() > 0))
          || (event.isOfCart() && !event.hasQuantity() && quantities.tells());
    }
  }

  Cleaning(
      LocalDate today,
      Amounts amounts,
      SpellingRule spelling,
      CategoryMap categories,
      References references,
      Map<String, Measure.Notation> units,
      SwappedColumns swapped,
      Facts facts) {
    this.today = today;
    this.amounts = amounts;
    this.spelling = spelling;
    this.categories = categories;
    this.references = references;
    this.units = units;
    this.swapped = swapped;
    this.facts = facts;
  }

  @Override
  public void texts(RecordText record) {
    TextRepair.repair(record);
    Nothing.apply(record);
    Amounts.mark(record);
    swapped.apply(record);
    spelling.apply(record);
    references.apply(record);
    Units.apply(record, units);
  }

  @Override
  public Optional<Instant> time(RecordText record, String text, Optional<Instant> read) {
    return facts.clocks().mend(record, text, read);
  }

  @Override
  public boolean swap(RecordText record, String field) {
    return swapped.mend(record, field);
  }

  @Override
  public Product product(Product product, RecordText record) {
    duplicates.check(record);
    Product spelled = spelling.apply(product, record);
    Product priced = facts.prices().apply(amounts.convert(spelled, today, record), record);
    return categories.apply(facts.brands().apply(priced, record), record);
  }

  @Override
  public Customer customer(Customer customer, RecordText record) {
    duplicates.check(record);
    return amounts.convert(customer, today, record);
  }

  @Override
  public ShopEvent event(ShopEvent event, RecordText record) {
    ShopEvent timed = facts.clocks().apply(event, record);
    ShopEvent own = amounts.convert(facts.gaps().apply(timed, record), record);
    facts.robots().check(own, record);
    facts.tests().check(own, record, facts.prices());
    return facts.prices().apply(own, record);
  }

  /// Whether no rule has anything to change in an event or against it. Where it says so, [#texts]
  /// and [#event] would leave the same event as it is; where it does not, they tell.
  public boolean leavesAlone(PlainEvent event) {
    for (int i = 0; i < event.size(); i++) {
      Word word = event.word(i);
      if (word != null && !leavesAlone(event.name(i), word)) {
        return false;
      }
    }
    return !swapped.isRareTime(event)
        && !facts.clocks().changes(event)
        && !facts.gaps().mayFill(event)
        && !facts.robots().isRobot(event)
        && !facts.tests().isTest(event);
  }

  private boolean leavesAlone(String name, Word word) {
    Boolean left = word.leftAlone;
    if (left == null) {
      left =
          !swapped.isRare(name, word)
              && !spelling.changes(name, word)
              && !references.changes(name, word);
      word.leftAlone = left;
    }
    return left;
  }

  @Override
  public Review review(Review review, RecordText record) {
    duplicates.check(record);
    return review;
  }

  @Override
  public FaqEntry question(FaqEntry entry, RecordText record) {
    return entry;
  }
}
