package io.shopkeeper.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One kind of file that a platform exports.
///
/// @param signature fields that together no other kind of file has a column for
/// @param required fields without which a file that the user named so cannot be read
/// @param time the field with times; null if there is none
/// @param prices fields with prices, of which the first that a file has tells how it writes them
record Preset<F extends Enum<F> & Field>(
    Format format,
    RecordKind kind,
    Class<F> fields,
    Names<F> names,
    Set<F> signature,
    Set<F> required,
    @Nullable F time,
    List<F> prices,
    PresetRows.Opening<F> opening) {

  Preset(
      Format format,
      RecordKind kind,
      Class<F> fields,
      Set<F> signature,
      Set<F> required,
      @Nullable F time,
      List<F> prices,
      PresetRows.Opening<F> opening) {
    this(
        format,
        kind,
        fields,
        new Names<>(Arrays.asList(fields.getEnumConstants())),
        signature,
        required,
        time,
        prices,
        opening);
  }

  Columns<F> columns(List<String> found) {
    return Columns.of(found, names);
  }

  /// Whether only this kind of file has such a header.
  boolean fits(List<String> found) {
    return columns(found).missing(signature).isEmpty();
  }

  String label() {
    return format.wireName() + " " + kind.label();
  }

  void table(TableFile file, Load load, Landings landings, FileTally tally) throws IOException {
    Columns<F> columns = Columns.of(file.header(), names);
    columns.requireAll(tally.file(), label(), required);
    tally.columns(columns.meanings());
    Notation notation =
        file.survey(
            time == null ? -1 : columns.indexOf(time),
            prices.stream().mapToInt(columns::indexOf).filter(i -> i >= 0).findFirst().orElse(-1),
            load,
            tally);
    PresetRows<F> rows = opening.open(new PresetRows.Reading(load, landings, notation, tally));
    PresetRow<F> cells = new PresetRow<>(new Texts<>("row", fields));
    file.forEachRow(
        load,
        tally,
        row -> {
          columns.fill(cells, row);
          Place place = new Place(tally.file(), row.line(), null);
          rows.row(cells, new Origin(place, row.raw()));
        });
    rows.finish();
  }

  /// Likewise from objects, as of an export that was turned into JSON Lines or Parquet.
  void objects(ObjectFile file, Load load, Landings landings, FileTally tally) throws IOException {
    Names<F> mapped = names.through(load.map());
    Survey survey = new Survey();
    Draft<F, Survey> surveyed =
        new SurveyDraft<>(survey, time, prices.isEmpty() ? null : prices.getFirst());
    file.look(object -> {
      JsonObject.read(object, mapped, surveyed);
      survey.record();
      return !survey.isDone();
    });
    Notation notation = survey.notation(load, tally);
    PresetRows<F> rows = opening.open(new PresetRows.Reading(load, landings, notation, tally));
    PresetRow<F> texts = new PresetRow<>(new Texts<>("row", fields));
    file.forEachObject(
        load,
        tally,
        (object, origin) -> {
          texts.clear();
          JsonObject.read(object, mapped, texts);
          rows.row(texts, origin);
        });
    rows.finish();
  }
}
